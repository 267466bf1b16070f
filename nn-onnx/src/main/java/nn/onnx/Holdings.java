package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nn.data.Tensor;

/** Holds a trainer's weights and slots, its other native memory, and the graphs that it runs, until they are given back. */
final class Holdings implements Runnable {
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final List<Shared> kept = new ArrayList<>();
    private final List<Sessions.Lease> leases = new ArrayList<>();

    /** Replaces a tensor, and closes the one before. */
    void put(String name, OnnxTensor tensor) {
        OnnxTensor before = tensors.put(name, tensor);
        if (before != null) {
            before.close();
        }
    }

    /** Shows a tensor, found by its name, to ONNX Runtime. */
    void lend(String name, Map<String, Tensor> from) {
        Tensor tensor = Objects.requireNonNull(from.get(name));
        put(name, Tensors.lend(tensor));
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
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
        kept.forEach(memory -> memory.tensor().close());
        kept.clear();
        leases.forEach(Sessions.SHARED::close);
        leases.clear();
    }
}
