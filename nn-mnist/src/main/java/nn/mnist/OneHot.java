package nn.mnist;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/** Makes rows that hold a single 1 of labels, and labels of such rows, or of scores. */
public final class OneHot {
    private OneHot() {}

    /**
     * Encodes labels: row i is 1 at the place of label i and 0 elsewhere. Keras's {@code to_categorical}.
     *
     * @param labels int32 or uint8 [n], each at least 0 and below {@code classes}
     * @param classes the width of a row, at least 1
     * @return uint8 [n, classes]
     * @throws NnException if the labels are no flat integers, one is out of range, or there is no class
     * @see Tensor#oneHot
     */
    public static Tensor encode(Tensor labels, int classes) {
        return Given.value("encode: the labels", labels).oneHot(classes);
    }

    /**
     * Decodes rows: label i is the place of the largest number of row i, the first of several. NumPy's {@code argmax}
     * over the last axis.
     *
     * @param rows [n, classes] of any type: one-hot rows, or what a network predicts
     * @return int32 [n]
     * @throws NnException if the rows are no [n, classes], or one holds NaN
     * @see Tensor#argmax
     */
    public static Tensor decode(Tensor rows) {
        if (Given.value("decode: the rows", rows).shape().rank() != 2) {
            throw NnException.of("one-hot rows must be [n, classes], but were %s.", rows.shape());
        }
        return rows.argmax();
    }
}
