package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.cos;
import static nn.op.Ops.mul;
import static nn.op.Ops.sin;
import static nn.op.Ops.sub;

import nn.data.Given;
import nn.op.Value;

/**
 * Rotates each image around its centre by a random angle while training; does nothing otherwise: [channels, height, width] to
 * the same.
 *
 * <p>Positive angles rotate counterclockwise. A pure function of seed, name, step and row.
 *
 * @param factor the angle in full turns, from −1 to 1: 0.25 is 90°
 * @param sampling reflect and bilinear by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_rotation/">Keras's
 *     RandomRotation</a>
 */
public record RandomRotation(Factor factor, Sampling sampling, String name) implements Sampled<RandomRotation> {
    /** Checks the angle. */
    public RandomRotation {
        Given.value("a random rotation: the sampling", sampling);
        Factor.within("randomRotation: the factor", factor, -1, 1);
    }

    /**
     * Describes a rotation between two angles.
     *
     * @param lower the lower angle in full turns, from −1 to 1
     * @param upper the upper angle in full turns, from the lower one to 1
     * @return the layer
     */
    public static RandomRotation of(double lower, double upper) {
        return new RandomRotation(new Factor(lower, upper), Sampling.DEFAULT, "");
    }

    @Override
    public RandomRotation sampling(Sampling other) {
        return new RandomRotation(factor, other, name);
    }

    @Override
    public RandomRotation named(String other) {
        return new RandomRotation(factor, sampling, Check.name(other));
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        Value angle = Factor.draw(x, call.key(), factor.moved(2 * Math.PI, 0));
        double middle = (x.dims().size(2) - 1) / 2.0;
        double centre = (x.dims().size(3) - 1) / 2.0;
        Value down = Resampling.numbers(x, 2, x.dims().size(2), -middle);
        Value right = Resampling.numbers(x, 3, x.dims().size(3), -centre);
        Value cos = cos(angle);
        Value sin = sin(angle);
        return new Pixels(sampling, x)
                .at(
                        add(add(mul(cos, down), mul(sin, right)), middle),
                        add(sub(mul(cos, right), mul(sin, down)), centre));
    }

    @Override
    public String toString() {
        return sampling.words(factor.word("randomRotation")).named(name).toString();
    }
}
