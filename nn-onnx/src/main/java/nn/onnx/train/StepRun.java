package nn.onnx.train;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
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
import nn.onnx.run.RunInputs;
import nn.onnx.run.SharedTensor;
import nn.onnx.run.Tensors;
import nn.spi.Ports;

/** Runs the graph of one step on the same memory again and again, so that little is to be done around it. */
final class StepRun {
    /** So many bytes take longer to copy than to hand over where they lie. */
    private static final int LARGE = 1 << 15;

    private final OrtSession session;
    private final NativeBuffers buffers;
    private final Map<String, SharedTensor> staged = new HashMap<>();
    private final Set<String> lent = new HashSet<>();
    private final Set<String> held = new HashSet<>();
    /** Weights, slots and statistics that the graph itself changes: they go to and fro between two memories. */
    private final Set<String> changed = new HashSet<>();

    private final Map<String, OnnxTensor> inputs = new HashMap<>();
    private final Map<String, OnnxTensor> pinned = new HashMap<>();
    /** What comes out for Java to read, by name. */
    private final Map<String, SharedTensor> read = new HashMap<>();
    /** Where it came out the time before, if Java took it. */
    private final Map<String, SharedTensor> taken = new HashMap<>();

    /**
     * Lays out memory for a step.
     *
     * @param chunk what a chunk brings; those to come bring as much for each step
     * @param rows the outputs that have something for each row, with the shape of a row
     * @param batch the rows of a step
     * @param buffers where weights, statistics and gradients are; what is made here is given back with them
     */
    StepRun(OrtSession session, Map<String, Tensor> chunk, Map<String, Shape> rows, int batch, NativeBuffers buffers) {
        this.session = session;
        this.buffers = buffers;
        for (String name : session.getInputNames()) {
            Tensor tensor = chunk.get(name);
            if (tensor == null) {
                held.add(name);
            } else {
                Shape all = tensor.shape();
                Shape one = all.rank() == 0 ? all : all.row().batch(1);
                take(name, tensor.type(), one);
            }
        }
        for (String name : session.getOutputNames()) {
            Ports.carried(name)
                    .ifPresentOrElse(
                            changed::add,
                            () -> pinned.put(
                                    name, buffers.has(name) ? buffers.get(name) : readable(name, rows, batch)));
        }
    }

    private void take(String name, DType type, Shape shape) {
        if ((long) shape.size() * type.bytes() >= LARGE) {
            lent.add(name);
        } else {
            staged.put(name, buffers.keep(SharedTensor.zeros(type, shape)));
            inputs.put(name, staged.get(name).tensor());
        }
    }

    /** Computes a step of a chunk: gradients come to where they are held, what the graph changes is replaced. */
    void run(Map<String, Tensor> chunk, int step) {
        staged.forEach((name, memory) -> memory.load(Objects.requireNonNull(chunk.get(name)), step));
        held.forEach(name -> inputs.put(name, buffers.get(name)));
        changed.forEach(name -> pinned.put(Ports.last(name), buffers.spare(name).tensor()));
        try (RunInputs large = new RunInputs()) {
            lent.forEach(name -> large.add(name, SharedTensor.wrap(part(chunk, name, step))));
            inputs.putAll(large.tensors());
            Ort.call("running the network", () -> session.run(inputs, Set.of(), pinned));
        }
        changed.forEach(buffers::swap);
    }

    private static Tensor part(Map<String, Tensor> chunk, String name, int step) {
        return Objects.requireNonNull(chunk.get(name)).rows(step, step + 1);
    }

    private OnnxTensor readable(String name, Map<String, Shape> rows, int batch) {
        Shape step = Optional.ofNullable(rows.get(name))
                .map(row -> row.batch(batch).batch(1))
                .orElse(Shape.of(1));
        read.put(name, buffers.keep(SharedTensor.zeros(DType.FLOAT32, step)));
        return read.get(name).tensor();
    }

    /** Returns one number of the step; 0 where there is none. */
    float number(String name) {
        SharedTensor number = read.get(name);
        return number == null ? 0 : number.memory().getFloat(0);
    }

    /** Returns what came out for each row of the step. */
    ByteBuffer rows(String name) {
        return Objects.requireNonNull(read.get(name)).memory().rewind();
    }

    /** Takes what came out for each row of the step, which then stays until it is taken the next time. */
    ByteBuffer take(String name) {
        SharedTensor found = Objects.requireNonNull(read.get(name));
        SharedTensor next = taken.containsKey(name)
                ? taken.get(name)
                : buffers.keep(SharedTensor.zeros(DType.FLOAT32, Tensors.shape(found.tensor())));
        taken.put(name, found);
        read.put(name, next);
        pinned.put(name, next.tensor());
        return found.memory().rewind();
    }
}
