package nn.onnx.read;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.layer.Elements;
import nn.onnx.proto.Draft;
import nn.onnx.proto.Field;
import nn.onnx.proto.Message;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Holds a fixed tensor of a file.
 *
 * @param type the type of its elements
 * @param dims its sizes
 * @param bytes its numbers, little-endian
 */
record FileTensor(ElementType type, Dims dims, ByteBuffer bytes) {
    FileTensor {
        if (dims.count(0) * Elements.bytes(type) != bytes.remaining()) {
            throw NnException.of("a tensor %s of %s cannot have %d bytes.", dims, type, bytes.remaining())
                    .maybe("the file is damaged: copy it again.");
        }
    }

    /** Reads a tensor that holds its own data. */
    static FileTensor of(Message proto) {
        ElementType type = ElementType.of(proto.number(Field.TENSOR_DATA_TYPE));
        Dims dims = new Dims(proto.numbers(Field.TENSOR_DIMS));
        ByteBuffer raw = proto.bytes(Field.TENSOR_RAW_DATA);
        return new FileTensor(type, dims, raw.hasRemaining() ? raw.slice() : listed(proto, type));
    }

    private static ByteBuffer listed(Message proto, ElementType type) {
        return switch (type) {
            case FLOAT32 -> written(type, proto.reals(Field.TENSOR_FLOAT_DATA));
            case FLOAT64 -> written(type, proto.doubles(Field.TENSOR_DOUBLE_DATA));
            case INT64 -> longs(proto.numbers(Field.TENSOR_INT64_DATA));
            case UINT32, UINT64 -> narrowed(type, proto.numbers(Field.TENSOR_UINT64_DATA));
            default -> narrowed(type, proto.numbers(Field.TENSOR_INT32_DATA));
        };
    }

    private static ByteBuffer written(ElementType type, double... numbers) {
        ByteBuffer bytes = little(numbers.length * Elements.bytes(type));
        for (double number : numbers) {
            if (type == ElementType.FLOAT32) {
                bytes.putFloat((float) number);
            } else {
                bytes.putDouble(number);
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer narrowed(ElementType type, long... numbers) {
        ByteBuffer bytes = little(numbers.length * Elements.bytes(type));
        for (long number : numbers) {
            switch (Elements.bytes(type)) {
                case 1 -> bytes.put((byte) number);
                case 2 -> bytes.putShort((short) number);
                case 4 -> bytes.putInt((int) number);
                default -> bytes.putLong(number);
            }
        }
        return bytes.flip();
    }

    private static ByteBuffer longs(long... numbers) {
        return narrowed(ElementType.INT64, numbers);
    }

    /** Makes a list of int64. */
    static FileTensor integers(long... numbers) {
        return new FileTensor(ElementType.INT64, new Dims(numbers.length), longs(numbers));
    }

    /** Makes numbers of single precision. */
    static FileTensor floats(Dims dims, double... numbers) {
        return new FileTensor(ElementType.FLOAT32, dims, written(ElementType.FLOAT32, numbers));
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public ByteBuffer bytes() {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    int count() {
        return Math.toIntExact(dims.count(0));
    }

    double[] numbers() {
        ByteBuffer left = bytes();
        double[] numbers = new double[count()];
        Arrays.setAll(numbers, i -> Elements.get(left, type));
        return numbers;
    }

    long[] longs() {
        ByteBuffer left = bytes();
        return type == ElementType.INT64
                ? LongStream.generate(left::getLong).limit(count()).toArray()
                : DoubleStream.of(numbers()).mapToLong(number -> (long) number).toArray();
    }

    /** Writes numbers of half precision in single. */
    FileTensor widened() {
        return type == ElementType.FLOAT16 ? floats(dims, numbers()) : this;
    }

    /** Shows it as another type or size, on the same bytes. */
    FileTensor as(Dims others) {
        return new FileTensor(type, others, bytes);
    }

    /** Copies numbers of single precision. */
    Tensor tensor() {
        Shape shape =
                Shape.of(LongStream.of(dims.sizes()).mapToInt(Math::toIntExact).toArray());
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        memory.asFloatBuffer().put(bytes().asFloatBuffer());
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }

    /** Puts the numbers into a graph, of which no weight is made. */
    Value in(Graph graph) {
        return graph.constant(type, dims, numbers());
    }

    /** Writes the tensor with its data. */
    Draft draft(String name) {
        return new Draft()
                .add(Field.TENSOR_DIMS, dims.sizes())
                .add(Field.TENSOR_DATA_TYPE, type.code())
                .add(Field.TENSOR_NAME, name)
                .add(Field.TENSOR_RAW_DATA, bytes());
    }

    /** Tells whether it may be a weight: a scalar is a constant, and so are masks of infinite numbers. */
    boolean isWeight() {
        return type == ElementType.FLOAT32
                && count() > 1
                && DoubleStream.of(numbers()).allMatch(Double::isFinite);
    }

    /** Tells whether all numbers are the one given. */
    boolean isAll(double number) {
        return DoubleStream.of(numbers()).allMatch(each -> each == number);
    }

    /** Tells whether all numbers are one number. */
    boolean isUniform() {
        double[] numbers = numbers();
        return numbers.length > 0 && DoubleStream.of(numbers).allMatch(number -> number == numbers[0]);
    }
}
