package nn.onnx.graph;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import nn.data.DType;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;

/** Puts a graph's parts into ONNX's messages. */
public final class Protos {
    /** The version of the operators' meanings; 18 is what all runtimes in use understand. */
    public static final int OPSET = 18;
    /** The version of the file format that came with this opset. */
    public static final int IR_VERSION = 8;

    private static final Map<Long, String> SYMBOLS = Map.of(Dims.BATCH, "batch", Dims.STEPS, "steps");

    private Protos() {}

    /** Wraps a graph into a model, ready to be written. */
    public static Draft model(Graph graph) {
        return model(graph.toProto());
    }

    /** Wraps a graph's message into a model, to be completed or written. */
    public static Draft model(Draft graph) {
        return new Draft()
                .add(Field.MODEL_IR_VERSION, IR_VERSION)
                .add(Field.MODEL_PRODUCER_NAME, "nn")
                .add(Field.MODEL_OPSET_IMPORT, new Draft().add(Field.OPSET_VERSION, OPSET))
                .add(Field.MODEL_GRAPH, graph);
    }

    /** Names numbers, which stand in their bytes, little-endian. */
    public static Draft tensor(String name, Type type, long[] dims, ByteBuffer bytes) {
        return new Draft()
                .add(Field.TENSOR_DIMS, dims)
                .add(Field.TENSOR_DATA_TYPE, type.code())
                .add(Field.TENSOR_NAME, name)
                .add(Field.TENSOR_RAW_DATA, bytes);
    }

    static Draft info(String name, Value value) {
        Draft shape = new Draft();
        for (long size : value.dims().sizes()) {
            shape.add(
                    Field.SHAPE_DIM,
                    size < 0
                            ? new Draft().add(Field.DIM_PARAM, SYMBOLS.getOrDefault(size, "n"))
                            : new Draft().add(Field.DIM_VALUE, size));
        }
        return info(name, value.type(), shape);
    }

    /** Describes an input or output. */
    public static Draft info(String name, Type type, Draft shape) {
        Draft tensor = new Draft().add(Field.TYPE_ELEM_TYPE, type.code()).add(Field.TYPE_SHAPE, shape);
        return new Draft().add(Field.INFO_NAME, name).add(Field.INFO_TYPE, new Draft().add(Field.TYPE_TENSOR, tensor));
    }

    /** Shows a tensor's numbers as files hold them. */
    public static ByteBuffer littleEndian(Tensor tensor) {
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
