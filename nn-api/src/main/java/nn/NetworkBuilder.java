package nn;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Composite;
import nn.layer.Layer;
import nn.layer.LayerNames;
import nn.layer.Weight;
import nn.spi.Input;
import nn.spi.Network;
import nn.spi.Node;

/** Names layers, and places them as the nodes of a network: one a layer, those of composites one by one. */
final class NetworkBuilder {
    static final String INPUT = "input";

    private final List<Node> nodes = new ArrayList<>();
    private final LayerNames names = new LayerNames(INPUT);
    private final Set<String> frozen;

    private NetworkBuilder(Set<String> frozen) {
        this.frozen = frozen;
    }

    /**
     * What a node, or the input, gives.
     *
     * @param node its name
     * @param shape the shape of one row
     */
    private record Place(String node, Shape shape) {}

    static Network build(Shape input, List<Layer> layers, Set<String> frozen) {
        if (input.size() == 0) {
            throw NnException.of("an input row must hold at least one number, but its shape was %s.", input);
        }
        NetworkBuilder builder = new NetworkBuilder(frozen);
        Place place = new Place(INPUT, input);
        for (int i = 0; i < layers.size(); i++) {
            try {
                place = builder.add(layers.get(i), "", place);
            } catch (NnException wrong) {
                throw wrong.at("layer " + (i + 1) + ", " + layers.get(i).label());
            }
        }
        frozen.forEach(builder::requireLayer);
        return new Network(List.of(new Input(INPUT, input)), builder.nodes, List.of(place.node()));
    }

    /** Names the layers as a network of them does. */
    static List<String> names(List<Layer> layers) {
        LayerNames names = new LayerNames(INPUT);
        return layers.stream().map(layer -> names.of(layer, "")).toList();
    }

    private void requireLayer(String name) {
        if (!names.all().contains(name)) {
            throw NnException.of("there is no layer \"%s\" to freeze.", name)
                    .maybe(
                            "it is one of %s.",
                            names.all().stream()
                                    .filter(each -> !each.equals(INPUT))
                                    .sorted()
                                    .toList());
        }
    }

    private Place add(Layer layer, String scope, Place place) {
        String name = names.of(layer, scope);
        layer.outputShape(place.shape());
        return layer instanceof Composite composite
                ? composite.wire(new Parts(name), place)
                : node(name, layer, List.of(place));
    }

    private Place node(String name, Layer layer, List<Place> from) {
        List<Shape> inputs = from.stream().map(Place::shape).toList();
        List<Shape> outs = layer.outputShapes(inputs);
        List<Weight> weights = weights(layer, inputs);
        nodes.add(new Node(
                name,
                name,
                layer,
                from.stream().map(Place::node).toList(),
                outs,
                weights.stream().map(weight -> weight.in(name)).toList(),
                frozen.stream().anyMatch(each -> name.equals(each) || name.startsWith(each + "/"))));
        return new Place(name, outs.get(0));
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
                place = add(layer, scope.isEmpty() ? composite : composite + "/" + scope, place);
            }
            return place;
        }

        @Override
        public Place merge(Layer layer, List<Place> inputs) {
            return node(names.of(layer, composite), layer, inputs);
        }
    }
}
