package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.slice;

import java.util.List;
import java.util.Optional;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Zooms each image around its centre by random shares while training; does nothing otherwise: [channels, height, width] to the
 * same.
 *
 * <p>A share of 0.2 shows 1.2 times as much, which makes things smaller; −0.2 shows 0.8 times as much. A pure function of
 * seed, name, step and row.
 *
 * @param height the share of the height, from −1 to 1
 * @param width the share of the width; empty where it is that of the height, which keeps the form of things
 * @param sampling reflect and bilinear by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/image_augmentation/random_zoom/">Keras's RandomZoom</a>
 */
public record RandomZoom(Factor height, Optional<Factor> width, Sampling sampling, String name)
        implements Sampled<RandomZoom> {
    /** Checks the shares. */
    public RandomZoom {
        Given.value("a random zoom: the sampling", sampling);
        Given.value("a random zoom: the width", width);
        Factor.within("randomZoom: the height", height, -1, 1);
        width.ifPresent(each -> Factor.within("randomZoom: the width", each, -1, 1));
    }

    /**
     * Describes a zoom that keeps the form of things.
     *
     * @param factor at most how much more or less is shown, from −1 to 1; its sign does not matter
     * @return the layer
     */
    public static RandomZoom of(double factor) {
        return new RandomZoom(Factor.around(factor), Optional.empty(), Sampling.DEFAULT, "");
    }

    /**
     * Bounds the share of the height, Keras's {@code height_factor=(lower, upper)}.
     *
     * @param lower from −1, which zooms in, to 1
     * @param upper from the lower one to 1, which zooms out
     * @return a new layer
     */
    public RandomZoom height(double lower, double upper) {
        return new RandomZoom(new Factor(lower, upper), width, sampling, name);
    }

    /**
     * Bounds the share of the width, which is drawn for itself then: Keras's {@code width_factor=(lower, upper)}.
     *
     * @param lower from −1, which zooms in, to 1
     * @param upper from the lower one to 1, which zooms out
     * @return a new layer
     */
    public RandomZoom width(double lower, double upper) {
        return new RandomZoom(height, Optional.of(new Factor(lower, upper)), sampling, name);
    }

    @Override
    public RandomZoom sampling(Sampling other) {
        return new RandomZoom(height, width, other, name);
    }

    @Override
    public RandomZoom named(String other) {
        return new RandomZoom(height, width, sampling, Check.name(other));
    }

    @Override
    public Value call(Call call, Value x) {
        if (!call.isTraining()) {
            return x;
        }
        Factor down = height.moved(1, 1);
        List<Factor> factors =
                width.map(each -> List.of(down, each.moved(1, 1))).orElse(List.of(down));
        Value shown = Factor.drawn(x, call.key(), factors);
        int last = factors.size() - 1;
        return new Resampling(sampling)
                .apply(x, places(x, 2, slice(shown, 1, 0, 1)), places(x, 3, slice(shown, 1, last, last + 1)));
    }

    private static Value places(Value x, int axis, Value shown) {
        long size = x.dims().size(axis);
        double centre = (size - 1) / 2.0;
        return add(mul(Resampling.numbers(x, axis, size, -centre), shown), centre);
    }

    @Override
    public String toString() {
        Words words = height.words(Words.of("randomZoom", height.upper()), "height");
        return sampling.words(width.map(each -> words.and("width", each.lower(), each.upper()))
                        .orElse(words))
                .named(name)
                .toString();
    }
}
