package nn.layer;

import static nn.op.Ops.slice;
import static nn.op.Ops.sub;

import java.util.List;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Moves each image down and to the right by random shares of its height and width while training; does nothing otherwise:
 * [channels, height, width] to the same.
 *
 * <p>Negative shares move up and to the left. A pure function of seed, name, step and row.
 *
 * @param height the share of the height, from −1 to 1
 * @param width the share of the width, from −1 to 1
 * @param sampling reflect and bilinear by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_translation/">Keras's
 *     RandomTranslation</a>
 */
public record RandomTranslation(Factor height, Factor width, Sampling sampling, String name)
        implements Sampled<RandomTranslation> {
    /** Checks the shares. */
    public RandomTranslation {
        Given.value("a random translation: the sampling", sampling);
        Factor.within("randomTranslation: the height", height, -1, 1);
        Factor.within("randomTranslation: the width", width, -1, 1);
    }

    /**
     * Describes a translation up or down, to the left or to the right.
     *
     * @param height at most which share of the height, from −1 to 1; its sign does not matter
     * @param width at most which share of the width, from −1 to 1; its sign does not matter
     * @return the layer
     */
    public static RandomTranslation of(double height, double width) {
        return new RandomTranslation(Factor.around(height), Factor.around(width), Sampling.DEFAULT, "");
    }

    /**
     * Bounds the share of the height, Keras's {@code height_factor=(lower, upper)}.
     *
     * @param lower from −1, which is up, to 1
     * @param upper from the lower one to 1
     * @return a new layer
     */
    public RandomTranslation height(double lower, double upper) {
        return new RandomTranslation(new Factor(lower, upper), width, sampling, name);
    }

    /**
     * Bounds the share of the width, Keras's {@code width_factor=(lower, upper)}.
     *
     * @param lower from −1, which is to the left, to 1
     * @param upper from the lower one to 1
     * @return a new layer
     */
    public RandomTranslation width(double lower, double upper) {
        return new RandomTranslation(height, new Factor(lower, upper), sampling, name);
    }

    @Override
    public RandomTranslation sampling(Sampling other) {
        return new RandomTranslation(height, width, other, name);
    }

    @Override
    public RandomTranslation named(String other) {
        return new RandomTranslation(height, width, sampling, Check.name(other));
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        long rows = x.dims().size(2);
        long columns = x.dims().size(3);
        Value moved = Factor.drawn(x, call.key(), List.of(height.moved(rows, 0), width.moved(columns, 0)));
        return new Resampling(sampling)
                .apply(
                        x,
                        sub(Resampling.numbers(x, 2, rows, 0), slice(moved, 1, 0, 1)),
                        sub(Resampling.numbers(x, 3, columns, 0), slice(moved, 1, 1, 2)));
    }

    @Override
    public String toString() {
        Words words = Words.of("randomTranslation", height.upper(), width.upper());
        return sampling.words(width.words(height.words(words, "height"), "width"))
                .named(name)
                .toString();
    }
}
