package nn.testkit;

import java.util.Arrays;
import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;

/** Tests whether zeros among other numbers are the work of chance. */
final class Mask {
    static final int WIDTH = 64;

    /** The elements of one step. */
    static final int SIZE = WIDTH * WIDTH;

    private Mask() {}

    /** Makes batches of 64 rows of a single 1, with 64 ones each as targets. */
    static Rows ones(int steps) {
        int rows = steps * WIDTH;
        return new Rows(ones(Shape.of(rows, 1)), ones(Shape.of(rows, WIDTH)), Optional.empty());
    }

    static Tensor ones(Shape shape) {
        float[] ones = new float[shape.size()];
        Arrays.fill(ones, 1);
        return Tensor.of(shape, ones);
    }

    /** Checks that shares lie around their mean as chance would have it: none far out, and all together not too near. */
    static void spreadAs(String what, double[] shares, double mean, double deviation) {
        double squares = 0;
        for (int i = 0; i < shares.length; i++) {
            Compare.near("the share dropped of " + what + ", number " + i, mean, shares[i], 5.5 * deviation);
            squares += Math.pow((shares[i] - mean) / deviation, 2) / shares.length;
        }
        Compare.near("the spread of " + what, 1, squares, 5 * Math.sqrt(2.0 / shares.length));
    }

    /** Checks that elements so far apart are equal as often as not, for a rate of a half. */
    static void independent(String what, float[] masked, int lag) {
        int pairs = masked.length - lag;
        int equal = 0;
        for (int i = 0; i < pairs; i++) {
            equal += (masked[i] == 0) == (masked[i + lag] == 0) ? 1 : 0;
        }
        Compare.near("how often " + what + " are equal", 0.5, (double) equal / pairs, 2.5 / Math.sqrt(pairs));
    }
}
