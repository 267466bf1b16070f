package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.Randoms;
import nn.data.Tensor;
import nn.onnx.lower.Coefficients;
import nn.onnx.lower.StepGraph;
import nn.spi.Chunk;
import nn.spi.Plan;

/** Shows a chunk to ONNX Runtime, as the graph's inputs; to be closed after the run. */
final class ChunkInputs implements AutoCloseable {
    private final Plan plan;
    private final Chunk chunk;
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    ChunkInputs(Plan plan, Chunk chunk) {
        this.plan = plan;
        this.chunk = chunk;
    }

    /** Lends what both graphs need. */
    ChunkInputs evaluation() {
        tensors.put(StepGraph.PER_ROW, Tensors.scalar(1f / chunk.batch()));
        tensors.put(StepGraph.TARGETS, stepwise(chunk.targets()));
        chunk.sampleWeights().ifPresent(weights -> tensors.put(StepGraph.SAMPLE_WEIGHTS, stepwise(weights)));
        for (int i = 0; i < chunk.inputs().size(); i++) {
            String name = plan.network().inputs().get(i).name();
            tensors.put(StepGraph.input(name), stepwise(chunk.inputs().get(i)));
        }
        return this;
    }

    /** Lends what the learning graph needs. */
    ChunkInputs training() {
        evaluation();
        Coefficients.of(plan.optimizer())
                .forEach((name, coefficient) -> tensors.put(StepGraph.coefficient(name), rates(coefficient)));
        for (String node : StepGraph.dropouts(plan.network())) {
            tensors.put(StepGraph.key(node), Tensors.list(keys(node)));
        }
        return this;
    }

    private OnnxTensor rates(Coefficients.Coefficient coefficient) {
        float[] values = new float[chunk.steps()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) coefficient.at(chunk.firstStep() + i + 1, chunk.rates()[i]);
        }
        return Tensors.list(values);
    }

    private int[] keys(String node) {
        return IntStream.range(0, chunk.steps())
                .map(i -> (int)
                        Randoms.of(plan.seed(), node, chunk.firstStep() + i).nextLong())
                .toArray();
    }

    /** Sees [steps · batch, …] as [steps, batch, …]. */
    private OnnxTensor stepwise(Tensor rows) {
        return Tensors.lend(
                rows,
                rows.shape().row().batch(chunk.batch()).batch(chunk.steps()).dims());
    }

    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
