package nn.onnx.train;

import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import nn.onnx.run.Leases.Lease;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.write.GraphWriter;
import nn.op.Graph;
import nn.spi.Chunk;
import nn.spi.ChunkTypes;
import nn.spi.Forms;
import nn.spi.Plan;

/** Finds the graph for a chunk, one for each combination of its tensors' types. */
final class ChunkSessions {
    private final Plan plan;
    private final Place place;
    private final NativeBuffers buffers;
    private final BiFunction<ChunkTypes, Forms, Graph> builder;
    private final Map<ChunkTypes, Lease<OrtSession>> known = new HashMap<>();

    /**
     * Begins without a graph.
     *
     * @param buffers what closes the graphs
     * @param builder builds a graph in forms that suit the device and the threads
     */
    ChunkSessions(Plan plan, Place place, NativeBuffers buffers, BiFunction<ChunkTypes, Forms, Graph> builder) {
        this.plan = plan;
        this.place = place;
        this.buffers = buffers;
        this.builder = builder;
    }

    Lease<OrtSession> of(Chunk chunk) {
        return chunk.steps() == 1 && !knows(chunk) ? ofOneStep(chunk) : of(ChunkTypes.of(chunk), chunk);
    }

    /** Returns whether there is a graph already that takes as many steps as a chunk brings. */
    boolean knows(Chunk chunk) {
        return !known.isEmpty() && known.containsKey(ChunkTypes.of(chunk));
    }

    /** Finds the graph for one of a chunk's steps. */
    Lease<OrtSession> ofOneStep(Chunk chunk) {
        return of(ChunkTypes.of(chunk).oneStep(), chunk);
    }

    private Lease<OrtSession> of(ChunkTypes types, Chunk chunk) {
        return known.computeIfAbsent(types, each -> open(each, chunk));
    }

    private Lease<OrtSession> open(ChunkTypes types, Chunk chunk) {
        ChunkGraph of = ChunkGraph.of(plan, place, chunk, forms -> builder.apply(types, forms));
        byte[] model = GraphWriter.model(of.graph(), of.blocks());
        return buffers.keep(Sessions.SHARED.open(model, of.threads(), place, of.isLarge()));
    }

    /** Chooses how many threads work on one of a chunk's steps. */
    int threads(Chunk chunk) {
        return ChunkGraph.threads(plan, place, chunk);
    }
}
