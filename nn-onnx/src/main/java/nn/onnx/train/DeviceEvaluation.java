package nn.onnx.train;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nn.data.Tensor;
import nn.onnx.binding.BoundGraph;
import nn.onnx.binding.BoundMemory;
import nn.onnx.run.Place;
import nn.onnx.run.Work;
import nn.op.ElementType;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.Network;
import nn.spi.Plan;
import nn.spi.Steps;

/** Evaluates and predicts with the weights that are on a device. */
final class DeviceEvaluation implements Evaluation {
    private final Plan plan;
    private final Network network;
    private final Place place;
    private final DeviceState state;
    private final DeviceChunks evaluation;
    private final Map<List<?>, BoundGraph> predictions = new HashMap<>();

    DeviceEvaluation(Plan plan, Place place, DeviceState state) {
        this.plan = plan;
        this.network = plan.network();
        this.place = place;
        this.state = state;
        this.evaluation = new DeviceChunks(plan, place, state, (types, forms) -> plan.evaluation(types));
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        return evaluation.run(chunk, names -> ChunkTensors.evaluation(plan, chunk));
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        List<ElementType> types =
                inputs.stream().map(tensor -> ElementType.of(tensor.type())).toList();
        int rows = inputs.get(0).rows();
        BoundGraph graph = predictions.computeIfAbsent(List.of(types, nodes), key -> compile(types, nodes, rows));
        try (BoundMemory memory = new BoundMemory()) {
            for (int i = 0; i < inputs.size(); i++) {
                memory.give(network.inputs().get(i).name(), inputs.get(i));
            }
            nodes.stream()
                    .distinct()
                    .forEach(node -> memory.take(
                            OpenGraphs.output(node), network.shape(node).batch(rows)));
            memory.run(graph, state.values(), Map.of());
            return nodes.stream()
                    .map(node -> memory.output(
                            OpenGraphs.output(node), network.shape(node).batch(rows)))
                    .toList();
        }
    }

    private BoundGraph compile(List<ElementType> types, List<String> nodes, int rows) {
        Map<String, String> wanted = new LinkedHashMap<>();
        nodes.forEach(node -> wanted.put(node, OpenGraphs.output(node)));
        int threads = place.threads().forWork(Work.perRow(network) * rows);
        return state.keep(BoundGraph.compile(network.inference(types, wanted), threads, place));
    }
}
