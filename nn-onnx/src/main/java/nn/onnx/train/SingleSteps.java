package nn.onnx.train;

import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.run.Place;
import nn.op.Graph;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Plan;
import nn.spi.Steps;

/** Runs a graph for one of a chunk's steps after the other on the same memory, and lets weights be changed in between. */
final class SingleSteps {
    private final Plan plan;
    private final NativeBuffers buffers;
    private final ChunkSessions sessions;
    private final Layout layout;
    private final Map<Kind, Ready> known = new HashMap<>();

    private record Kind(ChunkTypes types, int batch) {}

    /** Holds what is made once for all chunks of a kind; rows are the outputs that have something for each row. */
    private record Ready(OrtSession session, Map<String, Shape> rows, StepRun run) {}

    /** Lays a chunk out for a graph that has inputs of such names. */
    interface Layout {
        Map<String, Tensor> of(Chunk chunk, Set<String> names);
    }

    /** Changes the weights after a step's gradients are there. */
    interface Change {
        void after(int step, StepRun run);
    }

    /**
     * Begins without a graph.
     *
     * @param builder builds a graph for one step
     */
    SingleSteps(
            Plan plan,
            Place place,
            NativeBuffers buffers,
            Layout layout,
            BiFunction<ChunkTypes, Forms, Graph> builder) {
        this.plan = plan;
        this.buffers = buffers;
        this.layout = layout;
        this.sessions = new ChunkSessions(plan, place, buffers, builder);
    }

    /** Begins with a graph of gradients. */
    static SingleSteps ofGradients(
            Plan plan, Place place, NativeBuffers buffers, BiFunction<ChunkTypes, Forms, Graph> builder) {
        return new SingleSteps(
                plan, place, buffers, (chunk, names) -> ChunkTensors.gradients(plan, chunk, names), builder);
    }

    /** Names what the graph for a chunk's steps gives. */
    Set<String> outputs(Chunk chunk) {
        return session(chunk).getOutputNames();
    }

    /** Names what the graph for a chunk's steps takes. */
    Set<String> inputs(Chunk chunk) {
        return session(chunk).getInputNames();
    }

    private OrtSession session(Chunk chunk) {
        return sessions.ofOneStep(chunk).session();
    }

    /** Chooses how many threads work on one of a chunk's steps. */
    int threads(Chunk chunk) {
        return sessions.threads(chunk);
    }

    /**
     * Takes a chunk's steps.
     *
     * @param read the outputs that are read beside predictions, with their shapes for one row of data
     */
    Steps take(Chunk chunk, Map<String, Shape> read, Change change) {
        Kind kind = new Kind(ChunkTypes.of(chunk), chunk.batch());
        Ready ready = known.computeIfAbsent(kind, each -> ready(chunk, read));
        Map<String, Tensor> tensors = layout.of(chunk, ready.session().getInputNames());
        StepRun run = ready.run();
        StepLog log = new StepLog(plan, chunk, ready.rows());
        for (int i = 0; i < chunk.steps(); i++) {
            run.run(tensors, i);
            log.add(run, i);
            change.after(i, run);
        }
        return log.steps();
    }

    private Ready ready(Chunk chunk, Map<String, Shape> read) {
        OrtSession session = session(chunk);
        Map<String, Tensor> tensors = layout.of(chunk, session.getInputNames());
        Map<String, Shape> rows = RowPorts.of(plan, session.getOutputNames());
        Map<String, Shape> all = new HashMap<>(rows);
        all.putAll(read);
        return new Ready(session, rows, new StepRun(session, tensors, all, chunk.batch(), buffers));
    }
}
