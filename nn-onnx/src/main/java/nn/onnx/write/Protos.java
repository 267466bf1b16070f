package nn.onnx.write;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.DoubleStream;
import nn.data.DType;
import nn.data.Tensor;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.op.Constant;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Form;
import nn.op.Graph;

/** Puts a graph's parts into ONNX's messages. */
public final class Protos {
    /** The version of the operators' meanings; 18 is what all runtimes in use understand. */
    public static final int OPSET = 18;
    /** The version of the file format that came with this opset. */
    public static final int IR_VERSION = 8;

    private Protos() {}

    /** Begins a model, which ends with its graph. */
    public static Draft model() {
        return new Draft()
                .add(Field.MODEL_IR_VERSION, IR_VERSION)
                .add(Field.MODEL_PRODUCER_NAME, "nn")
                .add(Field.MODEL_OPSET_IMPORT, new Draft().add(Field.OPSET_VERSION, OPSET));
    }

    /** Begins the model of a graph, some of whose ops may be of other standards. */
    public static Draft model(Graph graph) {
        Draft model = model();
        Verbatim.domains(graph)
                .forEach((domain, version) -> model.add(
                        Field.MODEL_OPSET_IMPORT,
                        new Draft().add(Field.OPSET_DOMAIN, domain).add(Field.OPSET_VERSION, version)));
        return model;
    }

    /** Begins a model some of whose inputs take words. */
    public static Draft modelOfWords(Graph graph) {
        return model(graph).add(Field.MODEL_OPSET_IMPORT, WordLookup.opset());
    }

    /** Names numbers, which stand in their bytes, little-endian. */
    public static Draft tensor(String name, ElementType type, long[] dims, ByteBuffer bytes) {
        return new Draft()
                .add(Field.TENSOR_DIMS, dims)
                .add(Field.TENSOR_DATA_TYPE, type.code())
                .add(Field.TENSOR_NAME, name)
                .add(Field.TENSOR_RAW_DATA, bytes);
    }

    /** Writes fixed numbers. */
    static Draft constant(String name, Constant constant) {
        Form form = constant.form();
        ByteBuffer bytes =
                constant.tensor().map(Protos::littleEndian).orElseGet(() -> bytes(form.type(), constant.numbers()));
        return tensor(name, form.type(), form.dims().sizes(), bytes);
    }

    /** Writes a list of int64. */
    static Draft integers(String name, long... numbers) {
        return tensor(name, ElementType.INT64, new long[] {numbers.length}, bytes(numbers));
    }

    static long[] longs(Constant constant) {
        return DoubleStream.of(constant.values())
                .mapToLong(number -> (long) number)
                .toArray();
    }

    static Draft info(String name, int type, Dims dims) {
        Draft shape = new Draft();
        for (long size : dims.sizes()) {
            shape.add(
                    Field.SHAPE_DIM,
                    size < 0
                            ? new Draft().add(Field.DIM_PARAM, Dims.name(size))
                            : new Draft().add(Field.DIM_VALUE, size));
        }
        return info(name, type, shape);
    }

    /** Describes an input or output. */
    public static Draft info(String name, ElementType type, Draft shape) {
        return info(name, type.code(), shape);
    }

    private static Draft info(String name, int type, Draft shape) {
        Draft tensor = new Draft().add(Field.TYPE_ELEM_TYPE, type).add(Field.TYPE_SHAPE, shape);
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

    static ByteBuffer bytes(ElementType type, double... numbers) {
        ByteBuffer bytes = little(8 * numbers.length);
        for (double number : numbers) {
            switch (type) {
                case FLOAT32 -> bytes.putFloat((float) number);
                case FLOAT64 -> bytes.putDouble(number);
                case INT64, UINT64 -> bytes.putLong((long) number);
                case INT32, UINT32 -> bytes.putInt((int) (long) number);
                case INT16, UINT16 -> bytes.putShort((short) (long) number);
                case UINT8, INT8, BOOL -> bytes.put((byte) (long) number);
                case FLOAT16 -> throw new IllegalArgumentException("float16 constants are not written");
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
