package nn.testkit;

import java.util.function.DoubleUnaryOperator;

/**
 * Measures how steep a loss is at a point, by differences over three distances.
 *
 * <p>For the loss to count as smooth, the central differences must agree, and so must the curvatures times the
 * distance: a kink within reach, such as ReLU's, makes one of the pairs differ by at least a sixth of its jump.
 *
 * @param value Richardson's combination (4·near − far) / 3 of the wider two, whose error is of fourth order
 * @param smooth whether there is no kink that the tolerance would feel
 * @param tolerance how far the slope may be from the true one, given that losses are float32
 */
record Slope(double value, boolean smooth, double tolerance) {
    private static final double REACH = 0x1p-5;

    /** Some ulps of a float32 loss, summed over an engine's operations. */
    private static final double NOISE = 0x1p-21;

    /** A third of the smallest fault worth finding, a gradient that is 1 % too large. */
    private static final double SHARE = 0.003;

    /** Measures around 0. */
    static Slope of(DoubleUnaryOperator loss) {
        double middle = loss.applyAsDouble(0);
        Pair far = Pair.of(loss, middle, REACH);
        Pair near = Pair.of(loss, middle, REACH / 2);
        Pair nearest = Pair.of(loss, middle, REACH / 4);
        double tolerance = NOISE * Math.max(Math.abs(middle), 0.1) / REACH + SHARE * Math.abs(near.slope);
        boolean smooth = far.agrees(near, tolerance) && near.agrees(nearest, 2 * tolerance);
        return new Slope((4 * near.slope - far.slope) / 3, smooth, tolerance);
    }

    /** The slope between two points as far on either side, and how much it changes per distance. */
    private record Pair(double distance, double slope, double curvature) {
        static Pair of(DoubleUnaryOperator loss, double middle, double distance) {
            double left = loss.applyAsDouble(-distance);
            double right = loss.applyAsDouble(distance);
            double bend = left - 2 * middle + right;
            return new Pair(distance, (right - left) / (2 * distance), bend / (distance * distance));
        }

        boolean agrees(Pair nearer, double tolerance) {
            return Math.abs(slope - nearer.slope) <= tolerance
                    && Math.abs(curvature - nearer.curvature) * distance <= 2 * tolerance;
        }
    }
}
