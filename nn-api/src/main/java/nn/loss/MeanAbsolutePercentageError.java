package nn.loss;

import static nn.op.Ops.abs;
import static nn.op.Ops.constant;
import static nn.op.Ops.div;
import static nn.op.Ops.max;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of errors in percent of the targets, {@code 100 · Σ|(y − p) / max(|y|, 1e-7)| / width}.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meanabsolutepercentageerror-class">Keras's
 *     MeanAbsolutePercentageError</a>
 */
public record MeanAbsolutePercentageError() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        Value size = max(abs(y), constant(y, Logits.EPSILON));
        return mul(mean(abs(div(sub(p, y), size)), -1), 100);
    }

    @Override
    public String toString() {
        return "meanAbsolutePercentageError()";
    }
}
