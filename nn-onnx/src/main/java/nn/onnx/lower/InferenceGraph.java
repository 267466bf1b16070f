package nn.onnx.lower;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import nn.data.Tensor;
import nn.onnx.graph.Arithmetic;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Graph;
import nn.onnx.graph.Type;
import nn.onnx.graph.Value;
import nn.onnx.proto.Draft;
import nn.spi.Network;

/** Writes the graph that predicts, with its weights inside. */
public final class InferenceGraph {
    private InferenceGraph() {}

    /**
     * Writes a network as a graph; its inputs and outputs [batch, …] are float32 and have the network's names.
     *
     * @param network what is computed
     * @param weights by name
     * @param types the type of each input
     * @param outputs the graph's name for each node that is wanted
     * @return the graph's message, to be completed or put into a model
     */
    public static Draft of(
            Network network, SortedMap<String, Tensor> weights, List<Type> types, Map<String, String> outputs) {
        Graph graph = Graph.named("network");
        Map<String, Value> inputs = new LinkedHashMap<>();
        for (int i = 0; i < types.size(); i++) {
            String name = network.inputs().get(i).name();
            Value raw = graph.input(
                    name, types.get(i), Dims.batch(network.inputs().get(i).shape()));
            inputs.put(name, Arithmetic.cast(raw, Type.FLOAT));
        }
        Map<String, Value> values = new HashMap<>();
        network.weights()
                .forEach(weight -> values.put(
                        weight.name(),
                        graph.initializer(weight.name(), Objects.requireNonNull(weights.get(weight.name())))));
        Pass pass = new Pass(graph, network, values, Set.of(), new Pass.Inference()).through(inputs);
        outputs.forEach((node, name) -> graph.output(name, pass.value(node)));
        return graph.toProto();
    }
}
