package nn.dl4j;

import nn.layer.L1L2;
import nn.layer.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Computes {@code l1 · Σ|x| + l2 · Σx²} and its gradient.
 *
 * @param x a weight, or a batch of activities
 * @param factors the regularizer
 */
record Penalty(INDArray x, L1L2 factors) {
    /** Lists the regularizers. */
    static final Known<Regularizer, INDArray, Penalty> KNOWN =
            new Known<Regularizer, INDArray, Penalty>("regularizer").and(L1L2.class, Penalty::new);

    static Penalty of(Regularizer regularizer, INDArray x) {
        return KNOWN.make(regularizer, x);
    }

    double value() {
        double sum = 0;
        if (factors.l1() > 0) {
            sum += factors.l1() * x.norm1Number().doubleValue();
        }
        if (factors.l2() > 0) {
            double length = x.norm2Number().doubleValue();
            sum += factors.l2() * length * length;
        }
        return sum;
    }

    /** Adds the gradient of {@link #value} times a factor. */
    void addGradient(INDArray gradient, double factor) {
        if (factors.l1() > 0) {
            gradient.addi(Transforms.sign(x, true).muli(factors.l1() * factor));
        }
        if (factors.l2() > 0) {
            gradient.addi(x.mul(2 * factors.l2() * factor));
        }
    }
}
