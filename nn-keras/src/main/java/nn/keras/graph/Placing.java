package nn.keras.graph;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import nn.Symbol;
import nn.data.NnException;
import nn.data.Shape;
import nn.keras.kind.Catalogue;
import nn.keras.kind.Config;
import nn.keras.kind.Kind;
import nn.keras.kind.Layout;
import nn.keras.kind.Look;
import nn.keras.kind.Var;
import nn.layer.AdditiveAttention;
import nn.layer.Attention;
import nn.layer.Concatenate;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.Padding;
import nn.layer.Permute;
import nn.layer.Prelu;
import nn.layer.Reshape;
import nn.layer.Window;

/** Places one call of one layer. */
final class Placing {
    private final Reading reading;
    private final LayerNote note;
    private final Placed placed;
    private final Config config;

    Placing(Reading reading, LayerNote note, Placed placed) {
        this.reading = reading;
        this.note = note;
        this.placed = placed;
        this.config = note.config();
    }

    /** Places it, and gives what comes out; nothing where that is a mask. */
    List<Held> made() {
        if (new Masks(note, placed).isMask()) {
            placed.mask(note);
            placed.say("the mask, which nn makes itself");
            return List.of();
        }
        new Masks(note, placed).requireKnown();
        requireFreeMode();
        List<Held> inputs = placed.inputs();
        if (inputs.isEmpty()) {
            throw config.refused("nothing goes into it.");
        }
        if (note.model().isPresent() && note.calls().size() == 1) {
            placed.say("its layers, one by one");
            return reading.place(note.model().get(), inputs, false);
        }
        return note.calls().size() > 1 && ownsWeights() ? List.of(shared(inputs)) : one(inputs);
    }

    /** Refuses a layer that learns as if it predicted, or the other way round; by itself Keras notes the mode of some. */
    private void requireFreeMode() {
        boolean isChosen = placed.call().training().isPresent() && !note.kind().startsWith("Random");
        boolean isTraining = isChosen && placed.call().training().get();
        boolean matters =
                note.kind().equals("BatchNormalization") || note.model().isPresent();
        if (isTraining || isChosen && matters && note.isTrainable()) {
            throw config.refused(
                            "it is called with training=%s, which nn does not know of a layer that learns.", isTraining)
                    .maybe("set layer.trainable = False instead, and save it anew.");
        }
    }

    private boolean ownsWeights() {
        return note.model().isPresent() || !config.hasNoNumbers();
    }

    private Held shared(List<Held> inputs) {
        if (inputs.size() != 1) {
            throw config.refused(
                    "it is called %d times with %d inputs, but nn shares layers of one input.",
                    note.calls().size(), inputs.size());
        }
        Reading.Shared shared = placed.shared().get(note.name());
        if (shared == null) {
            shared = reading.share(note, inputs.get(0));
            placed.shared().put(note.name(), shared);
        }
        placed.say(shared.layer().toString());
        Held input = reading.towards(inputs.get(0), shared.in());
        return new Held(reading.again(shared, input), shared.out());
    }

    private List<Held> one(List<Held> inputs) {
        if (note.isOp()) {
            Layer made = new Operations(note, placed).layer(inputs.size());
            config.requireAllAsked();
            return List.of(put(made, alike(inputs), List.of()));
        }
        requireNoConstants();
        Kind<?> kind = Catalogue.of(note.kind()).orElseThrow(this::unknown);
        List<Held> made = switch (note.kind()) {
            case "Flatten" -> List.of(flatten(inputs.get(0)));
            case "Reshape" -> List.of(reshape(inputs.get(0)));
            case "Permute" -> List.of(permute(inputs.get(0), kind));
            case "Dense" -> List.of(dense(inputs.get(0), kind));
            case "Concatenate" -> List.of(concatenate(inputs));
            case "PReLU" -> List.of(prelu(inputs.get(0), kind));
            default -> other(inputs, kind);
        };
        config.requireAllAsked();
        return made;
    }

    /** Refuses what a layer is told by place, such as {@code dropout(x, True)}. */
    private void requireNoConstants() {
        List<JsonElement> constants = placed.call().constants();
        if (!constants.isEmpty()) {
            throw config.refused("it is called with %s after its input, which nn does not know.", constants.get(0));
        }
    }

    private NnException unknown() {
        String why = note.kind().equals("Lambda")
                ? "its code is Python, which cannot be translated."
                : "nn knows no such layer.";
        return config.refused("%s", why)
                .maybe(
                        "%s",
                        "write it in ops, nn.Layers.lambda, or build the network in Java"
                                + " and take the weights: Keras.load(path, network).");
    }

    private Held put(Layer layer, List<Held> inputs, List<Var> vars) {
        return new Held(symbol(layer, inputs, vars), inputs.get(0).order());
    }

    private Symbol symbol(Layer layer, List<Held> inputs, List<Var> vars) {
        placed.say(layer + Differences.of(layer, placed.model()));
        try {
            return reading.add(note, layer, inputs, vars);
        } catch (NnException refused) {
            throw refused.at(config.place());
        }
    }

    /** Brings all inputs into the order of the first, or into Keras's where they differ. */
    private List<Held> alike(List<Held> inputs) {
        Order first = inputs.get(0).order();
        boolean isOne = inputs.stream().allMatch(each -> each.order().equals(first));
        return isOne ? inputs : inputs.stream().map(this::same).toList();
    }

    private Held same(Held held) {
        return reading.towards(held, Order.SAME);
    }

    private List<Held> other(List<Held> inputs, Kind<?> kind) {
        Layer layer = causal(kind.read().apply(config));
        boolean keeps = config.flag("keepdims", false);
        if (Catalogue.look(layer) == Look.EACH) {
            config.find("axis");
            return List.of(put(layer, alike(inputs), kind.vars(layer)));
        }
        List<Held> ready = inputs.stream()
                .map(each -> reading.towards(each, Reading.wanted(note, layer, each.shape())))
                .toList();
        Symbol made = symbol(layer, ready, kind.vars(layer));
        Order after = made.shape().rank() == ready.get(0).rank() ? ready.get(0).order() : Order.SAME;
        if (keeps) {
            return List.of(kept(made, ready.get(0)));
        }
        return made.outputs().size() == 1
                ? List.of(new Held(made, after))
                : made.outputs().stream().map(each -> new Held(each, after)).toList();
    }

    /** Gives a pool's numbers the axes back that they had: {@code keepdims}. */
    private Held kept(Symbol made, Held input) {
        int[] sizes = new int[input.rank()];
        java.util.Arrays.fill(sizes, 1);
        sizes[input.rank() == 2 ? 1 : 0] = made.shape().dim(0);
        Symbol kept = reading.bare(new Reshape(Shape.of(sizes), ""), new Held(made, Order.SAME));
        return new Held(kept, input.order());
    }

    /** Tells attention that it must not look ahead, which Keras says in the call. */
    private Layer causal(Layer layer) {
        if (!placed.call().isCausal()) {
            return layer;
        }
        if (layer instanceof MultiHeadAttention heads) {
            return heads.causal();
        }
        if (layer instanceof Attention attention) {
            return attention.causal();
        }
        if (layer instanceof AdditiveAttention attention) {
            return attention.causal();
        }
        throw config.refused("it cannot be causal.");
    }

    private Held flatten(Held input) {
        boolean isFirst = config.word("data_format", "channels_last").equals("channels_first");
        Held ready = input.rank() == 3 ? reading.towards(input, isFirst ? Order.SAME : input.order()) : same(input);
        Shape row = ready.shape();
        boolean differs = row.rank() == 3
                && (isFirst || ready.order().equals(Order.MOVED))
                && row.dim(0) > 1
                && row.size() > row.dim(0);
        Symbol flat = symbol(new Flatten(""), List.of(ready), List.of());
        return new Held(flat, differs ? new Order.Flattened(row) : Order.SAME);
    }

    private Held reshape(Held input) {
        Held ready = same(input);
        List<Integer> target = config.find("target_shape")
                .map(value -> config.flat("target_shape", value))
                .orElse(List.of());
        long known =
                target.stream().filter(size -> size > 0).mapToLong(size -> size).reduce(1, (a, b) -> a * b);
        int left = (int) (ready.shape().size() / Math.max(1, known));
        int[] sizes = target.stream().mapToInt(size -> size < 0 ? left : size).toArray();
        Shape wanted = Shape.of(sizes);
        boolean isImage = sizes.length == 3 && Order.isPixel(ready.shape(), wanted.channelsFirst());
        Held made = put(new Reshape(isImage ? wanted.channelsFirst() : wanted, ""), List.of(ready), List.of());
        return isImage ? new Held(made.symbol(), Order.MOVED) : made;
    }

    /** Exchanges axes; where nn has them in that order already, nothing is placed. */
    private Held permute(Held input, Kind<?> kind) {
        List<Integer> dims = ((Permute) kind.read().apply(config)).order();
        boolean isImage = dims.size() == 3 && input.rank() == 3;
        if (isImage && input.order().equals(Order.MOVED) && dims.equals(List.of(3, 1, 2))) {
            placed.say("nothing: nn has the axes in this order");
            reading.note(input.symbol());
            return new Held(input.symbol(), Order.SAME);
        }
        if (isImage
                && input.order().equals(Order.SAME)
                && dims.equals(List.of(2, 3, 1))
                && !reading.isNoted(input.symbol())) {
            placed.say("nothing: nn has the axes in this order");
            return new Held(input.symbol(), Order.MOVED);
        }
        return put(new Permute(dims, ""), List.of(same(input)), List.of());
    }

    private Held dense(Held input, Kind<?> kind) {
        Dense layer = (Dense) kind.read().apply(config);
        List<Var> vars = kind.vars(layer);
        if (input.order() instanceof Order.Flattened flat) {
            Symbol made = symbol(layer, List.of(input), laidOut(vars, new Layout.Rows(flat.image())));
            return new Held(made, Order.SAME);
        }
        if (input.rank() == 3) {
            Window pixel = new Window(1, 1, 1, 1, 1, 1, Padding.VALID);
            Layer seen = new Conv2D(layer.units(), pixel, 1, layer.activation(), layer.parameters(), "");
            return put(seen, List.of(reading.towards(input, Order.MOVED)), laidOut(vars, Layout.PIXEL_KERNEL));
        }
        if (input.rank() > 3) {
            throw config.refused("its rows have %d axes, but nn's dense takes up to two.", input.rank());
        }
        return put(layer, List.of(same(input)), vars);
    }

    private static List<Var> laidOut(List<Var> vars, Layout kernel) {
        List<Var> laidOut = new ArrayList<>(vars);
        laidOut.set(0, new Var(vars.get(0).path(), vars.get(0).weight(), kernel));
        return laidOut;
    }

    private Held concatenate(List<Held> inputs) {
        List<Held> alike = inputs.stream().allMatch(each -> each.order().equals(Order.MOVED))
                ? inputs
                : inputs.stream().map(this::same).toList();
        int rank = alike.get(0).rank();
        int chosen = config.find("axis")
                .map(value -> config.flat("axis", value).get(0))
                .orElse(-1);
        int axis = chosen < 0 ? rank + 1 + chosen : chosen;
        if (axis < 1 || axis > rank) {
            throw config.refused("it joins along axis %d, but the rows have %d axes.", chosen, rank);
        }
        boolean isMoved = alike.get(0).order().equals(Order.MOVED);
        int ours = isMoved ? axis == rank ? rank - 2 : axis >= rank - 2 ? axis + 1 : axis : axis;
        boolean isFeatures = rank < 3 ? ours == rank : isMoved && rank == 3 && ours == 1;
        return put(new Concatenate(isFeatures ? 0 : ours, ""), alike, List.of());
    }

    private Held prelu(Held input, Kind<?> kind) {
        Prelu layer = (Prelu) kind.read().apply(config);
        boolean isImage = input.rank() == 3;
        Held ready = reading.towards(input, isImage ? Order.MOVED : Order.SAME);
        if (!isImage) {
            return put(layer, List.of(ready), kind.vars(layer));
        }
        List<Integer> shared =
                layer.sharedAxes().stream().map(axis -> axis % 3 + 1).sorted().toList();
        Prelu moved = new Prelu(layer.alpha(), shared, "");
        return put(moved, List.of(ready), laidOut(kind.vars(layer), new Layout.Axes(2, 0, 1)));
    }
}
