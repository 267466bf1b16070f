package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.util.HashMap;
import java.util.Map;
import nn.data.Tensor;

/** Shows tensors to ONNX Runtime for one run; to be closed after it. */
record Lent(Map<String, OnnxTensor> tensors) implements AutoCloseable {
    static Lent of(Map<String, Tensor> tensors) {
        Map<String, OnnxTensor> lent = new HashMap<>();
        tensors.forEach((name, tensor) -> lent.put(name, Tensors.lend(tensor)));
        return new Lent(lent);
    }

    @Override
    public void close() {
        tensors.values().forEach(OnnxTensor::close);
    }
}
