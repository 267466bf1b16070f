package nn.loss;

import static nn.op.Ops.logCosh;
import static nn.op.Ops.mean;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of {@code ln((eᵈ + e⁻ᵈ) / 2)} with {@code d = p − y}: about {@code d² / 2} near 0, {@code |d| − ln 2} far
 * off.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#logcosh-class">Keras's LogCosh</a>
 */
public record LogCosh() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        return mean(logCosh(sub(p, y)), -1);
    }

    @Override
    public String toString() {
        return "logCosh()";
    }
}
