package nn.onnx.run;

import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.util.stream.LongStream;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;

/** Copies tensors of ONNX Runtime. */
public final class Tensors {
    private Tensors() {}

    /** Copies a float32 tensor out, of the shape that it has. */
    public static Tensor copy(OnnxTensor tensor) {
        return copy(tensor, shape(tensor));
    }

    /** Reads the shape off a tensor. */
    public static Shape shape(OnnxTensor tensor) {
        return Shape.of(LongStream.of(tensor.getInfo().getShape())
                .mapToInt(Math::toIntExact)
                .toArray());
    }

    /** Copies a float32 tensor out. */
    public static Tensor copy(OnnxTensor tensor, Shape shape) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(tensor.getFloatBuffer());
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
