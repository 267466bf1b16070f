package nn.keras.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import nn.data.NnException;

/** Holds what the layers placed so far gave. */
final class Placed {
    private final ModelNote model;
    private final Report report;
    private final Map<Ref, Held> values = new HashMap<>();
    private final Set<Ref> masks = new HashSet<>();
    private final Set<Ref> lost = new HashSet<>();
    private final Map<String, Integer> calls = new HashMap<>();
    private final Map<String, Reading.Shared> shared = new HashMap<>();
    private LayerCall now = LayerCall.of(List.of());
    private String words = "";

    Placed(ModelNote model, List<Held> inputs, Report report) {
        this.model = model;
        this.report = report;
        if (model.inputs().size() != inputs.size()) {
            throw NnException.of(
                    "the network takes %d inputs, but is given %d.",
                    model.inputs().size(), inputs.size());
        }
        for (int i = 0; i < inputs.size(); i++) {
            values.put(model.inputs().get(i), inputs.get(i));
        }
    }

    /** Holds a single input, for a layer by itself. */
    Placed(Held only) {
        this.model = new ModelNote(true, List.of(), List.of(), List.of());
        this.report = new Report(false);
        values.put(new Ref("", 0, 0), only);
        now = LayerCall.of(List.of(new Ref("", 0, 0)));
    }

    boolean isDone() {
        return model.outputs().stream().allMatch(each -> values.containsKey(each) || lost.contains(each))
                && model.layers().stream()
                        .allMatch(layer -> calls(layer) >= layer.calls().size());
    }

    int calls(LayerNote layer) {
        return calls.getOrDefault(layer.name(), 0);
    }

    boolean isReady(LayerNote layer, int call) {
        LayerCall wanted = layer.calls().get(call);
        return wanted.inputs().stream().allMatch(this::isThere)
                && wanted.masks().stream().allMatch(this::isThere);
    }

    private boolean isThere(Ref ref) {
        return values.containsKey(ref) || masks.contains(ref) || lost.contains(ref);
    }

    void put(LayerNote layer, int call, Supplier<List<Held>> made) {
        now = layer.calls().get(call);
        words = "";
        boolean isLost = now.inputs().stream().anyMatch(lost::contains);
        if (isLost) {
            report.lost(layer);
        }
        List<Held> all = isLost ? List.of() : made.get();
        for (int i = 0; i < all.size(); i++) {
            values.put(new Ref(layer.name(), call, i), all.get(i));
        }
        if (all.isEmpty() && !masks.contains(new Ref(layer.name(), call, 0))) {
            lost.add(new Ref(layer.name(), call, 0));
        }
        calls.put(layer.name(), call + 1);
    }

    LayerCall call() {
        return now;
    }

    List<Held> inputs() {
        List<Held> inputs = new ArrayList<>();
        for (Ref ref : now.inputs()) {
            Held held = values.get(ref);
            if (held == null) {
                throw NnException.of("what \"%s\" gives is a mask, which nn makes itself.", ref.layer());
            }
            inputs.add(held);
        }
        return inputs;
    }

    boolean areMasks(List<Ref> refs) {
        return !refs.isEmpty() && masks.containsAll(refs);
    }

    /** Notes that what comes out now is a mask. */
    void mask(LayerNote layer) {
        masks.add(new Ref(layer.name(), calls(layer), 0));
    }

    ModelNote model() {
        return model;
    }

    Map<String, Reading.Shared> shared() {
        return shared;
    }

    void say(String text) {
        words = text;
    }

    String words() {
        return words;
    }

    List<Held> outputs() {
        List<Held> outputs = new ArrayList<>();
        for (Ref ref : model.outputs()) {
            Held held = values.get(ref);
            if (held == null && !lost.contains(ref)) {
                throw NnException.of(
                        "the output \"%s\" cannot be reached: what it is made of goes round in a circle.", ref.layer());
            }
            if (held != null) {
                outputs.add(held);
            }
        }
        return outputs;
    }
}
