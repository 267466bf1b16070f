package nn.onnx;

import ai.onnxruntime.OnnxMap;
import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.ShortBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import java.util.stream.Stream;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.run.Tensors;

/** Copies what ONNX Runtime computed into Java's values: tensors, strings, lists and maps. */
final class PortValues {
    private PortValues() {}

    static Object of(String name, OnnxValue value) {
        if (value instanceof OnnxTensor tensor) {
            return tensor(name, tensor);
        }
        if (value instanceof OnnxSequence sequence) {
            return list(name, sequence);
        }
        if (value instanceof OnnxMap map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            Ort.call(name, map::getValue).forEach(copy::put);
            return copy;
        }
        throw NnException.of("the output \"%s\" is %s, which is none of ours.", name, value.getInfo())
                .maybe("cut that part off.");
    }

    private static List<Object> list(String name, OnnxSequence sequence) {
        List<Object> copies = new ArrayList<>();
        List<? extends OnnxValue> parts = Ort.call(name, sequence::getValue);
        try {
            parts.forEach(part -> copies.add(of(name, part)));
            return copies;
        } finally {
            parts.forEach(OnnxValue::close);
        }
    }

    private static Object tensor(String name, OnnxTensor output) {
        Shape shape = shape(name, output.getInfo().getShape());
        return switch (output.getInfo().onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT,
                    ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT16,
                    ONNX_TENSOR_ELEMENT_DATA_TYPE_BFLOAT16 -> Tensors.copy(output, shape);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_DOUBLE -> rounded(output.getDoubleBuffer(), shape);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_STRING -> strings(name, output, shape);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT8, ONNX_TENSOR_ELEMENT_DATA_TYPE_BOOL ->
                bytes(DType.UINT8, output, shape);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT32 -> bytes(DType.INT32, output, shape);
            default -> whole(name, output, shape);
        };
    }

    private static Tensor whole(String name, OnnxTensor output, Shape shape) {
        ByteBuffer bytes = output.getByteBuffer().order(ByteOrder.nativeOrder());
        ShortBuffer shorts = bytes.asShortBuffer();
        return switch (output.getInfo().onnxType) {
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT8 -> ints(name, shape, bytes::get);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT16 -> ints(name, shape, shorts::get);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT16 -> ints(name, shape, i -> shorts.get(i) & 0xffff);
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT32 ->
                ints(name, shape, i -> Integer.toUnsignedLong(bytes.getInt(i * Integer.BYTES)));
            case ONNX_TENSOR_ELEMENT_DATA_TYPE_INT64, ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 ->
                ints(name, shape, i -> fits(name, output.getInfo(), bytes.getLong(i * Long.BYTES)));
            default ->
                throw NnException.of(
                                "the output \"%s\" is of the type %s, which is none of ours.",
                                name, output.getInfo().onnxType)
                        .maybe("put a Cast after it in the file.");
        };
    }

    /** An unsigned number of 64 bits may look negative. */
    private static long fits(String name, TensorInfo info, long value) {
        if (info.onnxType == TensorInfo.OnnxTensorType.ONNX_TENSOR_ELEMENT_DATA_TYPE_UINT64 && value < 0) {
            throw beyond(name, Long.toUnsignedString(value));
        }
        return value;
    }

    private static Tensor ints(String name, Shape shape, IntToLongFunction values) {
        int[] ints = new int[shape.size()];
        for (int i = 0; i < ints.length; i++) {
            long value = values.applyAsLong(i);
            ints[i] = (int) value;
            if (ints[i] != value) {
                throw beyond(name, Long.toString(value));
            }
        }
        return Tensor.of(shape, ints);
    }

    private static NnException beyond(String name, String value) {
        return NnException.of("the output \"%s\" holds %s, beyond 32 bits.", name, value)
                .maybe("put a Cast to float after it in the file.");
    }

    private static Shape shape(String name, long[] sizes) {
        if (Arrays.stream(sizes).anyMatch(size -> size > Integer.MAX_VALUE)) {
            throw NnException.of(
                    "the output \"%s\" has the shape %s, beyond what a tensor can hold.", name, Arrays.toString(sizes));
        }
        return Shape.of(Arrays.stream(sizes).mapToInt(size -> (int) size).toArray());
    }

    private static Tensor rounded(DoubleBuffer values, Shape shape) {
        ByteBuffer memory = Tensor.allocate(DType.FLOAT32, shape);
        FloatBuffer floats = memory.asFloatBuffer();
        while (values.hasRemaining()) {
            floats.put((float) values.get());
        }
        return Tensor.wrap(DType.FLOAT32, shape, memory);
    }

    private static Tensor bytes(DType type, OnnxTensor output, Shape shape) {
        ByteBuffer memory = Tensor.allocate(type, shape);
        memory.put(output.getByteBuffer());
        return Tensor.wrap(type, shape, memory.rewind());
    }

    private static Strings strings(String name, OnnxTensor output, Shape shape) {
        List<String> texts = new ArrayList<>();
        collect(Ort.call(name, output::getValue), texts);
        if (texts.stream().anyMatch(JavaWords::isGarbled)) {
            throw NnException.of(
                            "the output \"%s\" holds characters beyond U+FFFF, such as emoji, which ONNX Runtime hands to"
                                    + " Java wrongly.",
                            name)
                    .maybe("export the file with other words, or name other outputs.");
        }
        return new Strings(shape, texts);
    }

    /** Java's arrays nest as axes do. */
    private static void collect(Object value, List<String> texts) {
        if (value instanceof Object[] array) {
            Stream.of(array).forEach(each -> collect(each, texts));
        } else {
            texts.add(String.valueOf(value));
        }
    }
}
