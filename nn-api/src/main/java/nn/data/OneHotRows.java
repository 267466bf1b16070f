package nn.data;

import java.nio.ByteBuffer;

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
        if (rows.shape().rank() != 2 || rows.shape().dim(1) == 0) {
            throw NnException.of("one-hot rows must be [n, classes], but were %s.", rows.shape());
        }
        Numbers values = Numbers.of(rows);
        int width = rows.shape().dim(1);
        int[] labels = new int[rows.rows()];
        for (int i = 0; i < labels.length; i++) {
            requireNumbers(values, i, width);
            labels[i] = values.argmax(i * width, width);
        }
        return Tensor.of(Shape.of(labels.length), labels);
    }

    private static void requireNumbers(Numbers values, int row, int width) {
        for (int i = 0; i < width; i++) {
            if (Float.isNaN(values.at(row * width + i))) {
                throw NnException.of("row %d: a row to decode must hold numbers, but place %d is NaN.", row, i);
            }
        }
    }
}
