package nn.spi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;

/** Computes all nodes of a network as values of a graph. */
final class Forward {
    private final Graph graph;
    private final Map<String, Value> weights;
    private final Optional<Function<String, Value>> keys;
    private final boolean isPenalized;
    /** What whole numbers go in as where a layer takes them. */
    private final Map<String, Value> integers = new HashMap<>();

    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Value> masks = new HashMap<>();
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
        this.weights = new HashMap<>(weights);
        this.keys = keys;
        this.isPenalized = isPenalized;
    }

    /** Computes all nodes from the inputs, which are given by name and of any type. */
    Forward through(Network network, Map<String, Value> inputs) {
        inputs.forEach((name, raw) -> enter(name, raw, network));
        for (Node node : network.nodes()) {
            graph.scope(node.name());
            call(node);
        }
        graph.scope("");
        return this;
    }

    private void enter(String name, Value raw, Network network) {
        boolean asFloats = raw.type().isFloat()
                || network.nodes().stream()
                        .anyMatch(node -> node.vocabularies(name).anyMatch(size -> size == 0));
        integers.put(name, raw);
        if (asFloats) {
            values.put(name, Ops.cast(raw, ElementType.FLOAT32));
        }
    }

    private void call(Node node) {
        List<Value> inputs = IntStream.range(0, node.from().size())
                .mapToObj(i -> input(node.from().get(i), node.layer().vocabulary(i)))
                .toList();
        List<Optional<Value>> arriving = node.from().stream().map(this::mask).toList();
        NodeCall call = new NodeCall(
                node, node.name() + "/", node.owner() + "/", weights, keys, this::move, penalty(), arriving);
        List<Value> outputs = outputs(node, call, inputs);
        for (int i = 0; i < outputs.size(); i++) {
            requirePromised(node, outputs.get(i), Dims.batch(node.outs().get(i)));
            values.put(node.output(i), outputs.get(i));
        }
        node.layer().mask(call, inputs).ifPresent(mask -> masks.put(node.name(), mask));
    }

    private static List<Value> outputs(Node node, NodeCall call, List<Value> inputs) {
        try {
            return node.layer().outputs(call, inputs);
        } catch (NnException wrong) {
            throw wrong.at(node.name());
        }
    }

    private static void requirePromised(Node node, Value value, Dims promised) {
        if (!value.dims().equals(promised)) {
            throw NnException.of("%s: the layer made %s, but its shape says %s.", node.name(), value.dims(), promised)
                    .maybe("let outputShape(…) and call(…) agree.");
        }
    }

    /** Gives whole numbers as they are to what knows so many of them. */
    private Value input(String name, int vocabulary) {
        return vocabulary > 0 && integers.containsKey(name) ? integers.get(name) : value(name);
    }

    /** Keeps what a statistic becomes; where the layer is placed again, it moves on from there. */
    private void move(String name, Value next) {
        statistics.put(name, next);
        weights.put(name, next);
    }

    private Optional<Consumer<Value>> penalty() {
        return isPenalized ? Optional.of(penalties::add) : Optional.empty();
    }

    /** Returns what an input or node computes. */
    Value value(String name) {
        return found(values, name);
    }

    /** Returns which positions of an output count: bool [batch, time], empty where all do. */
    Optional<Value> mask(String name) {
        return Optional.ofNullable(masks.get(name));
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
            throw NnException.of("there is no \"%s\" among %s.", name, map.keySet());
        }
        return value;
    }
}
