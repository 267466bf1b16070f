package nn.loss;

import static nn.op.Ops.huber;
import static nn.op.Ops.mean;
import static nn.op.Ops.sub;

import nn.data.NnException;
import nn.data.Words;
import nn.op.Value;

/**
 * Takes the mean of {@code ½ · d²} where {@code |d| ≤ delta} and of {@code delta · |d| − ½ · delta²} elsewhere, with {@code d
 * = y − p}.
 *
 * <p>Huber, 1964.
 *
 * @param delta where squares turn into lines, 1 by default
 * @see <a href="https://keras.io/api/losses/regression_losses/#huber-class">Keras's Huber</a>
 */
public record Huber(double delta) implements Loss {
    /** Checks delta. */
    public Huber {
        if (!(delta > 0) || Double.isInfinite(delta)) {
            throw NnException.of("huber: delta must be above 0 and finite, but was %s.", delta);
        }
    }

    @Override
    public Value call(Value y, Value p) {
        return mean(huber(sub(p, y), delta), -1);
    }

    @Override
    public String toString() {
        return Words.of("huber", delta).toString();
    }
}
