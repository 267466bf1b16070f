package nn.onnx.graph;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import nn.data.DType;
import nn.data.Tensor;
import nn.onnx.proto.ModelProto;
import nn.onnx.proto.OperatorSetIdProto;
import nn.onnx.proto.TensorProto;
import nn.onnx.proto.TensorShapeProto;
import nn.onnx.proto.TensorShapeProto.Dimension;
import nn.onnx.proto.TypeProto;
import nn.onnx.proto.ValueInfoProto;

/** Puts a graph's parts into ONNX's messages. */
public final class Protos {
    /** The version of the operators' meanings; 18 is what all runtimes in use understand. */
    public static final int OPSET = 18;
    /** The version of the file format that came with this opset. */
    public static final int IR_VERSION = 8;

    private static final Map<Long, String> SYMBOLS = Map.of(Dims.BATCH, "batch", Dims.STEPS, "steps");

    private Protos() {}

    /** Wraps a graph into a model, ready to be serialized. */
    public static ModelProto.Builder model(Graph graph) {
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .setProducerName("nn")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(graph.toProto());
    }

    static TensorProto tensor(String name, Type type, Dims dims, ByteBuffer bytes) {
        TensorProto.Builder builder =
                TensorProto.newBuilder().setName(name).setDataType(type.code()).setRawData(ByteString.copyFrom(bytes));
        for (long size : dims.sizes()) {
            builder.addDims(size);
        }
        return builder.build();
    }

    static ValueInfoProto info(String name, Value value) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long size : value.dims().sizes()) {
            shape.addDim(
                    size < 0
                            ? Dimension.newBuilder().setDimParam(SYMBOLS.getOrDefault(size, "n"))
                            : Dimension.newBuilder().setDimValue(size));
        }
        TypeProto.Tensor tensor = TypeProto.Tensor.newBuilder()
                .setElemType(value.type().code())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(tensor))
                .build();
    }

    static ByteBuffer littleEndian(Tensor tensor) {
        ByteBuffer memory = tensor.memory();
        if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN || tensor.type() == DType.UINT8) {
            return memory;
        }
        ByteBuffer swapped = little(memory.remaining());
        swapped.asIntBuffer().put(memory.asIntBuffer());
        return swapped;
    }

    static ByteBuffer bytes(long... numbers) {
        ByteBuffer bytes = little(8 * numbers.length);
        bytes.asLongBuffer().put(numbers);
        return bytes;
    }

    static ByteBuffer bytes(Type type, double... numbers) {
        ByteBuffer bytes = little(8 * numbers.length);
        for (double number : numbers) {
            switch (type) {
                case FLOAT -> bytes.putFloat((float) number);
                case DOUBLE -> bytes.putDouble(number);
                case INT64 -> bytes.putLong((long) number);
                case INT32, UINT32 -> bytes.putInt((int) (long) number);
                case UINT8, BOOL -> bytes.put((byte) number);
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
