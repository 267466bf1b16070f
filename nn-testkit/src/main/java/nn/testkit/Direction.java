package nn.testkit;

import nn.data.Randoms;
import nn.data.Tensor;

/** A way of length 1 through the space of one weight's elements. */
record Direction(double[] unit) {
    /** Goes about half along a gradient, where a wrong length shows best, and half anywhere, for wrong elements. */
    static Direction near(double[] gradient, long seed) {
        Randoms randoms = Randoms.of(seed, "direction", gradient.length);
        double[] random = new double[gradient.length];
        for (int i = 0; i < random.length; i++) {
            random[i] = randoms.nextGaussian();
        }
        double across = length(random);
        double along = length(gradient);
        double[] sum = new double[gradient.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = 0.9 * random[i] / across + (along > 0 ? gradient[i] / along : 0);
        }
        double length = length(sum);
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= length;
        }
        return new Direction(sum);
    }

    private static double length(double[] vector) {
        double squares = 0;
        for (double each : vector) {
            squares += each * each;
        }
        return Math.sqrt(squares);
    }

    /** Sums a gradient's elements as they count this way. */
    double along(double[] gradient) {
        double sum = 0;
        for (int i = 0; i < unit.length; i++) {
            sum += gradient[i] * unit[i];
        }
        return sum;
    }

    Tensor move(Tensor origin, double distance) {
        double[] moved = Floats.doubles(origin);
        for (int i = 0; i < moved.length; i++) {
            moved[i] += distance * unit[i];
        }
        return Floats.tensor(origin.shape(), moved);
    }
}
