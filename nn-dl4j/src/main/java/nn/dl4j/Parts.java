package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.AveragePool2D;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Flatten;
import nn.layer.GlobalAveragePool2D;
import nn.layer.Layer;
import nn.layer.Parameters;
import nn.layer.Renamed;
import nn.layer.Reshape;
import nn.spi.Network;
import nn.spi.Node;

/**
 * Takes layers apart into simpler ones that DL4J has: kernel, activation and penalty; pool and shape.
 *
 * <p>Each part becomes a node. The first owns the weights; the last has the whole layer's name, since its output is the
 * layer's.
 */
final class Parts {
    private Parts() {}

    static Network of(Network network) {
        List<Node> nodes = network.nodes().stream()
                .flatMap(node -> nodes(node, network.shape(node.from().get(0))))
                .toList();
        return new Network(network.inputs(), nodes, network.outputs());
    }

    private static Stream<Node> nodes(Node node, Shape input) {
        List<Layer> layers = layers(node.layer(), input, node.out());
        List<Node> nodes = new ArrayList<>();
        List<String> from = node.from();
        Shape shape = input;
        for (int i = 0; i < layers.size(); i++) {
            boolean last = i + 1 == layers.size();
            // No node of a network has a colon in its name.
            String name = last ? node.name() : node.name() + ":" + i;
            shape = last ? node.out() : layers.get(i).outputShape(shape);
            nodes.add(new Node(name, layers.get(i), from, shape, i == 0 ? node.weights() : List.of(), node.frozen()));
            from = List.of(name);
        }
        return nodes.stream();
    }

    private static List<Layer> layers(Layer layer, Shape input, Shape output) {
        if (layer instanceof Renamed renamed) {
            return layers(renamed.layer(), input, output);
        }
        if (layer instanceof Dense dense) {
            return parametrized(dense.linear(), dense.activation(), dense.parameters());
        }
        if (layer instanceof Conv2D conv) {
            return parametrized(conv.linear(), conv.activation(), conv.parameters());
        }
        if (layer instanceof Flatten) {
            return List.of(new Reshape(output, ""));
        }
        if (layer instanceof GlobalAveragePool2D) {
            return List.of(AveragePool2D.of(input.dim(1), input.dim(2)), new Reshape(output, ""));
        }
        return List.of(layer);
    }

    private static List<Layer> parametrized(Layer linear, Activation activation, Parameters parameters) {
        Optional<Layer> function = activation.equals(Activation.LINEAR)
                ? Optional.empty()
                : Optional.of(new ActivationLayer(activation, ""));
        Optional<Layer> penalty =
                parameters.activityRegularizer().map(regularizer -> new ActivityRegularization(regularizer, ""));
        return Stream.of(Optional.of(linear), function, penalty)
                .flatMap(Optional::stream)
                .toList();
    }
}
