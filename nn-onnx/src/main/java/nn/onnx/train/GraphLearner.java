package nn.onnx.train;

import ai.onnxruntime.OrtSession;
import java.util.Map;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.onnx.run.Place;
import nn.onnx.run.RunInputs;
import nn.onnx.run.Tensors;
import nn.op.Graph;
import nn.optimizer.Slots;
import nn.spi.Ages;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Plan;
import nn.spi.Steps;

/**
 * Learns by one run of the graph of all of a chunk's steps, updates included; weights and slots stay with ONNX Runtime. Where
 * steps come one by one, each is a run on memory that is used again and again.
 */
final class GraphLearner implements Learner {
    private final Plan plan;
    private final NativeBuffers buffers;
    private final Place place;
    private final Transposed transposed;
    private final Map<String, Shape> slots = new TreeMap<>();
    private Ages ages;
    private ChunkSessions sessions;
    private SingleSteps steps;

    GraphLearner(Plan plan, Place place, NativeBuffers buffers) {
        this.plan = plan;
        this.place = place;
        this.buffers = buffers;
        this.transposed = new Transposed(buffers);
        this.ages = Ages.of(plan, Optimization.FROM_THE_FIRST);
        this.sessions = sessions(ages);
        this.steps = steps(ages);
        for (Weight weight : plan.network().trainable()) {
            Slots.of(plan.optimizer()).keySet().forEach(slot -> slots.put(weight.name() + ":" + slot, weight.shape()));
        }
    }

    private ChunkSessions sessions(Ages grouped) {
        return new ChunkSessions(plan, place, buffers, (types, forms) -> graph(types, grouped, forms));
    }

    private SingleSteps steps(Ages grouped) {
        return new SingleSteps(
                plan,
                place.awake(),
                buffers,
                (chunk, names) -> ChunkTensors.training(plan, ages, chunk, names),
                (types, forms) -> graph(types, grouped, forms));
    }

    private Graph graph(ChunkTypes types, Ages grouped, Forms forms) {
        return plan.training(types, grouped, forms);
    }

    @Override
    public void load(State state) {
        Ages before = ages;
        ages = Ages.of(plan, state.optimization());
        if (!ages.alike(before)) {
            sessions = sessions(ages);
            steps = steps(ages);
        }
        transposed.forget();
        plan.network().weights().forEach(weight -> buffers.wrap(weight.name(), state.weights()));
        slots.keySet().forEach(name -> buffers.wrap(name, state.slots()));
    }

    @Override
    public Steps learn(Chunk chunk) {
        if (chunk.steps() == 1 && !sessions.knows(chunk)) {
            transposed.change(() -> steps.inputs(chunk));
            return steps.take(chunk, Map.of(), (step, run) -> {});
        }
        transposed.giveBack();
        OrtSession session = sessions.of(chunk).session();
        try (RunInputs inputs = RunInputs.of(ChunkTensors.training(plan, ages, chunk, session.getInputNames()));
                ChunkResult result = ChunkResult.of(session, inputs, buffers, plan, chunk)) {
            result.takeLast().forEach(buffers::put);
            return result.steps();
        }
    }

    @Override
    public void settle() {
        transposed.settle();
    }

    @Override
    public Map<String, Tensor> slots() {
        Map<String, Tensor> copies = new TreeMap<>();
        slots.forEach((name, shape) -> copies.put(name, Tensors.copy(buffers.get(name), shape)));
        return copies;
    }
}
