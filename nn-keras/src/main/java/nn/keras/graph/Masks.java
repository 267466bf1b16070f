package nn.keras.graph;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;

/** Recognises the ops by which newer files spell out the masks of Embedding and Masking. */
final class Masks {
    private static final Set<String> OF_MASKS = Set.of(
            "Any",
            "All",
            "LogicalAnd",
            "LogicalOr",
            "LogicalNot",
            "ExpandDims",
            "Squeeze",
            "Concatenate",
            "OnesLike",
            "BroadcastTo");

    private final LayerNote note;
    private final Placed placed;

    Masks(LayerNote note, Placed placed) {
        this.note = note;
        this.placed = placed;
    }

    /** Tells whether the op makes a mask that nn makes, too. */
    boolean isMask() {
        if (!note.isOp()) {
            return false;
        }
        boolean isFirst = note.kind().equals("NotEqual") && maskingLayer().isPresent();
        return isFirst
                || OF_MASKS.contains(note.kind())
                        && placed.areMasks(placed.call().inputs());
    }

    /** Finds the layer whose mask a comparison spells out: it sees the same value, and leaves out the same number. */
    private Optional<LayerNote> maskingLayer() {
        List<Ref> compared = placed.call().inputs();
        double number = placed.call().constants().isEmpty()
                ? 0
                : placed.call().constants().get(0).getAsDouble();
        return placed.model().layers().stream()
                .filter(layer ->
                        layer.calls().stream().anyMatch(call -> call.inputs().equals(compared)))
                .filter(layer -> leavesOut(layer, number))
                .findFirst();
    }

    private static boolean leavesOut(LayerNote layer, double number) {
        return switch (layer.kind()) {
            case "Embedding" ->
                number == 0 && layer.config().word("mask_zero", "false").equals("true");
            case "Masking" -> Double.parseDouble(layer.config().word("mask_value", "0")) == number;
            default -> false;
        };
    }

    /** Refuses a mask that does not come from Embedding or Masking. */
    void requireKnown() {
        List<Ref> masks = placed.call().masks();
        if (!masks.isEmpty() && !placed.areMasks(masks)) {
            throw NnException.of(
                            "layer \"%s\" is given a mask by \"%s\", but nn knows those of Embedding and Masking.",
                            note.name(), masks.get(0).layer())
                    .maybe("mask by Embedding(…, mask_zero=True) or Masking(…).");
        }
    }
}
