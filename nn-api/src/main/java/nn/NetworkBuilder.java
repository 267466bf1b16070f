package nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Adapter;
import nn.layer.Composite;
import nn.layer.Layer;
import nn.layer.LayerNames;
import nn.layer.Lora;
import nn.layer.Shared;
import nn.layer.Weight;
import nn.op.ElementType;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;
import org.jspecify.annotations.Nullable;

/** Names layers, and places them as the nodes of a network: one a layer, those of composites one by one. */
final class NetworkBuilder {
    static final String INPUT = "input";

    private final List<Input> inputs = new ArrayList<>();
    private final List<Node> nodes = new ArrayList<>();
    private final LayerNames names = new LayerNames();
    private final SharedScopes shared = new SharedScopes();
    private final Map<String, List<Weight>> owned = new LinkedHashMap<>();
    private final Learning learning;

    NetworkBuilder(Learning learning) {
        this.learning = learning;
    }

    /**
     * A network with the names of its layers.
     *
     * @param network what engines see
     * @param tree the names
     * @param learning what of it learns, without patterns
     */
    record Built(Network network, LayerTree tree, Learning learning) {}

    /**
     * What a node, or an input, gives.
     *
     * @param name its name, or that of one of its outputs
     * @param shape the shape of one row
     */
    record Place(String name, Shape shape) {}

    /** Names an input, and puts it in. */
    Place input(String wanted, Shape shape) {
        requireRow("an input row", shape);
        Input input = new Input(names.of(wanted, INPUT), shape);
        inputs.add(input);
        return new Place(input.name(), shape);
    }

    /** Makes the shape of an input row of what a user wrote. */
    static Shape row(int... sizes) {
        if (IntStream.of(Given.value("input: the sizes of a row", sizes))
                .anyMatch(size -> size < 0 && !Length.isFree(size))) {
            throw NnException.of("input: the sizes of a row must not be negative, but were %s.", Arrays.toString(sizes))
                    .maybe("write TIME for a length that is known only when rows come.");
        }
        return Shape.of(sizes);
    }

    static void requireRow(String what, Shape row) {
        if (IntStream.of(row.dims()).anyMatch(size -> size == 0)) {
            throw NnException.of("%s must hold at least one number, but its shape was %s.", what, row);
        }
        boolean isSequence = row.isFree() && !row.isImage() && !row.row().isFree();
        if (row.isFree() && !isSequence) {
            throw NnException.of("%s of %s has a length that is known only when rows come.", what, row)
                    .maybe("only sequences may, at their first axis: [time] or [time, features].");
        }
    }

    /**
     * A layer that was placed.
     *
     * @param name its name
     * @param outs all that comes out
     */
    record Placed(String name, List<Place> outs) {}

    /** Names a layer, and puts it on what others give. */
    Placed add(Layer layer, List<Place> from) {
        return add(layer, "", from);
    }

    /** Lets a node that closes a composite have the composite's name, by which users know what comes out of it. */
    void rename(String node, String name) {
        nodes.replaceAll(each -> new Node(
                each.name().equals(node) ? name : each.name(),
                each.owner(),
                each.layer(),
                each.from().stream()
                        .map(from -> from.equals(node) ? name : from)
                        .toList(),
                each.outs(),
                each.weights(),
                each.frozen()));
    }

    Built build(List<String> outputs) {
        LayerTree tree = new LayerTree(owned, layers(), shared::owner);
        learning.adapters().forEach(adapter -> requireWeight(tree, adapter));
        Learning resolved = learning.resolved(tree);
        Network network = new Network(inputs, resolved.laid(nodes), outputs);
        return new Built(network.isFree() ? proved(network) : network, tree, resolved);
    }

    private Set<String> layers() {
        Set<String> layers = new HashSet<>(names.all());
        inputs.forEach(input -> layers.remove(input.name()));
        return layers;
    }

    private static void requireWeight(LayerTree tree, Adapter adapter) {
        boolean isThere = tree.weights().values().stream()
                .flatMap(List::stream)
                .anyMatch(weight -> weight.name().equals(adapter.weight()));
        if (!isThere) {
            throw NnException.of("lora: there is no weight \"%s\" to adapt.", adapter.weight());
        }
    }

    /** Lets the layers compute with lengths that are not known, and finds out that one cannot. */
    private static Network proved(Network network) {
        List<ElementType> types =
                network.inputs().stream().map(input -> ElementType.FLOAT32).toList();
        network.inference(types, Map.of(network.outputs().get(0), "output"));
        return network;
    }

    private Placed add(Layer layer, String scope, List<Place> from) {
        layer.outputShapes(from.stream().map(Place::shape).toList());
        String name = layer instanceof Shared tower ? shared.place(tower, names) : names.of(layer, scope);
        List<Place> outs = layer instanceof Composite composite
                ? List.of(composite.wire(new Parts(name), from.get(0)))
                : node(name, layer, from);
        return new Placed(name, outs);
    }

    private List<Place> node(String name, Layer given, List<Place> from) {
        List<Shape> shapes = from.stream().map(Place::shape).toList();
        String owner = shared.owner(name);
        List<Adapter> adapters = learning.of(owner);
        Layer layer = adapters.isEmpty() ? given : new Lora(given, adapters);
        Node node = new Node(
                name,
                owner,
                layer,
                from.stream().map(Place::name).toList(),
                layer.outputShapes(shapes),
                weights(layer, shapes).stream().map(weight -> weight.in(owner)).toList(),
                false);
        requireSame(owned.putIfAbsent(owner, node.weights()), node);
        nodes.add(node);
        return IntStream.range(0, node.outs().size())
                .mapToObj(i -> new Place(node.output(i), node.outs().get(i)))
                .toList();
    }

    /** Refuses to share weights with rows of another shape. */
    private static void requireSame(@Nullable List<Weight> first, Node node) {
        for (int i = 0; first != null && i < first.size(); i++) {
            Weight before = first.get(i);
            Weight now = node.weights().get(i);
            if (!before.shape().equals(now.shape())) {
                throw NnException.of(
                                "%s is shared, and has the shape %s, but these rows need %s.",
                                before.name(), before.shape(), now.shape())
                        .maybe("bring the rows to one shape before it, or do not share the layers.");
            }
        }
    }

    private static List<Weight> weights(Layer layer, List<Shape> inputs) {
        List<Weight> weights = Given.value("weights(…)", layer.weights(inputs));
        Set<String> names = new HashSet<>();
        for (Weight weight : weights) {
            if (!names.add(Given.value("weights(…): a weight", weight).name())) {
                throw NnException.of("weights(…) has two named \"%s\".", weight.name())
                        .maybe("name them apart: call.weight(…) finds them by name.");
            }
        }
        return weights;
    }

    /** Places the parts of a composite. */
    private final class Parts implements Composite.Wiring<Place> {
        private final String composite;

        private Parts(String composite) {
            this.composite = composite;
        }

        @Override
        public Place chain(String scope, List<Layer> layers, Place x) {
            Place place = x;
            for (Layer layer : layers) {
                place = add(layer, scope.isEmpty() ? composite : composite + "/" + scope, List.of(place))
                        .outs()
                        .get(0);
            }
            return place;
        }

        @Override
        public Shape shape(Place x) {
            return x.shape();
        }

        @Override
        public Place merge(Layer layer, List<Place> inputs) {
            return node(names.of(layer, composite), layer, inputs).get(0);
        }
    }
}
