package nn.layer;

import nn.data.Given;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Adds {@code l1 · Σ|x| + l2 · Σx²}.
 *
 * @param l1 the factor of the absolute values, at least 0
 * @param l2 the factor of the squares, at least 0
 * @see <a href="https://keras.io/api/layers/regularizers/">Keras's L1L2</a>
 */
public record L1L2(double l1, double l2) implements Regularizer {
    /** Checks the factors. */
    public L1L2 {
        Given.nonNegative("regularizer: l1", l1);
        Given.nonNegative("regularizer: l2", l2);
    }

    @Override
    public Value penalty(Value x) {
        if (l1 == 0) {
            return squares(x);
        }
        Value absolutes = Ops.mul(Ops.sum(Ops.abs(x)), l1);
        return l2 == 0 ? absolutes : Ops.add(absolutes, squares(x));
    }

    private Value squares(Value x) {
        return Ops.mul(Ops.sum(Ops.square(x)), l2);
    }

    @Override
    public String toString() {
        boolean both = l1 == 0 == (l2 == 0);
        return (both ? Words.of("l1L2", l1, l2) : l2 == 0 ? Words.of("l1", l1) : Words.of("l2", l2)).toString();
    }
}
