package nn.spi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
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

    /** Builds the graph whose weights go in by their names. */
    static Graph open(Network network, List<ElementType> types, Map<String, String> outputs) {
        return of(
                network,
                (graph, weight) -> graph.input(weight.name(), ElementType.FLOAT32, Dims.of(weight.shape())),
                types,
                outputs);
    }

    private static Graph of(
            Network network,
            BiFunction<Graph, Weight, Value> weights,
            List<ElementType> types,
            Map<String, String> outputs) {
        Graph graph = Graph.named("network");
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            Input input = network.inputs().get(i);
            inputs.put(input.name(), graph.input(input.name(), types.get(i), Dims.batch(input.shape())));
        }
        Map<String, Value> values = new HashMap<>();
        network.weights().forEach(weight -> values.put(weight.name(), weights.apply(graph, weight)));
        Forward forward = new Forward(graph, values, Optional.empty(), false).through(network, inputs);
        outputs.forEach((node, name) -> graph.output(name, forward.value(node)));
        return graph;
    }
}
