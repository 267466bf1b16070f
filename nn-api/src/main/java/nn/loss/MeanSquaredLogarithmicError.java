package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.constant;
import static nn.op.Ops.log;
import static nn.op.Ops.max;
import static nn.op.Ops.mean;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of squares of {@code ln(1 + y) − ln(1 + p)}, with y and p of at least 1e-7.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meansquaredlogarithmicerror-class">Keras's
 *     MeanSquaredLogarithmicError</a>
 */
public record MeanSquaredLogarithmicError() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        return mean(square(sub(logOfOneMore(p), logOfOneMore(y))), -1);
    }

    private static Value logOfOneMore(Value x) {
        return log(add(max(x, constant(x, Logits.EPSILON)), 1));
    }

    @Override
    public String toString() {
        return "meanSquaredLogarithmicError()";
    }
}
