package nn.table;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Computes what is learned from numbers, none of which is missing.
 *
 * @param values at least one
 */
record Statistics(double[] values) {
    double mean() {
        return isConstant() ? values[0] : DoubleStream.of(values).sum() / values.length;
    }

    /** Returns the population's deviation, as scikit-learn's {@code StandardScaler}; 1 where all are equal. */
    double deviation() {
        double mean = mean();
        double squares = DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return isConstant() ? 1 : Math.sqrt(squares / values.length);
    }

    double least() {
        return DoubleStream.of(values).min().orElseThrow();
    }

    /** Returns the distance from the least to the greatest; 1 where all are equal. */
    double range() {
        return isConstant() ? 1 : DoubleStream.of(values).max().orElseThrow() - least();
    }

    private boolean isConstant() {
        return DoubleStream.of(values).allMatch(value -> value == values[0]);
    }

    double median() {
        return quantile(0.5);
    }

    /** Returns the number below which a share lies, between two numbers in proportion, as numpy's {@code quantile}. */
    double quantile(double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (sorted[above] - sorted[below]) * (place - below);
    }

    /** Returns the number that occurs most often, the least of several. */
    double mostFrequent() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
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
