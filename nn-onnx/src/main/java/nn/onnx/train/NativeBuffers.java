package nn.onnx.train;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.Tensor;
import nn.onnx.run.Leases.Lease;
import nn.onnx.run.Sessions;
import nn.onnx.run.SharedTensor;
import nn.onnx.run.Tensors;
import org.jspecify.annotations.Nullable;

/** Holds a trainer's weights and slots by name, its other native memory, and its compiled graphs, until they are closed. */
final class NativeBuffers implements Runnable {
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Map<String, SharedTensor> shared = new HashMap<>();
    private final Map<String, SharedTensor> spares = new HashMap<>();
    private final List<SharedTensor> kept = new ArrayList<>();
    private final List<Lease<OrtSession>> leases = new ArrayList<>();
    private final List<Runnable> releases = new ArrayList<>();

    /** Replaces a tensor, and closes the one before. */
    void put(String name, OnnxTensor tensor) {
        close(name, tensors.put(name, tensor));
    }

    /** Replaces a tensor by one on memory of ours, and closes the one before. */
    void put(String name, SharedTensor memory) {
        put(name, memory.tensor());
        shared.put(name, memory);
    }

    private void close(String name, @Nullable OnnxTensor before) {
        SharedTensor ours = shared.remove(name);
        if (ours != null) {
            ours.close();
        } else if (before != null) {
            before.close();
        }
    }

    /** Puts a tensor in by its name, where it can on the memory that it has. */
    void wrap(String name, Map<String, Tensor> from) {
        Tensor tensor = Objects.requireNonNull(from.get(name));
        put(name, SharedTensor.wrap(tensor));
    }

    /** Returns memory of a tensor's size that can be written to while the tensor is read. */
    SharedTensor spare(String name) {
        return spares.computeIfAbsent(name, each -> SharedTensor.of(OnnxJavaType.FLOAT, Tensors.shape(get(each))));
    }

    /** Puts a tensor's spare memory in its place, whose own, if it is ours, is the spare from now on. */
    void swap(String name) {
        SharedTensor next = Objects.requireNonNull(spares.remove(name));
        SharedTensor before = shared.get(name);
        if (before != null && before.isOwn()) {
            shared.remove(name);
            tensors.remove(name);
            spares.put(name, before);
        }
        put(name, next);
    }

    boolean has(String name) {
        return tensors.containsKey(name);
    }

    OnnxTensor get(String name) {
        OnnxTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor \"" + name + "\"");
        }
        return tensor;
    }

    SharedTensor keep(SharedTensor memory) {
        kept.add(memory);
        return memory;
    }

    /** Keeps what is released with the rest. */
    void keep(Runnable release) {
        releases.add(release);
    }

    Lease<OrtSession> keep(Lease<OrtSession> lease) {
        leases.add(lease);
        return lease;
    }

    @Override
    public void run() {
        tensors.forEach(this::close);
        tensors.clear();
        spares.values().forEach(SharedTensor::close);
        spares.clear();
        kept.forEach(SharedTensor::close);
        kept.clear();
        leases.forEach(Sessions.SHARED::close);
        leases.clear();
        releases.forEach(Runnable::run);
        releases.clear();
    }
}
