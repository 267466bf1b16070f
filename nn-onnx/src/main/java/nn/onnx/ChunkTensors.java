package nn.onnx;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.lower.Ages;
import nn.onnx.lower.Coefficients;
import nn.onnx.lower.StepGraph;
import nn.spi.Chunk;
import nn.spi.Plan;

/**
 * Lays a chunk out as the graphs of {@link StepGraph} want it: tensors by the inputs' names, the steps along their first
 * axis but for scalars, which are the same for all.
 */
final class ChunkTensors {
    private final Plan plan;
    private final Chunk chunk;
    private final Map<String, Tensor> tensors = new HashMap<>();

    private ChunkTensors(Plan plan, Chunk chunk) {
        this.plan = plan;
        this.chunk = chunk;
        tensors.put(StepGraph.PER_ROW, Tensor.of(Shape.of(), 1f / chunk.batch()));
        tensors.put(StepGraph.TARGETS, stepwise(chunk.targets()));
        chunk.sampleWeights().ifPresent(weights -> tensors.put(StepGraph.SAMPLE_WEIGHTS, stepwise(weights)));
        for (int i = 0; i < chunk.inputs().size(); i++) {
            String name = plan.network().inputs().get(i).name();
            tensors.put(StepGraph.input(name), stepwise(chunk.inputs().get(i)));
        }
    }

    /** Lays out what the graph that judges needs. */
    static Map<String, Tensor> evaluation(Plan plan, Chunk chunk) {
        return new ChunkTensors(plan, chunk).tensors;
    }

    /** Lays out what the graph with the gradients needs. */
    static Map<String, Tensor> gradients(Plan plan, Chunk chunk) {
        ChunkTensors all = new ChunkTensors(plan, chunk);
        for (String node : StepGraph.dropouts(plan.network())) {
            all.tensors.put(StepGraph.key(node), all.keys(node));
        }
        return all.tensors;
    }

    /** Lays out what the graph that learns needs. */
    static Map<String, Tensor> training(Plan plan, Ages ages, Chunk chunk) {
        Map<String, Tensor> tensors = gradients(plan, chunk);
        Map<String, Coefficients.Coefficient> coefficients = Coefficients.of(plan.optimizer());
        for (int group = 0; group < ages.began().size(); group++) {
            for (Map.Entry<String, Coefficients.Coefficient> each : coefficients.entrySet()) {
                String name = StepGraph.coefficient(Ages.name(each.getKey(), group));
                tensors.put(name, rates(chunk, each.getValue(), ages.began().get(group)));
            }
        }
        return tensors;
    }

    private static Tensor rates(Chunk chunk, Coefficients.Coefficient coefficient, long began) {
        float[] values = new float[chunk.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) coefficient.at(chunk.firstStep() - began + i + 1, chunk.rates()[i]);
        }
        return Tensor.of(Shape.of(values.length), values);
    }

    private Tensor keys(String node) {
        int[] keys = IntStream.range(0, chunk.steps())
                .map(i -> (int)
                        Randoms.of(plan.seed(), node, chunk.firstStep() + i).nextLong())
                .toArray();
        return Tensor.of(Shape.of(keys.length), keys);
    }

    /** Sees [steps · batch, …] as [steps, batch, …]. */
    private Tensor stepwise(Tensor rows) {
        return rows.reshape(rows.shape().row().batch(chunk.batch()).batch(chunk.steps()));
    }
}
