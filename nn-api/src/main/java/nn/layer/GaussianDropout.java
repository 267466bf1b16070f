package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.randomNormal;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Multiplies by normal numbers of mean 1 and deviation √(rate / (1 − rate)) while training; does nothing otherwise.
 *
 * <p>Srivastava et al., 2014: mean and variance are those of what dropout with this rate makes. A pure function of seed, name,
 * step and element.
 *
 * @param rate the share that dropout would drop, at least 0 and below 1
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/gaussian_dropout/">Keras's GaussianDropout</a>
 */
public record GaussianDropout(double rate, String name) implements PassesMask {
    /** Checks the rate. */
    public GaussianDropout {
        Given.fraction("gaussianDropout: the rate", rate);
    }

    @Override
    public GaussianDropout named(String other) {
        return new GaussianDropout(rate, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        double deviation = Math.sqrt(rate / (1 - rate));
        return call.isTraining() && rate > 0 ? mul(x, add(mul(randomNormal(x, call.key()), deviation), 1)) : x;
    }

    @Override
    public String toString() {
        return Words.of("gaussianDropout", rate).named(name).toString();
    }
}
