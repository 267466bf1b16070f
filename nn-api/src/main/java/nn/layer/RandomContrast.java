package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Stretches the pixels of each channel around their mean by a random factor while training, the same for all channels of an
 * image, and cuts them off at the bounds of pixels; does nothing otherwise: (x − mean) · factor + mean.
 *
 * <p>A pure function of seed, name, step and row.
 *
 * @param lower how far the factor goes below 1, from 0 to 1
 * @param upper how far the factor goes above 1, at least 0
 * @param range what pixels can be: 0 to 255 by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_contrast/">Keras's
 *     RandomContrast</a>
 */
public record RandomContrast(double lower, double upper, Factor range, String name) implements Layer {
    static final Factor BYTES = new Factor(0, 255);

    /** Checks the bounds. */
    public RandomContrast {
        Factor.within("randomContrast: the lower factor", new Factor(lower, lower), 0, 1);
        Given.nonNegative("randomContrast: the upper factor", upper);
        Given.value("randomContrast: the value range", range);
    }

    /**
     * Describes a change of contrast of pixels from 0 to 255.
     *
     * @param lower how far the factor goes below 1, from 0 to 1
     * @param upper how far the factor goes above 1, at least 0
     * @return the layer
     */
    public static RandomContrast of(double lower, double upper) {
        return new RandomContrast(lower, upper, BYTES, "");
    }

    /**
     * Says what pixels can be, Keras's {@code value_range}: such as 0 to 1 after {@code rescaling(1 / 255.0)}.
     *
     * @param least the least pixel
     * @param most the greatest pixel
     * @return a new layer
     */
    public RandomContrast valueRange(double least, double most) {
        return new RandomContrast(lower, upper, new Factor(least, most), name);
    }

    @Override
    public RandomContrast named(String other) {
        return new RandomContrast(lower, upper, range, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return input;
    }

    @Override
    public boolean seesColumns(Shape image) {
        return true;
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        Value mean = mean(x, true, 2, 3);
        Value factor = Factor.draw(x, call.key(), new Factor(1 - lower, 1 + upper));
        return Ops.clip(add(mul(sub(x, mean), factor), mean), range.lower(), range.upper());
    }

    @Override
    public String toString() {
        return (lower == upper ? Words.of("randomContrast", lower) : Words.of("randomContrast", lower, upper))
                .when(!range.equals(BYTES), "valueRange", range.lower(), range.upper())
                .named(name)
                .toString();
    }
}
