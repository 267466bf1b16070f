package nn;

import nn.layer.L1L2;

/** Names the regularizers, as Keras's {@code keras.regularizers} does. */
public final class Regularizers {
    private Regularizers() {}

    /**
     * Penalizes absolute values, and so makes weights sparse.
     *
     * @param l1 at least 0, such as 0.01
     * @return l1 · Σ|w|
     */
    public static L1L2 l1(double l1) {
        return new L1L2(l1, 0);
    }

    /**
     * Penalizes squares, and so keeps weights small.
     *
     * @param l2 at least 0, such as 0.01
     * @return l2 · Σw²
     */
    public static L1L2 l2(double l2) {
        return new L1L2(0, l2);
    }

    /**
     * Penalizes absolute values and squares.
     *
     * @param l1 at least 0
     * @param l2 at least 0
     * @return l1 · Σ|w| + l2 · Σw²
     */
    public static L1L2 l1L2(double l1, double l2) {
        return new L1L2(l1, l2);
    }
}
