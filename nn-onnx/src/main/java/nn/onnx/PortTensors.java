package nn.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.OnnxModel.Port;
import nn.onnx.run.SharedTensor;
import nn.onnx.run.Tensors;

/** Converts tensors to the types of other programs' files, and back. */
final class PortTensors {
    private PortTensors() {}

    /** Returns a tensor as ONNX Runtime sees it, in the type that an input wants. */
    static SharedTensor wrap(Port port, Tensor tensor) {
        return switch (port.type()) {
            case "FLOAT" -> floats(tensor);
            case "INT32" -> ints(exactlyInts(port, tensor));
            case "INT64" -> longs(exactlyInts(port, tensor));
            case "UINT8" -> SharedTensor.wrap(exactly(port, DType.UINT8, tensor));
            default ->
                throw NnException.of("%s cannot be fed: its type is none of ours.", port)
                        .maybe("put a Cast before it in the file.");
        };
    }

    private static SharedTensor floats(Tensor tensor) {
        if (tensor.type() == DType.FLOAT32) {
            return SharedTensor.wrap(tensor);
        }
        SharedTensor floats = SharedTensor.of(DType.FLOAT32, tensor.shape());
        floats.memory().asFloatBuffer().put(tensor.floats());
        return floats;
    }

    private static SharedTensor ints(Tensor tensor) {
        if (tensor.type() == DType.INT32) {
            return SharedTensor.wrap(tensor);
        }
        SharedTensor ints = SharedTensor.of(DType.INT32, tensor.shape());
        ints.memory().asIntBuffer().put(tensor.ints());
        return ints;
    }

    private static Tensor exactlyInts(Port port, Tensor tensor) {
        return tensor.type() == DType.UINT8 ? tensor : exactly(port, DType.INT32, tensor);
    }

    private static Tensor exactly(Port port, DType type, Tensor tensor) {
        if (tensor.type() != type) {
            throw NnException.of("%s was given %s.", port, tensor).maybe("hand it whole numbers.");
        }
        return tensor;
    }

    private static SharedTensor longs(Tensor ints) {
        SharedTensor longs = SharedTensor.of(OnnxJavaType.INT64, ints.shape());
        LongBuffer values = longs.memory().asLongBuffer();
        for (int value : ints.ints()) {
            values.put(value);
        }
        return longs;
    }

    /** Copies out what ONNX Runtime computed. */
    static Tensor copy(String name, OnnxTensor output) {
        Shape shape = shape(name, output.getInfo().getShape());
        return switch (output.getInfo().type) {
            case FLOAT, FLOAT16, BFLOAT16 -> Tensors.copy(output, shape);
            case INT64 -> fromLongs(name, output.getLongBuffer(), shape);
            case INT32 -> fromBytes(DType.INT32, output, shape);
            case UINT8, BOOL -> fromBytes(DType.UINT8, output, shape);
            default ->
                throw NnException.of(
                                "the output \"%s\" is of the type %s, which is none of ours.",
                                name, output.getInfo().type)
                        .maybe("put a Cast after it in the file.");
        };
    }

    private static Shape shape(String name, long[] sizes) {
        if (Arrays.stream(sizes).anyMatch(size -> size > Integer.MAX_VALUE)) {
            throw NnException.of(
                    "the output \"%s\" has the shape %s, beyond what a tensor can hold.", name, Arrays.toString(sizes));
        }
        return Shape.of(Arrays.stream(sizes).mapToInt(size -> (int) size).toArray());
    }

    private static Tensor fromLongs(String name, LongBuffer values, Shape shape) {
        int[] ints = new int[shape.size()];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values.get(i);
            if (ints[i] != values.get(i)) {
                throw NnException.of("the output \"%s\" holds %d, beyond 32 bits.", name, values.get(i))
                        .maybe("put a Cast to float after it in the file.");
            }
        }
        return Tensor.of(shape, ints);
    }

    private static Tensor fromBytes(DType type, OnnxTensor output, Shape shape) {
        ByteBuffer memory = Tensor.allocate(type, shape);
        memory.put(output.getByteBuffer());
        return Tensor.wrap(type, shape, memory.rewind());
    }
}
