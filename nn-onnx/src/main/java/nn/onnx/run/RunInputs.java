package nn.onnx.run;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nn.data.Tensor;

/** Holds the inputs of one run as ONNX Runtime sees them; to be closed after it. */
public final class RunInputs implements AutoCloseable {
    private final List<SharedTensor> shared = new ArrayList<>();
    private final List<OnnxTensor> owned = new ArrayList<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    public static RunInputs of(Map<String, Tensor> tensors) {
        RunInputs inputs = new RunInputs();
        try {
            tensors.forEach((name, tensor) -> inputs.add(name, SharedTensor.wrap(tensor)));
            return inputs;
        } catch (RuntimeException failed) {
            inputs.close();
            throw failed;
        }
    }

    public void add(String name, SharedTensor memory) {
        shared.add(memory);
        tensors.put(name, memory.tensor());
    }

    /** Adds what is no memory of ours, such as texts. */
    public void add(String name, OnnxTensor tensor) {
        owned.add(tensor);
        tensors.put(name, tensor);
    }

    /** Returns them by name. */
    public Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        shared.forEach(SharedTensor::close);
        owned.forEach(OnnxTensor::close);
    }
}
