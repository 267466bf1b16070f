package nn.testkit;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nn.layer.Activation.Function;

/** Computes in double what activations along the features make of a row, and of the slopes of what they made. */
final class Shares {
    private Shares() {}

    static double[] forward(Function function, double[] x) {
        double most = Arrays.stream(x).max().orElseThrow();
        double sum = Arrays.stream(x).map(v -> Math.exp(v - most)).sum();
        return switch (function) {
            case SOFTMAX -> each(x, v -> Math.exp(v - most) / sum);
            case LOG_SOFTMAX -> each(x, v -> v - most - Math.log(sum));
            case SPARSEMAX -> sparse(each(x, v -> v - most));
            default -> throw new IllegalArgumentException(function + " has no shares");
        };
    }

    private static double[] each(double[] x, DoubleUnaryOperator of) {
        return Arrays.stream(x).map(of).toArray();
    }

    /** Takes off the greatest level that leaves 1 in all, as the sorted numbers tell. */
    private static double[] sparse(double[] x) {
        double[] falling = DoubleStream.of(x).map(v -> -v).sorted().map(v -> -v).toArray();
        double sum = 0;
        double level = 0;
        for (int k = 0; k < falling.length; k++) {
            sum += falling[k];
            if (1 + (k + 1) * falling[k] > sum) {
                level = (sum - 1) / (k + 1);
            }
        }
        double taken = level;
        return each(x, v -> Math.max(0, v - taken));
    }

    static double[] backward(Function function, double[] y, double[] slopes) {
        double dot = total(i -> slopes[i] * y[i], y.length);
        double all = total(i -> slopes[i], y.length);
        double count = total(i -> y[i] > 0 ? 1 : 0, y.length);
        double mean = total(i -> y[i] > 0 ? slopes[i] : 0, y.length) / count;
        return IntStream.range(0, y.length)
                .mapToDouble(i -> switch (function) {
                    case SOFTMAX -> y[i] * (slopes[i] - dot);
                    case LOG_SOFTMAX -> slopes[i] - Math.exp(y[i]) * all;
                    case SPARSEMAX -> y[i] > 0 ? slopes[i] - mean : 0;
                    default -> throw new IllegalArgumentException(function + " has no shares");
                })
                .toArray();
    }

    private static double total(IntToDoubleFunction of, int count) {
        return IntStream.range(0, count).mapToDouble(of).sum();
    }
}
