package nn.table;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Computes what is learned from numbers, none of which is missing.
 *
 * @param values at least one
 */
record Statistics(double[] values) {
    private static final double EPSILON = Math.ulp(1.0);

    double mean() {
        return isConstant() ? values[0] : DoubleStream.of(values).sum() / values.length;
    }

    /** Returns the population's deviation, as scikit-learn's {@code StandardScaler}; 1 where all are equal but for rounding. */
    double deviation() {
        double mean = mean();
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double variance = squares / values.length;
        return isConstant() || isRounding(variance) ? 1 : Math.sqrt(variance);
    }

    /** Tells whether a variance is no more than what rounding makes of equal numbers, as scikit-learn bounds it. */
    private boolean isRounding(double variance) {
        double part = values.length * EPSILON;
        double shift = part * mean();
        return Double.isFinite(variance) && variance <= part * variance + shift * shift;
    }

    double least() {
        return DoubleStream.of(values).min().orElseThrow();
    }

    double greatest() {
        return DoubleStream.of(values).max().orElseThrow();
    }

    /** Returns the distance from the least to the greatest; 1 where all are equal but for rounding. */
    double range() {
        double range = greatest() - least();
        return range <= 10 * EPSILON * Math.max(Math.abs(least()), Math.abs(greatest())) ? 1 : range;
    }

    private boolean isConstant() {
        return DoubleStream.of(values).allMatch(value -> value == values[0]);
    }

    double median() {
        return NumberStatistics.quantile(sorted(), 0.5);
    }

    double[] sorted() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** Returns the number that occurs most often, the least of several. */
    double mostFrequent() {
        double[] sorted = sorted();
        double found = sorted[0];
        int most = 0;
        int count = 0;
        for (int i = 0; i < sorted.length; i++) {
            count = i > 0 && sorted[i] == sorted[i - 1] ? count + 1 : 1;
            if (count > most) {
                most = count;
                found = sorted[i];
            }
        }
        return found;
    }
}
