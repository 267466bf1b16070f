package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nn.data.Tensor;

/** Shows tensors to ONNX Runtime for one run; to be closed after it. */
final class Lent implements AutoCloseable {
    private final List<Shared> shared = new ArrayList<>();
    private final Map<String, OnnxTensor> tensors = new HashMap<>();

    static Lent of(Map<String, Tensor> tensors) {
        Lent lent = new Lent();
        try {
            tensors.forEach((name, tensor) -> lent.add(name, Shared.lend(tensor)));
            return lent;
        } catch (RuntimeException failed) {
            lent.close();
            throw failed;
        }
    }

    void add(String name, Shared memory) {
        shared.add(memory);
        tensors.put(name, memory.tensor());
    }

    /** Gives them by name, as ONNX Runtime sees them. */
    Map<String, OnnxTensor> tensors() {
        return tensors;
    }

    @Override
    public void close() {
        shared.forEach(Shared::close);
    }
}
