package nn.loss;

import static nn.op.Ops.mean;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of squares, {@code Σ(y − p)² / width}.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meansquarederror-class">Keras's MeanSquaredError</a>
 */
public record MeanSquaredError() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        return mean(square(sub(p, y)), -1);
    }

    @Override
    public String toString() {
        return "meanSquaredError()";
    }
}
