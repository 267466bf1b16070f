package nn.loss;

import static nn.op.Ops.constant;
import static nn.op.Ops.div;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;
import static nn.op.Ops.sum;

import nn.op.Value;

/**
 * Takes less than nothing of the cosine between targets and predictions, {@code −Σ y · p / (|y| · |p|)}: −1 where they
 * point the same way, 1 where they point apart, 0 where one is all zeros.
 *
 * <p>The features lie along the last axis, in images along the channels; over other axes the mean is taken.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#cosinesimilarity-class">Keras's CosineSimilarity</a>
 */
public record CosineSimilarity() implements Loss {
    /** 1e-7, the least length, squared. */
    private static final double LEAST = 1e-14;

    @Override
    public Value call(Value y, Value p) {
        int axis = p.dims().featureAxis();
        return neg(sum(mul(unit(y, axis), unit(p, axis)), axis));
    }

    private static Value unit(Value x, int axis) {
        Value squares = sum(square(x), true, axis);
        return div(x, sqrt(max(squares, constant(squares, LEAST))));
    }

    @Override
    public String toString() {
        return "cosineSimilarity()";
    }
}
