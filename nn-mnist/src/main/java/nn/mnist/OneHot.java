package nn.mnist;

import java.nio.ByteBuffer;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/** Turns labels into rows that hold a single 1, and such rows, or scores, back into labels. */
public final class OneHot {
    private OneHot() {}

    /**
     * Encodes labels: row i is 1 at the place of label i and 0 elsewhere. Keras's {@code to_categorical}.
     *
     * @param labels int32 or uint8 [n], each at least 0 and below {@code classes}
     * @param classes the width of a row, at least 1
     * @return uint8 [n, classes]
     * @throws NnException if the labels are no flat integers, one is out of range, or there is no class
     */
    public static Tensor encode(Tensor labels, int classes) {
        requireLabels(Given.value("encode: the labels", labels));
        Given.positive("classes", classes);
        int[] values = labels.ints();
        Shape shape = Shape.of(values.length, classes);
        ByteBuffer rows = Tensor.allocate(DType.UINT8, shape);
        for (int i = 0; i < values.length; i++) {
            requireBelow(classes, values[i], i);
            rows.put(i * classes + values[i], (byte) 1);
        }
        return Tensor.wrap(DType.UINT8, shape, rows);
    }

    /**
     * Decodes rows: label i is the place of the largest number of row i, the first of several. NumPy's {@code argmax}
     * over the last axis.
     *
     * @param rows [n, classes] of any type: one-hot rows, or what a network predicts
     * @return int32 [n]
     * @throws NnException if the rows are no [n, classes], or one holds NaN
     */
    public static Tensor decode(Tensor rows) {
        if (Given.value("decode: the rows", rows).shape().rank() != 2
                || rows.shape().dim(1) == 0) {
            throw NnException.of("one-hot rows must be [n, classes], but were %s.", rows.shape());
        }
        float[] values = rows.floats();
        int[] labels = new int[rows.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = largest(values, i, rows.shape().dim(1));
        }
        return Tensor.of(Shape.of(labels.length), labels);
    }

    private static int largest(float[] values, int row, int width) {
        int best = 0;
        for (int i = 0; i < width; i++) {
            float value = values[row * width + i];
            if (Float.isNaN(value)) {
                throw NnException.of("row %d: a row to decode must hold numbers, but place %d is NaN.", row, i);
            }
            if (value > values[row * width + best]) {
                best = i;
            }
        }
        return best;
    }

    private static void requireLabels(Tensor labels) {
        if (labels.type() == DType.FLOAT32 || labels.shape().rank() != 1) {
            throw NnException.of("labels must be int32 or uint8 [n], but were %s.", labels);
        }
    }

    private static void requireBelow(int classes, int label, int row) {
        if (label < 0 || label >= classes) {
            throw NnException.of("row %d: the label must be at least 0 and below %d, but was %d.", row, classes, label)
                    .maybe(label < 0 ? "it stands for a missing one: leave the row out." : "there are more classes.");
        }
    }
}
