package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds a trainer's weights and slots, and the graphs that it runs, until they are given back. */
final class Holdings implements Runnable {
    private final Map<String, OnnxTensor> tensors = new HashMap<>();
    private final List<Sessions.Lease> leases = new ArrayList<>();

    /** Replaces a tensor, and closes the one before. */
    void put(String name, OnnxTensor tensor) {
        OnnxTensor before = tensors.put(name, tensor);
        if (before != null) {
            before.close();
        }
    }

    OnnxTensor get(String name) {
        OnnxTensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("there is no tensor \"" + name + "\"");
        }
        return tensor;
    }

    Sessions.Lease keep(Sessions.Lease lease) {
        leases.add(lease);
        return lease;
    }

    @Override
    public void run() {
        tensors.values().forEach(OnnxTensor::close);
        tensors.clear();
        leases.forEach(Sessions.SHARED::close);
        leases.clear();
    }
}
