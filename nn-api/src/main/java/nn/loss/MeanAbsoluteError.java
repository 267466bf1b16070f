package nn.loss;

import static nn.op.Ops.abs;
import static nn.op.Ops.mean;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of absolute values, {@code Σ|y − p| / width}; the gradient at 0 is 0.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meanabsoluteerror-class">Keras's MeanAbsoluteError</a>
 */
public record MeanAbsoluteError() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        return mean(abs(sub(p, y)), -1);
    }

    @Override
    public String toString() {
        return "meanAbsoluteError()";
    }
}
