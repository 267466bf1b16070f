package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.Result;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.SharedTensor;
import nn.spi.Ports;

/** Runs the graph of one step's gradients on the same memory again and again, so that little is to be done around it. */
final class StepRun {
    private final OrtSession session;
    private final NativeBuffers buffers;
    private final Map<String, SharedTensor> staged = new HashMap<>();
    private final Set<String> held = new HashSet<>();
    private final Set<String> statistics = new HashSet<>();
    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    private final SharedTensor loss;
    private final SharedTensor penalty;
    private final SharedTensor predictions;

    /**
     * Lays out memory for a step.
     *
     * @param chunk what a chunk brings; those to come bring as much for each step
     * @param output the shape of a step's predictions [1, batch, …]
     * @param buffers where weights, statistics and gradients are; what is made here is given back with them
     */
    StepRun(OrtSession session, Map<String, Tensor> chunk, Shape output, NativeBuffers buffers) {
        this.session = session;
        this.buffers = buffers;
        for (String name : session.getInputNames()) {
            Tensor tensor = chunk.get(name);
            if (tensor == null) {
                held.add(name);
            } else {
                Shape all = tensor.shape();
                Shape one = all.rank() == 0 ? all : all.row().batch(1);
                staged.put(name, buffers.keep(SharedTensor.zeros(tensor.type(), one)));
                inputs.put(name, staged.get(name).tensor());
            }
        }
        this.loss = buffers.keep(SharedTensor.zeros(DType.FLOAT32, Shape.of(1)));
        this.penalty = buffers.keep(SharedTensor.zeros(DType.FLOAT32, Shape.of(1)));
        this.predictions = buffers.keep(SharedTensor.zeros(DType.FLOAT32, output));
        Map<String, OnnxTensor> known = Map.of(
                Ports.LOSSES, loss.tensor(),
                Ports.PENALTIES, penalty.tensor(),
                Ports.OUTPUTS, predictions.tensor());
        for (String name : session.getOutputNames()) {
            if (Ports.carried(name).isPresent()) {
                statistics.add(name);
            } else {
                pinned.put(name, Optional.ofNullable(known.get(name)).orElseGet(() -> buffers.get(name)));
            }
        }
    }

    /** Computes a step of a chunk: gradients come to where they are held, statistics are replaced. */
    void run(Map<String, Tensor> chunk, int step) {
        staged.forEach((name, memory) -> memory.load(Objects.requireNonNull(chunk.get(name)), step));
        held.forEach(name -> inputs.put(name, buffers.get(name)));
        try {
            Result result = session.run(inputs, statistics, pinned);
            for (String name : statistics) {
                OnnxTensor last = (OnnxTensor) result.get(name).orElseThrow();
                buffers.put(Ports.carried(name).orElseThrow(), last);
            }
        } catch (OrtException failed) {
            throw Ort.failure("running the network", failed);
        }
    }

    float loss() {
        return loss.memory().getFloat(0);
    }

    /** Returns the step's penalties; 0 where the network has none. */
    float penalty() {
        return penalty.memory().getFloat(0);
    }

    ByteBuffer predictions() {
        return predictions.memory().rewind();
    }
}
