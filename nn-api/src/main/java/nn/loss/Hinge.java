package nn.loss;

import static nn.op.Ops.constant;
import static nn.op.Ops.equal;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.relu;
import static nn.op.Ops.sub;
import static nn.op.Ops.where;

import nn.op.Value;

/**
 * Takes the mean of {@code max(0, 1 − y · p)} with y of −1 or 1; targets of 0 count as −1.
 *
 * @see <a href="https://keras.io/api/losses/hinge_losses/#hinge-class">Keras's Hinge</a>
 */
public record Hinge() implements Loss {
    @Override
    public Targets targets() {
        return Targets.SIGNS;
    }

    @Override
    public Value call(Value y, Value p) {
        return mean(margin(y, p), -1);
    }

    /** Returns max(0, 1 − y · p). */
    static Value margin(Value y, Value p) {
        Value signs = where(equal(y, constant(y, 0)), neg(constant(y, 1)), y);
        return relu(sub(1, mul(signs, p)));
    }

    @Override
    public String toString() {
        return "hinge()";
    }
}
