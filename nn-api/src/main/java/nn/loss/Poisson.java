package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.log;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;

import nn.op.Value;

/**
 * Takes the mean of {@code p − y · ln(p + 1e-7)}, for counts y and outputs p of at least 0, as after an exponential.
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#poisson-class">Keras's Poisson</a>
 */
public record Poisson() implements Loss {
    @Override
    public Value call(Value y, Value p) {
        return mean(sub(p, mul(y, log(add(p, Logits.EPSILON)))), -1);
    }

    @Override
    public String toString() {
        return "poisson()";
    }
}
