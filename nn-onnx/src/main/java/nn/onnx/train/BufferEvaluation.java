package nn.onnx.train;

import java.util.List;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.Plan;
import nn.spi.Steps;

/** Evaluates and predicts with the weights that are among a trainer's buffers. */
final class BufferEvaluation implements Evaluation {
    private final Plan plan;
    private final NativeBuffers buffers;
    private final Runnable settle;
    private final ChunkSessions evaluation;
    private final OpenGraphs prediction;

    /**
     * Begins without a graph.
     *
     * @param settle brings the weights up to date
     */
    BufferEvaluation(Plan plan, Place place, NativeBuffers buffers, Runnable settle) {
        this.plan = plan;
        this.buffers = buffers;
        this.settle = settle;
        this.evaluation = new ChunkSessions(plan, place, buffers, (types, forms) -> plan.evaluation(types));
        this.prediction = new OpenGraphs(plan.network(), place, buffers);
    }

    @Override
    public Steps evaluate(Chunk chunk) {
        settle.run();
        try (RunInputs inputs = RunInputs.of(ChunkTensors.evaluation(plan, chunk));
                ChunkResult result = ChunkResult.of(evaluation.of(chunk).session(), inputs, buffers, plan, chunk)) {
            return result.steps();
        }
    }

    @Override
    public List<Tensor> predict(List<Tensor> inputs, List<String> nodes) {
        settle.run();
        return prediction.predict(inputs, nodes);
    }
}
