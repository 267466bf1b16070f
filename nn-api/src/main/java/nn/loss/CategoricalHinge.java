package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.amax;
import static nn.op.Ops.mul;
import static nn.op.Ops.relu;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import nn.data.Shape;
import nn.op.Value;

/**
 * Takes {@code max(0, 1 − right + wrong)} over one-hot rows, with {@code right = Σ y · p} and {@code wrong = max((1 − y) ·
 * p)}; integer labels become one-hot rows.
 *
 * @see <a href="https://keras.io/api/losses/hinge_losses/#categoricalhinge-class">Keras's CategoricalHinge</a>
 */
public record CategoricalHinge() implements Loss {
    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public void check(Shape output) {
        ClassOutput.require("categoricalHinge", output);
    }

    @Override
    public Value call(Value y, Value p) {
        int axis = p.dims().featureAxis();
        Value wrong = amax(mul(sub(1, y), p), axis);
        return relu(add(sub(wrong, sum(mul(y, p), axis)), 1));
    }

    @Override
    public String toString() {
        return "categoricalHinge()";
    }
}
