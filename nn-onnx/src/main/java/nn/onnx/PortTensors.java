package nn.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Objects;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Tensor;
import nn.onnx.ort.Ort;
import nn.onnx.port.Declared;
import nn.onnx.port.Element;
import nn.onnx.run.RunInputs;
import nn.onnx.run.SharedTensor;
import org.jspecify.annotations.Nullable;

/** Hands tensors and strings to files of other programs, in the type that an input is handed over in. */
final class PortTensors {
    private PortTensors() {}

    /** Adds what an input, or one of its parts, was given. */
    static void add(RunInputs inputs, String name, Declared port, @Nullable Object given) {
        boolean isText = port.type() == Element.STRING;
        if (isText && given instanceof Strings strings) {
            inputs.add(name, strings(port, strings));
        } else if (!isText && given instanceof Tensor tensor) {
            inputs.add(name, wrap(port, tensor));
        } else if (!isText && WideNumbers.are(given)) {
            inputs.add(name, WideNumbers.tensor(port, Objects.requireNonNull(given)));
        } else {
            throw NnException.of("%s was given %s.", port, told(given))
                    .maybe(isText ? "hand it Strings.of(…)." : "hand it a tensor of numbers.");
        }
    }

    /** Tells what was given, without its numbers. */
    static String told(@Nullable Object given) {
        return given instanceof Tensor tensor
                ? tensor.form()
                : given instanceof Strings strings
                        ? strings.form()
                        : given == null ? "nothing" : "a " + given.getClass().getSimpleName();
    }

    private static SharedTensor wrap(Declared port, Tensor tensor) {
        return switch (port.type().carrier()) {
            case FLOAT -> floats(tensor);
            case DOUBLE -> doubles(tensor);
            case INT32 -> ints(within(port, tensor));
            case INT64 -> longs(within(port, tensor));
            case UINT8 -> bytes(OnnxJavaType.UINT8, within(port, tensor));
            case BOOL -> bytes(OnnxJavaType.BOOL, within(port, tensor));
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

    private static SharedTensor doubles(Tensor tensor) {
        SharedTensor doubles = SharedTensor.of(OnnxJavaType.DOUBLE, tensor.shape());
        DoubleBuffer values = doubles.memory().asDoubleBuffer();
        if (tensor.type() == DType.INT32) {
            for (int value : tensor.ints()) {
                values.put(value);
            }
        } else {
            for (float value : tensor.floats()) {
                values.put(value);
            }
        }
        return doubles;
    }

    private static SharedTensor ints(Tensor tensor) {
        if (tensor.type() == DType.INT32) {
            return SharedTensor.wrap(tensor);
        }
        SharedTensor ints = SharedTensor.of(DType.INT32, tensor.shape());
        ints.memory().asIntBuffer().put(tensor.ints());
        return ints;
    }

    private static SharedTensor longs(Tensor ints) {
        SharedTensor longs = SharedTensor.of(OnnxJavaType.INT64, ints.shape());
        LongBuffer values = longs.memory().asLongBuffer();
        for (int value : ints.ints()) {
            values.put(value);
        }
        return longs;
    }

    private static SharedTensor bytes(OnnxJavaType type, Tensor tensor) {
        if (tensor.type() == DType.UINT8 && type == OnnxJavaType.UINT8) {
            return SharedTensor.wrap(tensor);
        }
        SharedTensor bytes = SharedTensor.of(type, tensor.shape());
        ByteBuffer values = bytes.memory().duplicate();
        for (int value : tensor.ints()) {
            values.put((byte) value);
        }
        return bytes;
    }

    /** Refuses fractions, and whole numbers that the type of the file does not have. */
    private static Tensor within(Declared port, Tensor tensor) {
        if (tensor.type() == DType.FLOAT32) {
            throw NnException.of("%s was given %s.", port, tensor).maybe("hand it whole numbers.");
        }
        Element type = port.type();
        boolean isBytes = tensor.type() == DType.UINT8;
        long least = isBytes ? 0 : Integer.MIN_VALUE;
        long most = isBytes ? 255 : Integer.MAX_VALUE;
        if (type.least() > least || type.most() < most) {
            for (int value : tensor.ints()) {
                requireWithin(port, value);
            }
        }
        return tensor;
    }

    static void requireWithin(Declared port, long value) {
        Element type = port.type();
        if (value < type.least() || value > type.most()) {
            throw NnException.of(
                    "%s takes numbers from %d to %d, but was given %d.", port, type.least(), type.most(), value);
        }
    }

    private static OnnxTensor strings(Declared port, Strings strings) {
        strings.texts().forEach(text -> {
            if (!JavaWords.carries(text)) {
                throw NnException.of("%s was given \"%s\".", port, text.replace('\0', '?'))
                        .maybe(
                                "leave characters beyond U+FFFF and U+0000 out: ONNX Runtime reads them wrongly from Java.");
            }
        });
        long[] sizes = Arrays.stream(strings.shape().dims()).asLongStream().toArray();
        return Ort.call(
                "handing strings over",
                () -> OnnxTensor.createTensor(Ort.environment(), strings.texts().toArray(String[]::new), sizes));
    }
}
