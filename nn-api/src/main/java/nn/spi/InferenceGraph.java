package nn.spi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import nn.data.Given;
import nn.data.NnException;
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
        return of(network, (graph, weight) -> tensor(graph, weight, weights), types, outputs);
    }

    /** Builds the graph with its weights inside, after something that makes what goes into the network. */
    static Graph after(
            Function<Graph, List<Value>> first,
            Network network,
            Map<String, Tensor> weights,
            Map<String, String> outputs) {
        Given.value("inference: the weights", weights);
        Given.value("inference: the outputs", outputs);
        Graph graph = Graph.named("network");
        List<Value> made = Given.all(
                "inference: input",
                Given.value("inference: what makes the inputs", first).apply(graph));
        requireInputs(network, made.size());
        Forward forward = forward(network, graph, (all, weight) -> tensor(all, weight, weights), made::get);
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

    private static Value tensor(Graph graph, Weight weight, Map<String, Tensor> weights) {
        return graph.tensor(
                weight.name(),
                Given.value(
                        "inference: the weight " + weight.name(),
                        Given.value("inference: the weights", weights).get(weight.name())));
    }

    private static Value open(Graph graph, Weight weight) {
        return graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape()));
    }

    private static Graph of(
            Network network,
            BiFunction<Graph, Weight, Value> weights,
            List<ElementType> types,
            Map<String, String> outputs) {
        Given.value("inference: the outputs", outputs);
        Graph graph = Graph.named("network");
        Forward forward = forward(network, graph, weights, types);
        outputs.forEach((node, name) -> graph.output(name, forward.value(node)));
        return graph;
    }

    private static Forward forward(
            Network network, Graph graph, BiFunction<Graph, Weight, Value> weights, List<ElementType> types) {
        List<ElementType> given = Given.all("inference: type", types);
        requireInputs(network, given.size());
        return forward(network, graph, weights, i -> {
            Input input = network.inputs().get(i);
            return graph.input(input.name(), given.get(i), Dims.batch(input.shape()));
        });
    }

    private static void requireInputs(Network network, int given) {
        if (given != network.inputs().size()) {
            throw NnException.of(
                    "inference: the network has %d inputs, but %d were given.",
                    network.inputs().size(), given);
        }
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
