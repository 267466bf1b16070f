package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.normalization;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.TreeMap;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.layer.Rescaling;
import nn.spi.EnginePredictor;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;

/** Checks layers of one number a feature: on flat rows, along the last of two axes, along an image's channels. */
public interface FeatureChecks extends EngineUnderTest {
    /**
     * Checks that what lies 100 000 from 0 and little apart loses nothing but what float32 lacks. Neither the deviations nor
     * their reciprocals are float32 numbers, so that x / deviation − mean / deviation shows.
     */
    @Test
    default void normalizationIsExactFarFromZero() {
        float[] row = {100_000, 100_000.125f, 99_999.75f, -49_999.5f};
        float[] mean = {100_000, 100_000, 100_000, -50_000};
        float[] variance = {0.02f, 0.03f, 0.05f, 7};
        double[] expected = new double[4];
        for (int i = 0; i < row.length; i++) {
            expected[i] = ((double) row[i] - mean[i]) / Math.sqrt(variance[i]);
        }
        near(Shape.of(4), normalization(mean, variance), expected, row);
        double deviation = Math.sqrt(0.03f);
        near(
                Shape.of(3),
                normalization(new float[] {100_000}, new float[] {0.03f}),
                new double[] {0, 0.125 / deviation, -0.25 / deviation},
                100_000,
                100_000.125f,
                99_999.75f);
    }

    /** Checks rows of two axes, of which the last holds the features. */
    @Test
    default void twoAxesHaveTheirFeaturesAlongTheLast() {
        Shape pairs = Shape.of(2, 3);
        float[] row = {1, 2, 3, 4, 5, 6};
        near(
                pairs,
                normalization(new float[] {1, 2, 4}, new float[] {1, 4, 0.25f}),
                new double[] {0, 0, -2, 3, 1.5, 4},
                row);
        near(
                pairs,
                new Rescaling(List.of(1f, -1f, 2f), List.of(0f, 1f, 0.5f), ""),
                new double[] {1, -1, 6.5, 4, -4, 12.5},
                row);
    }

    /** Checks images, whose features are their channels. */
    @Test
    default void imagesHaveTheirFeaturesAlongTheChannels() {
        near(
                Shape.of(2, 1, 2),
                normalization(new float[] {1, 2}, new float[] {1, 4}),
                new double[] {0, 1, 0.5, 1},
                1,
                2,
                3,
                4);
    }

    private void near(Shape shape, Layer layer, double[] expected, float... row) {
        Sample sample = Samples.sample(
                layer.toString(), shape, layer, flatten(), dense(row.length).useBias(false));
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("dense/kernel", identity(row.length));
        Plan plan = sample.plan(sgd());
        try (EnginePredictor predictor = Trial.of(this, plan).predictor(plan.start(weights))) {
            Tensor given = Tensor.of(shape.batch(1), row);
            float[] got = predictor
                    .predict(List.of(given), sample.network().outputs())
                    .get(0)
                    .floats();
            Compare.near(layer + " of " + shape, expected, got, 1e-5);
        }
    }

    private static Tensor identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return Tensor.of(Shape.of(size, size), values);
    }
}
