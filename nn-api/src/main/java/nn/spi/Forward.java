package nn.spi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.Graph;
import nn.op.Value;

/** Computes all nodes of a network as values of a graph. */
final class Forward {
    private final Graph graph;
    private final Map<String, Value> weights;
    private final Optional<Function<String, Value>> keys;
    private final boolean isPenalized;
    private final Map<String, Value> values = new HashMap<>();
    private final List<Value> penalties = new ArrayList<>();
    private final Map<String, Value> statistics = new LinkedHashMap<>();

    /**
     * Prepares the way through a network.
     *
     * @param weights by their whole names
     * @param keys gives random bits by name; empty where the network does not learn
     * @param isPenalized whether there is a loss that penalties are added to
     */
    Forward(Graph graph, Map<String, Value> weights, Optional<Function<String, Value>> keys, boolean isPenalized) {
        this.graph = graph;
        this.weights = weights;
        this.keys = keys;
        this.isPenalized = isPenalized;
    }

    /** Computes all nodes from the inputs, which are given by name. */
    Forward through(Network network, Map<String, Value> inputs) {
        values.putAll(inputs);
        for (Node node : network.nodes()) {
            graph.scope(node.name());
            values.put(node.name(), call(node));
        }
        graph.scope("");
        return this;
    }

    private Value call(Node node) {
        NodeCall call = new NodeCall(node, node.name() + "/", weights, keys, statistics::put, penalty());
        Value value = output(node, call);
        Dims promised = Dims.batch(node.out());
        if (!value.dims().equals(promised)) {
            throw NnException.of("%s: the layer made %s, but its shape says %s.", node.name(), value.dims(), promised)
                    .maybe("let outputShape(…) and call(…) agree.");
        }
        return value;
    }

    private Value output(Node node, NodeCall call) {
        try {
            return node.layer()
                    .output(call, node.from().stream().map(this::value).toList());
        } catch (NnException wrong) {
            throw wrong.at(node.name());
        }
    }

    private Optional<Consumer<Value>> penalty() {
        return isPenalized ? Optional.of(penalties::add) : Optional.empty();
    }

    /** Returns what an input or node computes. */
    Value value(String name) {
        return found(values, name);
    }

    /** Lists the penalties on what flowed through, each summed over the batch. */
    List<Value> penalties() {
        return penalties;
    }

    /** Returns what the running statistics become, by name. */
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
