package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.Tensor;
import org.jspecify.annotations.Nullable;

/** Holds a trainer's weights and slots, its other native memory, and the graphs that it runs, until they are given back. */
final class Holdings implements Runnable {
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final Map<String, Shared> shared = new HashMap<>();
    private final List<Shared> kept = new ArrayList<>();
    private final List<Sessions.Lease> leases = new ArrayList<>();

    /** Replaces a tensor, and closes the one before. */
    void put(String name, OnnxTensor tensor) {
        close(name, tensors.put(name, tensor));
    }

    /** Replaces a tensor by one on memory of ours, and closes the one before. */
    void put(String name, Shared memory) {
        put(name, memory.tensor());
        shared.put(name, memory);
    }

    private void close(String name, @Nullable OnnxTensor before) {
        Shared ours = shared.remove(name);
        if (ours != null) {
            ours.close();
        } else if (before != null) {
            before.close();
        }
    }

    /** Shows a tensor, found by its name, to ONNX Runtime. */
    void lend(String name, Map<String, Tensor> from) {
        Tensor tensor = Objects.requireNonNull(from.get(name));
        put(name, Shared.lend(tensor));
    }

    OnnxTensor get(String name) {
        OnnxTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor \"" + name + "\"");
        }
        return tensor;
    }

    Shared keep(Shared memory) {
        kept.add(memory);
        return memory;
    }

    Sessions.Lease keep(Sessions.Lease lease) {
        leases.add(lease);
        return lease;
    }

    @Override
    public void run() {
        tensors.forEach(this::close);
        tensors.clear();
        kept.forEach(Shared::close);
        kept.clear();
        leases.forEach(Sessions.SHARED::close);
        leases.clear();
    }
}
