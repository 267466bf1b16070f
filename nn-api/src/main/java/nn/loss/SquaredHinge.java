package nn.loss;

import static nn.op.Ops.mean;
import static nn.op.Ops.square;

import nn.op.Value;

/**
 * Takes the mean of {@code max(0, 1 − y · p)²} with y of −1 or 1; targets of 0 count as −1.
 *
 * @see <a href="https://keras.io/api/losses/hinge_losses/#squaredhinge-class">Keras's SquaredHinge</a>
 */
public record SquaredHinge() implements Loss {
    @Override
    public Targets targets() {
        return Targets.SIGNS;
    }

    @Override
    public Value call(Value y, Value p) {
        return mean(square(Hinge.margin(y, p)), -1);
    }

    @Override
    public String toString() {
        return "squaredHinge()";
    }
}
