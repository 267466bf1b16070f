package nn.testkit;

import static nn.Layers.alphaDropout;
import static nn.Layers.dropout;
import static nn.Layers.gaussianDropout;
import static nn.Layers.gaussianNoise;
import static nn.Layers.spatialDropout1D;
import static nn.Layers.spatialDropout2D;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import nn.data.Randoms;
import nn.data.Shape;
import nn.layer.Layer;
import org.junit.jupiter.api.Test;

/** Checks the layers that drop or add while training, on an engine of ops, against formulas by hand and by statistics. */
public interface NoiseChecks extends EngineUnderTest {
    /** Checks that dropout drops what it always dropped. */
    @Test
    default void dropoutMultipliesByItsMask() {
        equal(dropout(0.3), Shape.of(3, 5), (x, drawn, place) -> drawn.isDropped(place, 0.3) ? 0 : x / 0.7);
    }

    /** Checks that a feature is dropped at all times. */
    @Test
    default void spatialDropout1DDropsWholeFeatures() {
        equal(
                spatialDropout1D(0.4),
                Shape.of(3, 5),
                (x, drawn, place) -> drawn.isDropped(place / 15 * 5 + place % 5, 0.4) ? 0 : x / 0.6);
    }

    /** Checks that a channel is dropped as a whole. */
    @Test
    default void spatialDropout2DDropsWholeChannels() {
        equal(
                spatialDropout2D(0.4),
                Shape.of(5, 2, 3),
                (x, drawn, place) -> drawn.isDropped(place / 6, 0.4) ? 0 : x / 0.6);
    }

    /** Checks what is added. */
    @Test
    default void gaussianNoiseAddsNormalNumbers() {
        equal(gaussianNoise(0.7), Shape.of(3, 5), (x, drawn, place) -> x + 0.7 * drawn.normal(place));
    }

    /** Checks what is multiplied by. */
    @Test
    default void gaussianDropoutMultipliesByNormalNumbers() {
        double deviation = Math.sqrt(0.2 / 0.8);
        equal(gaussianDropout(0.2), Shape.of(3, 5), (x, drawn, place) -> x * (1 + deviation * drawn.normal(place)));
    }

    /** Checks Keras's formula. */
    @Test
    default void alphaDropoutSetsToTheLowestOfSelu() {
        double low = -1.7580993408473766;
        double a = Math.pow((1 - 0.2) * (1 + 0.2 * low * low), -0.5);
        equal(
                alphaDropout(0.2),
                Shape.of(3, 5),
                (x, drawn, place) -> a * (drawn.isDropped(place, 0.2) ? low : x) - a * low * 0.2);
    }

    /** Checks that numbers of mean 0 and variance 1 keep them. */
    @Test
    default void alphaDropoutKeepsMeanAndVariance() {
        float[] x = new float[1 << 15];
        Randoms randoms = Randoms.of(1, "x", 0);
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) randoms.nextGaussian();
        }
        float[] y = new TrainingLayer(this, alphaDropout(0.3), Shape.of(64)).outputs(64, 0, x);
        Compare.near("the mean", 0, mean(y.length, i -> y[i]), 5 / Math.sqrt(y.length));
        Compare.near("the variance", 1, mean(y.length, i -> y[i] * y[i]), 10 / Math.sqrt(y.length));
    }

    /** Checks the first moments of what gaussianNoise adds, and how far its distribution is from the normal one. */
    @Test
    default void noiseIsNormal() {
        float[] z = noise(0, 8);
        double root = Math.sqrt(z.length);
        Compare.near("the mean", 0, mean(z.length, i -> z[i]), 5 / root);
        Compare.near("the variance", 1, mean(z.length, i -> z[i] * z[i]), 5 * Math.sqrt(2) / root);
        Compare.near("the third moment", 0, mean(z.length, i -> Math.pow(z[i], 3)), 5 * Math.sqrt(15) / root);
        Compare.near("the fourth moment", 3, mean(z.length, i -> Math.pow(z[i], 4)), 5 * Math.sqrt(96) / root);
        float[] sorted = z.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            Compare.near("the share below " + sorted[i], normalShare(sorted[i]), (i + 0.5) / sorted.length, 2.5 / root);
        }
    }

    /** Checks that neither neighbours nor rows nor steps have to do with each other, nor their squares. */
    @Test
    default void noiseIsIndependentOfNeighboursRowsAndSteps() {
        float[] z = noise(0, 8);
        for (int lag : new int[] {1, 2, 3, Mask.WIDTH - 1, Mask.WIDTH, Mask.WIDTH + 1, Mask.SIZE, 3 * Mask.SIZE}) {
            int pairs = z.length - lag;
            double root = Math.sqrt(pairs);
            Compare.near("the correlation " + lag + " apart", 0, mean(pairs, i -> z[i] * z[i + lag]), 5 / root);
            double squares = mean(pairs, i -> (z[i] * z[i] - 1) * (z[i + lag] * z[i + lag] - 1));
            Compare.near("the correlation of squares " + lag + " apart", 0, squares, 10 / root);
        }
    }

    /** Checks that a step's noise is the same whenever it is taken. */
    @Test
    default void aStepTakenAgainHasTheSameNoise() {
        float[] ahead = noise(0, 4);
        Compare.near(
                "step 3 taken alone, against step 3 of a chunk",
                Arrays.copyOfRange(ahead, 3 * Mask.SIZE, 4 * Mask.SIZE),
                noise(3, 1),
                0);
    }

    private float[] noise(long firstStep, int steps) {
        float[] zeros = new float[steps * Mask.SIZE];
        return new TrainingLayer(this, gaussianNoise(1), Shape.of(Mask.WIDTH)).outputs(Mask.WIDTH, firstStep, zeros);
    }

    private void equal(Layer layer, Shape input, HandDrawn.Formula formula) {
        int batch = 7;
        int steps = 3;
        int size = batch * input.size();
        float[] x = new float[steps * size];
        Randoms randoms = Randoms.of(2, "x", 0);
        double[] expected = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) randoms.nextGaussian();
            HandDrawn drawn = HandDrawn.of(TrainingLayer.SEED, TrainingLayer.NAME, 5 + i / size);
            expected[i] = formula.of(x[i], drawn, i % size);
        }
        float[] got = new TrainingLayer(this, layer, input).outputs(batch, 5, x);
        Compare.near(layer.toString(), expected, got, 1e-5);
    }

    private static double mean(int count, IntToDoubleFunction number) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += number.applyAsDouble(i);
        }
        return sum / count;
    }

    /** The normal distribution, by the series of the error function. */
    private static double normalShare(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; n < 200; n++) {
            term *= x * x / (2 * n + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
