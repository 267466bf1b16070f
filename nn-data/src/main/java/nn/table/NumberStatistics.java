package nn.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Describes numbers as pandas does. */
final class NumberStatistics {
    private NumberStatistics() {}

    /** Returns mean, deviation and quartiles by name; the values must be there, and sorted. */
    static Map<String, Double> of(double[] sorted) {
        Map<String, Double> found = new LinkedHashMap<>();
        double mean = mean(sorted);
        found.put("mean", mean);
        found.put("std", deviation(sorted, mean));
        found.put("min", quantile(sorted, 0));
        found.put("25%", quantile(sorted, 0.25));
        found.put("50%", quantile(sorted, 0.5));
        found.put("75%", quantile(sorted, 0.75));
        found.put("max", quantile(sorted, 1));
        return found;
    }

    private static double mean(double[] values) {
        return values.length == 0 ? Double.NaN : Arrays.stream(values).sum() / values.length;
    }

    /** Returns the root of the squares' sum over n - 1. */
    private static double deviation(double[] values, double mean) {
        double squares =
                Arrays.stream(values).map(each -> (each - mean) * (each - mean)).sum();
        return values.length < 2 ? Double.NaN : Math.sqrt(squares / (values.length - 1));
    }

    /** Returns the number below which a share lies, between two numbers in proportion, as numpy's {@code quantile}. */
    static double quantile(double[] sorted, double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double lower = sorted[below];
        double upper = sorted[Math.min(below + 1, sorted.length - 1)];
        return lower == upper ? lower : lower + (upper - lower) * (place - below);
    }
}
