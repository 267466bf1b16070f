package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.Map;
import nn.op.Dims;

/** Computes what has mean 0 and variance 1, by given statistics or its own. */
final class NormalizationOps {
    static final Map<String, Computation> ALL = Map.of(
            "BatchNormalization", one(NormalizationOps::batch),
            "LayerNormalization", one(NormalizationOps::layer));

    private NormalizationOps() {}

    /** Sees one number a channel as [channels, 1, …]. */
    static Array along(Array numbers, Array like) {
        long[] sizes = new long[like.dims().rank() - 1];
        Arrays.fill(sizes, 1);
        sizes[0] = numbers.numbers().length;
        return numbers.reshaped(new Dims(sizes));
    }

    private static Array batch(Given given) {
        Array x = given.input(0);
        double epsilon = given.number("epsilon", 1e-5);
        Array centered = ArithmeticOps.combine(x, along(given.input(3), x), (a, mean) -> a - mean);
        Array standard = ArithmeticOps.combine(
                centered, along(given.input(4), x), (a, variance) -> a / Math.sqrt(variance + epsilon));
        Array scaled = ArithmeticOps.combine(standard, along(given.input(1), x), (a, scale) -> a * scale);
        return ArithmeticOps.combine(scaled, along(given.input(2), x), Double::sum);
    }

    private static Array layer(Given given) {
        Array x = given.input(0);
        int size = (int) x.dims().count(given.axis(-1));
        double epsilon = given.number("epsilon", 1e-5);
        double[] y = new double[x.numbers().length];
        for (int first = 0; first < y.length; first += size) {
            double[] row = Arrays.copyOfRange(x.numbers(), first, first + size);
            double mean = Arrays.stream(row).average().orElseThrow();
            double variance = Arrays.stream(row)
                    .map(number -> (number - mean) * (number - mean))
                    .average()
                    .orElseThrow();
            for (int i = 0; i < size; i++) {
                y[first + i] = (row[i] - mean) / Math.sqrt(variance + epsilon);
            }
        }
        Array scaled = ArithmeticOps.combine(x.with(y), given.input(1), (a, scale) -> a * scale);
        return given.has(2) ? ArithmeticOps.combine(scaled, given.input(2), Double::sum) : scaled;
    }
}
