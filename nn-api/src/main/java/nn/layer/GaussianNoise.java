package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.randomNormal;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Adds normal numbers of mean 0 while training; does nothing otherwise.
 *
 * <p>A pure function of seed, name, step and element.
 *
 * @param stddev the deviation of what is added, at least 0
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/gaussian_noise/">Keras's GaussianNoise</a>
 */
public record GaussianNoise(double stddev, String name) implements PassesMask {
    /** Checks the deviation. */
    public GaussianNoise {
        Given.nonNegative("gaussianNoise: the deviation", stddev);
    }

    @Override
    public GaussianNoise named(String other) {
        return new GaussianNoise(stddev, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return call.isTraining() && stddev > 0 ? add(x, mul(randomNormal(x, call.key()), stddev)) : x;
    }

    @Override
    public String toString() {
        return Words.of("gaussianNoise", stddev).named(name).toString();
    }
}
