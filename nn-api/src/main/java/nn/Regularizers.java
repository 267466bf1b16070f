package nn;

import java.util.function.UnaryOperator;
import nn.layer.FunctionRegularizer;
import nn.layer.L1L2;
import nn.op.Value;

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

    /**
     * Penalizes as a lambda of ops says: {@code regularizer("l1", w -> mul(sum(abs(w)), 0.01))}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function makes a scalar of a weight, or of a batch of activities
     * @return the regularizer
     */
    public static FunctionRegularizer regularizer(String name, UnaryOperator<Value> function) {
        return new FunctionRegularizer(name, function);
    }
}
