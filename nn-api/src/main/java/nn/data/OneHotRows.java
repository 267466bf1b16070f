package nn.data;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Makes rows that hold a single 1 of labels, and labels of such rows, or of scores. */
final class OneHotRows {
    private OneHotRows() {}

    static Tensor of(Tensor labels, int classes) {
        if (labels.type() == DType.FLOAT32 || labels.shape().rank() != 1) {
            throw NnException.of("labels must be int32 or uint8 [n], but were %s.", labels);
        }
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

    private static void requireBelow(int classes, int label, int row) {
        if (label < 0 || label >= classes) {
            throw NnException.of("row %d: the label must be at least 0 and below %d, but was %d.", row, classes, label)
                    .maybe(label < 0 ? "it stands for a missing one: leave the row out." : "there are more classes.");
        }
    }

    static Tensor labels(Tensor rows) {
        int last = rows.shape().rank() - 1;
        if (last < 1 || rows.shape().dim(last) == 0) {
            throw NnException.of("argmax: the numbers must be [n, …, classes], but were %s.", rows.shape())
                    .maybe(last < 1 ? "reshape them: one row is [1, classes]." : "there is no class.");
        }
        Numbers values = Numbers.of(rows);
        int width = rows.shape().dim(last);
        int[] labels = new int[values.count() / width];
        for (int i = 0; i < labels.length; i++) {
            requireNumbers(values, i, width, labels.length / rows.rows());
            labels[i] = values.argmax(i * width, width);
        }
        return Tensor.of(Shape.of(Arrays.copyOf(rows.shape().dims(), last)), labels);
    }

    private static void requireNumbers(Numbers values, int position, int width, int positions) {
        for (int i = 0; i < width; i++) {
            if (Float.isNaN(values.at(position * width + i))) {
                throw NnException.of(
                        "row %d: a row to decode must hold numbers, but place %d is NaN.", position / positions, i);
            }
        }
    }
}
