package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Memory that both we and ONNX Runtime read and write, run after run.
 *
 * @param memory the memory
 * @param tensor the same as ONNX Runtime sees it; whoever made it closes it
 */
record Shared(ByteBuffer memory, OnnxTensor tensor) {
    static Shared zeros(DType type, Shape shape) {
        ByteBuffer memory = Tensor.allocate(type, shape);
        return new Shared(memory, Tensors.lend(memory, type, shape.dims()));
    }

    /** Copies a tensor's part in; a tensor no larger than this memory is all there is to copy. */
    void load(Tensor parts, int index) {
        ByteBuffer from = parts.memory();
        int bytes = memory.capacity();
        memory.put(0, from, from.capacity() == bytes ? 0 : index * bytes, bytes);
    }
}
