package nn.layer;

import nn.data.Given;
import nn.data.Words;

/**
 * Describes a penalty in the loss: {@code l1 · Σ|w| + l2 · Σw²}, as Keras's {@code L1L2} (no ½). The weights of frozen
 * layers add none.
 *
 * @param l1 the factor of the absolute values
 * @param l2 the factor of the squares
 */
public record Regularizer(double l1, double l2) {
    /** Checks the factors. */
    public Regularizer {
        Given.nonNegative("regularizer: l1", l1);
        Given.nonNegative("regularizer: l2", l2);
    }

    @Override
    public String toString() {
        boolean both = l1 == 0 == (l2 == 0);
        return (both ? Words.of("l1L2", l1, l2) : l2 == 0 ? Words.of("l1", l1) : Words.of("l2", l2)).toString();
    }
}
