package nn.table;

import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import nn.data.Given;
import nn.data.NnException;

/**
 * Chooses how a column of numbers becomes a feature; it is a value, and each word returns a new one.
 *
 * <p>By default a missing number counts as the median, and all are standardized.
 *
 * <pre>{@code
 * Features.of(train).number("age", age -> age.minMax().imputeMean().flagged());
 * }</pre>
 */
public final class NumberFeature {
    static final NumberFeature DEFAULT = new NumberFeature(Scale.STANDARD, Statistics::median, false, false);

    private final Scale scale;
    private final ToDoubleFunction<Statistics> fill;
    private final boolean flagged;
    private final boolean logarithm;

    private enum Scale {
        STANDARD,
        MIN_MAX,
        NONE
    }

    private NumberFeature(Scale scale, ToDoubleFunction<Statistics> fill, boolean flagged, boolean logarithm) {
        this.scale = scale;
        this.fill = fill;
        this.flagged = flagged;
        this.logarithm = logarithm;
    }

    /**
     * Subtracts the mean and divides by the population's standard deviation, as scikit-learn's {@code StandardScaler}; a
     * column of equal numbers gives 0. This is the default.
     *
     * @return a new value
     */
    public NumberFeature standardized() {
        return new NumberFeature(Scale.STANDARD, fill, flagged, logarithm);
    }

    /**
     * Maps the least number to 0 and the greatest to 1, as scikit-learn's {@code MinMaxScaler}; later ones may lie beyond.
     * A column of equal numbers gives 0.
     *
     * @return a new value
     */
    public NumberFeature minMax() {
        return new NumberFeature(Scale.MIN_MAX, fill, flagged, logarithm);
    }

    /**
     * Leaves the numbers as they are.
     *
     * @return a new value
     */
    public NumberFeature unscaled() {
        return new NumberFeature(Scale.NONE, fill, flagged, logarithm);
    }

    /**
     * Takes ln(1 + x) before all else, as numpy's {@code log1p}, for numbers above −1 that spread over magnitudes.
     *
     * @return a new value
     */
    public NumberFeature log() {
        return new NumberFeature(scale, fill, flagged, true);
    }

    /**
     * Lets the median of the numbers stand for missing ones. This is the default.
     *
     * @return a new value
     */
    public NumberFeature imputeMedian() {
        return new NumberFeature(scale, Statistics::median, flagged, logarithm);
    }

    /**
     * Lets the mean of the numbers stand for missing ones.
     *
     * @return a new value
     */
    public NumberFeature imputeMean() {
        return new NumberFeature(scale, Statistics::mean, flagged, logarithm);
    }

    /**
     * Lets the number that occurs most often, the least of several, stand for missing ones.
     *
     * @return a new value
     */
    public NumberFeature imputeMostFrequent() {
        return new NumberFeature(scale, Statistics::mostFrequent, flagged, logarithm);
    }

    /**
     * Lets a number stand for missing ones.
     *
     * @param number such as 0
     * @return a new value
     * @throws NnException if it is not finite
     */
    public NumberFeature impute(double number) {
        Given.finite("impute: the number", number);
        return new NumberFeature(scale, all -> number, flagged, logarithm);
    }

    /**
     * Refuses missing numbers.
     *
     * @return a new value
     */
    public NumberFeature refuseMissing() {
        return new NumberFeature(scale, all -> Double.NaN, flagged, logarithm);
    }

    /**
     * Adds a feature that is 1 where the number is missing, and else 0.
     *
     * @return a new value
     */
    public NumberFeature flagged() {
        return new NumberFeature(scale, fill, true, logarithm);
    }

    NumberEncoding fit(Column column) {
        double[] values = FeatureCells.numbers(column);
        double[] present =
                DoubleStream.of(values).filter(value -> !Double.isNaN(value)).toArray();
        if (present.length == 0) {
            throw NnException.of("features: column \"%s\" holds no number to learn from.", column.name())
                    .maybe("leave it out.");
        }
        double stand = fill.applyAsDouble(new Statistics(present));
        double[] filled = new double[values.length];
        double[] taken = new double[values.length];
        for (int row = 0; row < taken.length; row++) {
            filled[row] = Double.isNaN(values[row]) ? stand : values[row];
            taken[row] = taken(column, row, filled[row]);
        }
        return finite(column, fit(stand, new Statistics(filled), new Statistics(taken)));
    }

    /** Sums of numbers near the greatest double are infinite. */
    private static NumberEncoding finite(Column column, NumberEncoding fitted) {
        if (!Double.isFinite(fitted.shift() + fitted.scale() + fitted.fill().orElse(0))) {
            throw NnException.of(
                            "features: column \"%s\" holds numbers too large to take their mean and deviation.",
                            column.name())
                    .maybe("leave those missing, or divide all before.");
        }
        return fitted;
    }

    private double taken(Column column, int row, double value) {
        if (Double.isNaN(value)) {
            throw FeatureCells.missing(column, row).get();
        }
        return logarithm ? FeatureCells.logarithm(column, row, value) : value;
    }

    private NumberEncoding fit(double stand, Statistics filled, Statistics taken) {
        return switch (scale) {
            case STANDARD -> encoding(stand, filled, taken.mean(), taken.deviation());
            case MIN_MAX -> encoding(stand, filled, taken.least(), taken.range());
            case NONE -> encoding(stand, filled, 0, 1);
        };
    }

    private NumberEncoding encoding(double stand, Statistics filled, double shift, double divisor) {
        return new NumberEncoding(
                Double.isNaN(stand) ? OptionalDouble.empty() : OptionalDouble.of(stand),
                flagged,
                logarithm,
                shift,
                divisor,
                OptionalDouble.of(filled.least()),
                OptionalDouble.of(filled.greatest()));
    }
}
