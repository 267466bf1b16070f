package nn.testkit;

import java.util.Arrays;
import java.util.List;
import nn.layer.Activation.Function;

/** Holds numbers at which exponentials overflow or vanish, sums lose their small term, and curves have kinks. */
final class Extremes {
    private static final double[] POINTS = {
        -1e30, -1e10, -100, -89, -88, -50, -20, -6, -3, -1e-8, -1e-30, -0.0, 0, 1e-30, 1e-8, 3, 6, 20, 50, 88, 89, 100,
        1e10, 1e30
    };

    private static final List<double[]> ROWS = List.of(
            new double[] {1e30, 0, -1e30},
            new double[] {-1e30, -1e30, -1e30},
            new double[] {89, 88, -100, 100},
            new double[] {-100, -101, -102},
            new double[] {0, -0.0, 1e-8, 20});

    /** Beyond it an exponential overflows as it should. */
    private static final double GREATEST_EXPONENT = 80;

    private Extremes() {}

    /** Lists rows of numbers: one for what is computed number by number, several for softmax and its like. */
    static List<double[]> of(Function function) {
        if (function == Function.EXPONENTIAL) {
            return List.of(Arrays.stream(POINTS)
                    .filter(each -> each <= GREATEST_EXPONENT)
                    .toArray());
        }
        return function.isAlongFeatures() ? ROWS : List.of(POINTS);
    }
}
