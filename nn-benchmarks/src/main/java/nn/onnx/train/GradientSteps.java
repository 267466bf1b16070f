package nn.onnx.train;

import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nn.data.State;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.Place;
import nn.onnx.run.Sessions;
import nn.onnx.write.GraphWriter;
import nn.spi.Chunk;
import nn.spi.ChunkTensors;
import nn.spi.ChunkTypes;
import nn.spi.Plan;

/** Runs the graph of a plan's gradients on the same memory again and again, as training does, but takes no step. */
public final class GradientSteps implements AutoCloseable {
    private final NativeBuffers buffers = new NativeBuffers();
    private final OrtSession session;
    private final Map<String, Tensor> tensors;
    private final StepRun run;
    private final int steps;

    /**
     * Compiles the graph.
     *
     * @param profile what the file's name begins with into which ONNX Runtime writes how long each op took, if so
     */
    public GradientSteps(Plan plan, State state, Chunk chunk, Place place, Optional<Path> profile) {
        new RuleLearner(plan, place, buffers).load(state);
        ChunkTypes types = ChunkTypes.of(chunk).oneStep();
        ChunkGraph of = ChunkGraph.of(plan, place, chunk, forms -> plan.gradients(types, forms));
        byte[] model = GraphWriter.model(of.graph(), of.blocks());
        session = Ort.call("compiling the network", () -> {
            try (SessionOptions options = Sessions.options(of.threads(), place)) {
                options.setMemoryPatternOptimization(!of.isLarge());
                if (profile.isPresent()) {
                    options.enableProfiling(profile.get().toString());
                }
                return Ort.environment().createSession(model, options);
            }
        });
        tensors = ChunkTensors.gradients(plan, chunk, session.getInputNames());
        run = new StepRun(session, tensors, RowPorts.of(plan, session.getOutputNames()), chunk.batch(), buffers);
        steps = chunk.steps();
    }

    /** Runs the graph once for each of the chunk's steps. */
    public void run() {
        for (int i = 0; i < steps; i++) {
            run.run(tensors, i);
        }
    }

    /** Ends the profile, and gives its file. */
    public Path profile() {
        return Path.of(Ort.call("ending the profile", session::endProfiling));
    }

    @Override
    public void close() {
        Sessions.close(session);
        buffers.run();
    }
}
