package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Sets a random share of the numbers to what selu tends to far below 0, −1.0507 · 1.6733 = −1.7581, while training, and scales
 * and shifts all so that numbers of mean 0 and variance 1 keep them; does nothing otherwise.
 *
 * <p>Klambauer et al., 2017, for networks of selu: a · x + b where x is kept and a · (−1.7581) + b elsewhere, a = 1 / √((1 −
 * rate) · (1 + rate · 1.7581²)), b = 1.7581 · a · rate. A pure function of seed, name, step and element.
 *
 * @param rate the share dropped, at least 0 and below 1
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/alpha_dropout/">Keras's AlphaDropout</a>
 */
public record AlphaDropout(double rate, String name) implements PassesMask {
    private static final double LOWEST = -1.6732632423543772 * 1.0507009873554805;

    /** Checks the rate. */
    public AlphaDropout {
        Given.fraction("alphaDropout: the rate", rate);
    }

    @Override
    public AlphaDropout named(String other) {
        return new AlphaDropout(rate, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining() || rate == 0) {
            return x;
        }
        double scale = 1 / Math.sqrt((1 - rate) * (1 + rate * LOWEST * LOWEST));
        Value lowest = Ops.constant(x, LOWEST);
        Value mixed = Ops.where(RandomMask.isDropped(x, x.dims(), rate, call.key()), lowest, x);
        return add(mul(mixed, scale), -scale * LOWEST * rate);
    }

    @Override
    public String toString() {
        return Words.of("alphaDropout", rate).named(name).toString();
    }
}
