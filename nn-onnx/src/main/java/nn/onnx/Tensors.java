package nn.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;

/** Hands tensors to ONNX Runtime and back. */
final class Tensors {
    private static final String PLACE = "handing a tensor over";

    private Tensors() {}

    /** Shows a tensor's memory to ONNX Runtime; only the heap's is copied. */
    static OnnxTensor lend(Tensor tensor) {
        ByteBuffer memory = tensor.memory();
        int[] dims = tensor.shape().dims();
        return lend(memory.isDirect() ? memory : direct(tensor), tensor.type(), dims);
    }

    private static ByteBuffer direct(Tensor tensor) {
        return Tensor.allocate(tensor.type(), tensor.shape())
                .put(tensor.memory())
                .rewind();
    }

    /** Shows memory to ONNX Runtime; it may write to it if it is used for an output. */
    static OnnxTensor lend(ByteBuffer memory, DType type, int... dims) {
        long[] sizes = new long[dims.length];
        for (int i = 0; i < dims.length; i++) {
            sizes[i] = dims[i];
        }
        return Ort.call(PLACE, () -> OnnxTensor.createTensor(Ort.environment(), memory, sizes, java(type)));
    }

    /** Copies a float32 tensor out. */
    static Tensor copy(OnnxTensor tensor, Shape shape) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(floats(tensor));
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }

    /** Copies a float32 tensor out. */
    static FloatBuffer floats(OnnxTensor tensor) {
        return tensor.getFloatBuffer();
    }

    private static OnnxJavaType java(DType type) {
        return switch (type) {
            case UINT8 -> OnnxJavaType.UINT8;
            case INT32 -> OnnxJavaType.INT32;
            case FLOAT32 -> OnnxJavaType.FLOAT;
        };
    }
}
