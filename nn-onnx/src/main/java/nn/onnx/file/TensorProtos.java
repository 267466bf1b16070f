package nn.onnx.file;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.onnx.write.Protos;
import nn.op.ElementType;

/** Turns float32 tensors into ONNX's messages and back, bit for bit. */
final class TensorProtos {
    private TensorProtos() {}

    static Draft of(String name, Tensor tensor) {
        long[] dims = Arrays.stream(tensor.shape().dims()).asLongStream().toArray();
        return Protos.tensor(name, ElementType.of(tensor.type()), dims, Protos.littleEndian(tensor));
    }

    /** Writes one whole number. */
    static Draft of(String name, long number) {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return Protos.tensor(
                name, ElementType.INT64, new long[0], bytes.putLong(number).flip());
    }

    /** Reads one whole number. */
    static long number(Message proto) {
        ByteBuffer bytes = proto.bytes(Field.TENSOR_RAW_DATA);
        if (proto.number(Field.TENSOR_DATA_TYPE) != ElementType.INT64.code() || bytes.remaining() != Long.BYTES) {
            throw NnException.of("\"%s\" is not stored as one int64.", proto.text(Field.TENSOR_NAME))
                    .maybe("the file was changed by another program.");
        }
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** Reads the float32 tensors that hold their own data; others are not ours. */
    static SortedMap<String, Tensor> read(Stream<Message> protos) {
        SortedMap<String, Tensor> tensors = new TreeMap<>();
        protos.filter(proto -> proto.number(Field.TENSOR_DATA_TYPE) == ElementType.FLOAT32.code()
                        && !proto.has(Field.TENSOR_EXTERNAL_DATA))
                .forEach(proto -> tensors.put(proto.text(Field.TENSOR_NAME), tensor(proto)));
        return tensors;
    }

    private static Tensor tensor(Message proto) {
        Shape shape = Shape.of(Arrays.stream(proto.numbers(Field.TENSOR_DIMS))
                .mapToInt(Math::toIntExact)
                .toArray());
        ByteBuffer little = proto.bytes(Field.TENSOR_RAW_DATA);
        if (little.remaining() != (long) shape.size() * DType.FLOAT32.bytes()) {
            throw NnException.of(
                            "the weight \"%s\" %s is not stored as raw data.", proto.text(Field.TENSOR_NAME), shape)
                    .maybe("the file was written by another program: use Onnx.open(path).");
        }
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(little.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer());
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }
}
