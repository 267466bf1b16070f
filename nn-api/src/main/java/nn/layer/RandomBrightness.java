package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.op.Ops;
import nn.op.Value;

/**
 * Adds a random share of the range of pixels to all pixels of an image while training, and cuts them off at its bounds; does
 * nothing otherwise.
 *
 * <p>A pure function of seed, name, step and row.
 *
 * @param factor the share, from −1 to 1
 * @param range what pixels can be: 0 to 255 by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_brightness/">Keras's
 *     RandomBrightness</a>
 */
public record RandomBrightness(Factor factor, Factor range, String name) implements Layer {
    /** Checks the share. */
    public RandomBrightness {
        Factor.within("randomBrightness: the factor", factor, -1, 1);
        Given.value("randomBrightness: the value range", range);
    }

    /**
     * Describes a change of brightness of pixels from 0 to 255.
     *
     * @param lower the lower share, from −1 to 1
     * @param upper the upper share, from the lower one to 1
     * @return the layer
     */
    public static RandomBrightness of(double lower, double upper) {
        return new RandomBrightness(new Factor(lower, upper), RandomContrast.BYTES, "");
    }

    /**
     * Says what pixels can be, Keras's {@code value_range}: such as 0 to 1 after {@code rescaling(1 / 255.0)}.
     *
     * @param least the least pixel
     * @param most the greatest pixel
     * @return a new layer
     */
    public RandomBrightness valueRange(double least, double most) {
        return new RandomBrightness(factor, new Factor(least, most), name);
    }

    @Override
    public RandomBrightness named(String other) {
        return new RandomBrightness(factor, range, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        Factor added = factor.moved(range.upper() - range.lower(), 0);
        return Ops.clip(Ops.add(x, Factor.draw(x, call.key(), added)), range.lower(), range.upper());
    }

    @Override
    public String toString() {
        return factor.word("randomBrightness")
                .when(!range.equals(RandomContrast.BYTES), "valueRange", range.lower(), range.upper())
                .named(name)
                .toString();
    }
}
