package nn.spi;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nn.data.Tensor;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/** Builds the graph that predicts, with its weights inside. */
final class InferenceGraph {
    private InferenceGraph() {}

    static Graph of(
            Network network, Map<String, Tensor> weights, List<ElementType> types, Map<String, String> outputs) {
        Graph graph = Graph.named("network");
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            Input input = network.inputs().get(i);
            inputs.put(input.name(), graph.input(input.name(), types.get(i), Dims.batch(input.shape())));
        }
        Map<String, Value> values = new HashMap<>();
        network.weights()
                .forEach(weight -> values.put(
                        weight.name(),
                        graph.tensor(weight.name(), Objects.requireNonNull(weights.get(weight.name())))));
        Forward forward = new Forward(graph, values, Optional.empty(), false).through(network, inputs);
        outputs.forEach((node, name) -> graph.output(name, forward.value(node)));
        return graph;
    }
}
