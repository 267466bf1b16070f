package nn.layer;

import java.util.ArrayList;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Shifts and scales each feature, along the last axis (for images: along the channels), by statistics of the training
 * data: {@code (x − mean) / √variance}.
 *
 * <p>It is computed in that order, so that what lies far from 0 loses nothing: x − mean is exact where the two are near.
 *
 * <p>The mean is kept as float32, so one near 100 000 is exact to 0.004.
 *
 * @param mean one number a feature
 * @param variance one number a feature; √variance is taken as at least 1e-7, as Keras does
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/preprocessing_layers/numerical/normalization/">Keras's Normalization</a>
 */
public record Normalization(List<Float> mean, List<Float> variance, String name) implements PassesMask {
    private static final double SMALLEST_DEVIATION = 1e-7;

    /** Copies and checks the statistics. */
    public Normalization {
        mean = copy("normalization: the mean", mean);
        variance = copy("normalization: the variance", variance);
        if (mean.isEmpty() || mean.size() != variance.size()) {
            throw NnException.of(
                    "normalization: there must be as many variances as means, but there were %d and %d.",
                    variance.size(), mean.size());
        }
        for (float each : variance) {
            Given.nonNegative("normalization: the variance", each);
        }
    }

    /**
     * Takes given statistics.
     *
     * @param mean one number a feature
     * @param variance one number a feature
     * @return the layer
     * @throws NnException if there are none, or not as many of one as of the other
     */
    public static Normalization of(float[] mean, float[] variance) {
        return new Normalization(
                list(Given.value("normalization: the mean", mean)),
                list(Given.value("normalization: the variance", variance)),
                "");
    }

    private static List<Float> copy(String what, List<Float> numbers) {
        return Given.all(what + ": number", Given.value(what, numbers).toArray(Float[]::new));
    }

    /**
     * Takes the statistics of rows: mean first, then variance, so that numbers far from 0 keep theirs.
     *
     * @param rows [n, features], or images [n, channels, height, width]
     * @return the layer
     * @throws NnException if a number is not finite, or there is no axis of features
     */
    public static Normalization of(Tensor rows) {
        Moments moments = new Moments();
        moments.add(rows);
        return moments.normalization();
    }

    private static List<Float> list(float[] values) {
        List<Float> list = new ArrayList<>();
        for (float value : values) {
            list.add(value);
        }
        return list;
    }

    @Override
    public Normalization named(String other) {
        return new Normalization(mean, variance, Check.name(other));
    }

    /**
     * Returns what is divided by: √variance, and 1e-7 at least.
     *
     * @return one number a feature
     */
    public List<Float> deviation() {
        return variance.stream()
                .map(each -> (float) Math.max(Math.sqrt(each), SMALLEST_DEVIATION))
                .toList();
    }

    @Override
    public Shape outputShape(Shape input) {
        if (mean.size() > 1 && input.dim(input.featureAxis()) != mean.size()) {
            throw NnException.of("there are means for %d features, but the input is %s.", mean.size(), input);
        }
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.div(Ops.sub(x, Scaling.along(mean, x)), Scaling.along(deviation(), x));
    }

    @Override
    public String toString() {
        return Words.of("normalization", Words.MORE).named(name).toString();
    }
}
