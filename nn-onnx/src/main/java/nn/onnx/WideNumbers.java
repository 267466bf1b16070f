package nn.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import java.lang.reflect.Array;
import java.util.Arrays;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.onnx.ort.Ort;
import nn.onnx.port.Declared;
import nn.onnx.port.Element;
import org.jspecify.annotations.Nullable;

/**
 * Hands arrays of double and long over, such as {@code double[][]}: for inputs that are finer or wider than a tensor of ours
 * can be. A decision tree that was fitted on doubles may decide otherwise by a number that was rounded to a float.
 */
final class WideNumbers {
    private WideNumbers() {}

    /** Returns whether something is an array of double or long, of any number of axes. */
    static boolean are(@Nullable Object given) {
        if (given == null) {
            return false;
        }
        Class<?> type = given.getClass();
        while (type.isArray()) {
            type = type.getComponentType();
        }
        return given.getClass().isArray() && (type == double.class || type == long.class);
    }

    /** Finds the shape; rows must be equally long. */
    static Shape shape(Object array) {
        requireRows(array);
        try {
            return Shape.of(
                    Arrays.stream(TensorInfo.constructFromJavaArray(array).getShape())
                            .mapToInt(Math::toIntExact)
                            .toArray());
        } catch (OrtException ragged) {
            throw NnException.of("an array of numbers must have rows of one length, and some: %s.", ragged.getMessage())
                    .causedBy(ragged);
        }
    }

    private static void requireRows(Object array) {
        if (array instanceof Object[] rows) {
            for (Object row : rows) {
                requireRows(Given.value("an array of numbers: a row", row));
            }
        }
    }

    static OnnxTensor tensor(Declared port, Object array) {
        boolean isWhole = array.getClass().getName().endsWith("J");
        Element carrier = port.type().carrier();
        if (carrier != (isWhole ? Element.INT64 : Element.DOUBLE)) {
            throw NnException.of("%s was given an array of %s.", port, isWhole ? "long" : "double")
                    .maybe("hand it a tensor.");
        }
        if (isWhole && port.type() != Element.INT64) {
            requireWithin(port, array);
        }
        return Ort.call("handing numbers over", () -> OnnxTensor.createTensor(Ort.environment(), array));
    }

    private static void requireWithin(Declared port, Object array) {
        for (int i = 0; i < Array.getLength(array); i++) {
            if (array instanceof long[] numbers) {
                PortTensors.requireWithin(port, numbers[i]);
            } else {
                requireWithin(port, Array.get(array, i));
            }
        }
    }
}
