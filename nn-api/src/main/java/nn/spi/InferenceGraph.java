package nn.spi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/** Builds the graph that predicts. */
final class InferenceGraph {
    private InferenceGraph() {}

    /** Builds the graph with its weights inside. */
    static Graph of(
            Network network, Map<String, Tensor> weights, List<ElementType> types, Map<String, String> outputs) {
        return of(
                network,
                (graph, weight) -> graph.tensor(weight.name(), Objects.requireNonNull(weights.get(weight.name()))),
                types,
                outputs);
    }

    /** Builds the graph with its weights inside, after something that makes what goes into the network. */
    static Graph after(
            Function<Graph, List<Value>> first,
            Network network,
            Map<String, Tensor> weights,
            Map<String, String> outputs) {
        Graph graph = Graph.named("network");
        List<Value> made = first.apply(graph);
        Forward forward = forward(
                network,
                graph,
                (all, weight) -> all.tensor(weight.name(), Objects.requireNonNull(weights.get(weight.name()))),
                made::get);
        outputs.forEach((node, name) -> graph.output(name, forward.value(node)));
        return graph;
    }

    /** Builds the graph whose weights go in by their names. */
    static Graph open(Network network, List<ElementType> types, Map<String, String> outputs) {
        return of(network, InferenceGraph::open, types, outputs);
    }

    /** Tells whether a mask arrives at an output. */
    static boolean isMasked(Network network, String output) {
        List<ElementType> types =
                network.inputs().stream().map(input -> ElementType.FLOAT32).toList();
        return forward(network, Graph.named("network"), InferenceGraph::open, types)
                .mask(output)
                .isPresent();
    }

    private static Value open(Graph graph, Weight weight) {
        return graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape()));
    }

    private static Graph of(
            Network network,
            BiFunction<Graph, Weight, Value> weights,
            List<ElementType> types,
            Map<String, String> outputs) {
        Graph graph = Graph.named("network");
        Forward forward = forward(network, graph, weights, types);
        outputs.forEach((node, name) -> graph.output(name, forward.value(node)));
        return graph;
    }

    private static Forward forward(
            Network network, Graph graph, BiFunction<Graph, Weight, Value> weights, List<ElementType> types) {
        return forward(network, graph, weights, i -> {
            Input input = network.inputs().get(i);
            return graph.input(input.name(), types.get(i), Dims.batch(input.shape()));
        });
    }

    private static Forward forward(
            Network network, Graph graph, BiFunction<Graph, Weight, Value> weights, IntFunction<Value> given) {
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < network.inputs().size(); i++) {
            inputs.put(network.inputs().get(i).name(), given.apply(i));
        }
        Map<String, Value> values = new HashMap<>();
        network.weights().forEach(weight -> values.put(weight.name(), weights.apply(graph, weight)));
        return new Forward(graph, values, Optional.empty(), false).through(network, inputs);
    }
}
