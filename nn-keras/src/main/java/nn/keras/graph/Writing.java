package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.NnException;
import nn.data.Shape;
import nn.keras.kind.Catalogue;
import nn.keras.kind.Kind;
import nn.keras.kind.Layout;
import nn.keras.kind.Look;
import nn.keras.kind.Options;
import nn.keras.kind.Var;
import nn.layer.Concatenate;
import nn.layer.Dense;
import nn.layer.Flatten;
import nn.layer.Layer;
import nn.layer.Prelu;
import nn.layer.Reshape;
import nn.layer.TimeDistributed;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;

/** Describes a network for Keras, node by node, and transposes axes where the two see them otherwise. */
final class Writing {
    private final Network network;
    private final KerasLayers layers = new KerasLayers();
    private final Map<String, List<Var>> owned = new HashMap<>();
    private final Map<String, Node> owners = new HashMap<>();
    private final List<String> outputNames = new ArrayList<>();
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, String> named = new HashMap<>();

    Writing(Network network) {
        this.network = network;
    }

    /**
     * A value on its way.
     *
     * @param tensor in Keras
     * @param order how its axes in nn lie to Keras's
     */
    record Value(KerasLayers.Tensor tensor, Order order) {
        int rank() {
            return tensor.shape().rank();
        }
    }

    /** Writes all layers; gives the description. */
    JsonObject described() {
        List<Ref> inputs = new ArrayList<>();
        for (Input input : network.inputs()) {
            boolean isMoved = input.shape().rank() == 3 && looksLikeImages(input.name());
            Order order = isMoved ? Order.MOVED : Order.SAME;
            KerasLayers.Tensor tensor = layers.input(layers.name(input.name()), keras(input.shape(), order));
            values.put(input.name(), new Value(tensor, order));
            inputs.add(tensor.ref());
        }
        for (Node node : network.nodes()) {
            try {
                put(node);
            } catch (NnException refused) {
                throw refused.at("layer \"" + node.name() + "\"");
            }
        }
        List<Ref> outputs = outputs();
        outputs.forEach(each -> outputNames.add(each.layer()));
        return layers.described(inputs, outputs);
    }

    /** Names the outputs as the file does. */
    List<String> outputNames() {
        return outputNames;
    }

    /** Lists the variables, in the order in which Keras has them. */
    List<Variable> variables() {
        List<Variable> variables = new ArrayList<>();
        layers.groups()
                .forEach((name, group) -> owned.getOrDefault(name, List.of())
                        .forEach(each -> variables.add(variable(name, group, each))));
        return variables;
    }

    private Variable variable(String name, String group, Var each) {
        Node node = Objects.requireNonNull(owners.get(name));
        return new Variable(
                name, group + "/" + each.path(), node.owner() + "/" + each.weight(), each.layout(), !node.frozen());
    }

    private List<Ref> outputs() {
        List<Ref> outputs = new ArrayList<>();
        for (String name : network.outputs()) {
            Value value = Objects.requireNonNull(values.get(name));
            Value ready = value.order() instanceof Order.Flattened ? towards(value, Order.SAME) : value;
            boolean isTaken = ready.tensor().ref().call() > 0
                    || outputs.contains(ready.tensor().ref());
            outputs.add((isTaken ? passed(name, ready) : ready).tensor().ref());
        }
        return outputs;
    }

    /** Gives a value a name of its own, by a layer that does nothing. */
    private Value passed(String name, Value value) {
        String layer = layers.name(name);
        return new Value(
                add("Identity", layer, new Options(), value, value.tensor().shape()), value.order());
    }

    /** Tells whether what first looks at axes sees channels. */
    private boolean looksLikeImages(String input) {
        String name = input;
        for (Node node : network.nodes()) {
            if (node.from().contains(name)) {
                Layer layer = Catalogue.bare(node.layer());
                Look look = Catalogue.look(layer);
                if (look != Look.EACH) {
                    return look == Look.FEATURES || layer instanceof Flatten;
                }
                name = node.name();
            }
        }
        return false;
    }

    /** Lays a shape out as Keras sees it. */
    private static Shape keras(Shape ours, Order order) {
        if (!order.equals(Order.MOVED)) {
            return ours;
        }
        int[] sizes = ours.dims();
        int channels = sizes.length - 3;
        int[] moved = sizes.clone();
        moved[channels] = sizes[channels + 1];
        moved[channels + 1] = sizes[channels + 2];
        moved[channels + 2] = sizes[channels];
        return Shape.of(moved);
    }

    private void put(Node node) {
        Layer layer = Catalogue.bare(node.layer());
        List<Value> inputs = node.from().stream().map(values::get).toList();
        Kind<?> kind = Catalogue.of(layer)
                .orElseThrow(() -> NnException.of("Keras has no counterpart of %s.", layer.label())
                        .maybe("save it as an ONNX file: Onnx.save(model, path)."));
        List<Value> ready = ready(layer, inputs);
        Order in = ready.get(0).order();
        List<Var> vars = laidOut(layer, kind.vars(layer), in, node);
        String name = placed(node, kind, layer, vars, ready);
        Ref ref = layers.call(
                name, Arguments.args(layer, tensors(ready)), Arguments.named(layer, tensors(ready)), tensors(ready));
        Order out = out(layer, in, network.shape(node.from().get(0)), node.out());
        for (int i = 0; i < node.outs().size(); i++) {
            Shape shape = keras(node.outs().get(i), out);
            values.put(
                    node.output(i), new Value(new KerasLayers.Tensor(new Ref(ref.layer(), ref.call(), i), shape), out));
        }
    }

    private static List<KerasLayers.Tensor> tensors(List<Value> values) {
        return values.stream().map(Value::tensor).toList();
    }

    /** Adds the layer where it stands for the first time; a shared one is called again. */
    private String placed(Node node, Kind<?> kind, Layer layer, List<Var> vars, List<Value> inputs) {
        String before = named.get(node.owner());
        if (before != null && !vars.isEmpty()) {
            return before;
        }
        String name = layers.name(before == null ? node.owner() : node.name());
        named.putIfAbsent(node.owner(), name);
        Options options = new Options().with("name", name).with("dtype", "float32");
        if (node.frozen() && !vars.isEmpty()) { // not all layers of Keras's take the word
            options.with("trainable", false);
        }
        kind.write(inKeras(layer, inputs.get(0)), options);
        layers.add(kind.name(), name, options.json());
        owned.put(name, vars);
        owners.put(name, node);
        return name;
    }

    /** Counts axes as Keras does. */
    private static Layer inKeras(Layer layer, Value input) {
        boolean isMoved = input.order().equals(Order.MOVED);
        if (layer instanceof Concatenate each) {
            int rank = input.rank();
            int axis = each.axis() < 0 ? rank + 1 + each.axis() : each.axis();
            int plain = axis == 0 ? (rank == 3 && !isMoved ? 1 : rank) : axis;
            return new Concatenate(isMoved && axis > 0 ? (plain == 1 ? 3 : plain - 1) : plain, "");
        }
        if (layer instanceof Prelu prelu && isMoved) {
            List<Integer> axes = prelu.sharedAxes().stream()
                    .map(axis -> axis == 1 ? 3 : axis - 1)
                    .sorted()
                    .toList();
            return new Prelu(prelu.alpha(), axes, "");
        }
        return layer instanceof Reshape reshape && Order.isPixel(input.tensor().shape(), reshape.target())
                ? new Reshape(keras(reshape.target(), Order.MOVED), "")
                : layer;
    }

    private static List<Var> laidOut(Layer layer, List<Var> vars, Order in, Node node) {
        if (layer instanceof Dense && in instanceof Order.Flattened flat) {
            List<Var> laidOut = new ArrayList<>(vars);
            laidOut.set(0, new Var(vars.get(0).path(), vars.get(0).weight(), new Layout.Rows(flat.image())));
            return laidOut;
        }
        return layer instanceof Prelu && node.out().rank() == 3
                ? List.of(new Var(vars.get(0).path(), vars.get(0).weight(), new Layout.Axes(2, 0, 1)))
                : vars;
    }

    /** Brings what goes in into the order that the layer wants in Keras. */
    private List<Value> ready(Layer layer, List<Value> inputs) {
        if (layer instanceof Flatten && inputs.get(0).rank() == 3
                || layer instanceof Dense && inputs.get(0).order() instanceof Order.Flattened) {
            return inputs;
        }
        if (Catalogue.look(layer) == Look.EACH || layer instanceof Concatenate) {
            Order first = inputs.get(0).order();
            boolean isOne = inputs.stream().allMatch(each -> each.order().equals(first))
                    && !(layer instanceof Concatenate && first instanceof Order.Flattened);
            return isOne
                    ? inputs
                    : inputs.stream().map(each -> towards(each, Order.SAME)).toList();
        }
        int rank = inputs.get(0).rank();
        int inner = layer instanceof TimeDistributed ? rank - 1 : rank;
        Order wanted = Catalogue.look(layer) == Look.FEATURES && inner == 3 ? Order.MOVED : Order.SAME;
        return inputs.stream().map(each -> towards(each, wanted)).toList();
    }

    /** Says how what comes out lies; a flattened image's numbers lie in another order than in Keras. */
    private static Order out(Layer layer, Order in, Shape row, Shape made) {
        if (layer instanceof Flatten && in.equals(Order.MOVED)) {
            boolean differs = row.dim(0) > 1 && row.size() > row.dim(0);
            return differs ? new Order.Flattened(row) : Order.SAME;
        }
        if (layer instanceof Reshape && Order.isPixel(row, made)) {
            return Order.MOVED;
        }
        return in.equals(Order.MOVED) && made.rank() != row.rank() || layer instanceof Dense ? Order.SAME : in;
    }

    private Value towards(Value value, Order wanted) {
        if (value.order().equals(wanted)) {
            return value;
        }
        if (value.order() instanceof Order.Flattened flat) {
            Shape image = keras(flat.image(), Order.MOVED);
            KerasLayers.Tensor seen =
                    add("Reshape", "reshape", new Options().with("target_shape", boxed(image)), value, image);
            KerasLayers.Tensor first = add(
                    "Permute",
                    "permute",
                    new Options().with("dims", List.of(3, 1, 2)),
                    new Value(seen, Order.SAME),
                    flat.image());
            return new Value(
                    add(
                            "Flatten",
                            "flatten",
                            new Options(),
                            new Value(first, Order.SAME),
                            value.tensor().shape()),
                    Order.SAME);
        }
        boolean isMoved = value.order().equals(Order.MOVED);
        List<Integer> dims = value.rank() == 4
                ? (isMoved ? List.of(1, 4, 2, 3) : List.of(1, 3, 4, 2))
                : (isMoved ? List.of(3, 1, 2) : List.of(2, 3, 1));
        int[] sizes = value.tensor().shape().dims();
        Shape shape = Shape.of(dims.stream().mapToInt(axis -> sizes[axis - 1]).toArray());
        return new Value(add("Permute", "permute", new Options().with("dims", dims), value, shape), wanted);
    }

    private static List<Integer> boxed(Shape shape) {
        return Arrays.stream(shape.dims()).boxed().toList();
    }

    private KerasLayers.Tensor add(String kind, String wanted, Options options, Value input, Shape shape) {
        String name = layers.has(wanted) || !kind.equals("Identity") ? layers.name("nn_" + wanted) : wanted;
        options.with("name", name).with("dtype", "float32");
        layers.add(kind, name, options.json());
        JsonArray args = new JsonArray();
        args.add(input.tensor().json());
        return new KerasLayers.Tensor(layers.call(name, args, new JsonObject(), List.of(input.tensor())), shape);
    }
}
