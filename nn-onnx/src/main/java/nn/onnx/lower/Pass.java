package nn.onnx.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.layer.Conv2D;
import nn.onnx.graph.Graph;
import nn.onnx.graph.Matrix;
import nn.onnx.graph.Value;
import nn.spi.Network;
import nn.spi.Node;

/** One way forward through a network, as nodes of a graph. */
final class Pass {
    private final Graph graph;
    private final Network network;
    private final Map<String, Value> weights;
    private final Set<String> turned;
    private final Mode mode;
    private final Map<String, Value> values = new HashMap<>();
    private final List<Value> penalties = new ArrayList<>();
    private final Map<String, Value> statistics = new LinkedHashMap<>();

    /** How layers that act differently while training behave. */
    sealed interface Mode {}

    /**
     * Batch normalization looks at the batch, dropout drops.
     *
     * @param keys the random key of this step for each dropout, by node name
     */
    record Training(Map<String, Value> keys) implements Mode {
        Value key(String node) {
            return found(keys, node);
        }
    }

    /** Running statistics are used, and nothing is dropped. */
    record Inference() implements Mode {}

    /**
     * Prepares a pass.
     *
     * @param network what is computed
     * @param weights the weights' values by name
     * @param turned which of them are matrices that are turned
     */
    Pass(Graph graph, Network network, Map<String, Value> weights, Set<String> turned, Mode mode) {
        this.graph = graph;
        this.network = network;
        this.weights = weights;
        this.turned = turned;
        this.mode = mode;
    }

    /** Computes all nodes from the inputs, which are given by name. */
    Pass through(Map<String, Value> inputs) {
        values.putAll(inputs);
        for (Node node : network.nodes()) {
            graph.scope(node.name());
            List<Value> sources = node.from().stream().map(this::value).toList();
            values.put(node.name(), node.layer().accept(new LayerLowering(this, node, sources)));
        }
        graph.scope("");
        return this;
    }

    /** Tells whether a node's values go into convolutions and nowhere else. */
    boolean onlyConvolved(Node node) {
        return !network.outputs().contains(node.name())
                && network.nodes().stream()
                        .filter(each -> each.from().contains(node.name()))
                        .allMatch(each -> each.layer() instanceof Conv2D);
    }

    /** Gives what an input or node computes. */
    Value value(String name) {
        return found(values, name);
    }

    /** Gives a weight by its whole name. */
    Value weight(String name) {
        return found(weights, name);
    }

    /** Gives the matrix of a dense layer by its whole name. */
    Matrix.Kernel kernel(String name) {
        return new Matrix.Kernel(weight(name), turned.contains(name));
    }

    Mode mode() {
        return mode;
    }

    /** Lists the penalties on what flowed through, each summed over the batch. */
    List<Value> penalties() {
        return penalties;
    }

    /** Gives what the running statistics become, by name. */
    Map<String, Value> statistics() {
        return statistics;
    }

    static Value found(Map<String, Value> map, String name) {
        Value value = map.get(name);
        if (value == null) {
            throw new IllegalArgumentException("there is no \"" + name + "\" among " + map.keySet());
        }
        return value;
    }
}
