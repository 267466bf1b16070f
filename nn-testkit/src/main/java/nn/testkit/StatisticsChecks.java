package nn.testkit;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Optimizers.sgd;

import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

/** Checks that batch normalization's running statistics move as documented, and come back. */
public interface StatisticsChecks extends EngineUnderTest {
    /** Checks two steps on flat rows. */
    @Test
    default void statisticsOfRowsMoveByTheBatch() {
        Sample sample = Samples.sample("rows", Shape.of(5), batchNormalization().momentum(0.8), dense(2));
        moves(sample, 5, 1);
    }

    /** Checks two steps on images, whose statistics are by channel. */
    @Test
    default void statisticsOfImagesMoveByChannel() {
        Sample sample = Samples.sample(
                "images", Shape.of(2, 3, 4), batchNormalization().momentum(0.8), conv2D(1, 2), flatten(), dense(2));
        moves(sample, 2, 12);
    }

    private void moves(Sample sample, int features, int pixels) {
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 8);
        State after = trial.train(start, rows.batches(0.1f, 0.1f)).state();
        double[] means = Floats.doubles(start.weights().get("batch_normalization/moving_mean"));
        double[] variances = Floats.doubles(start.weights().get("batch_normalization/moving_variance"));
        for (int step = 0; step < 2; step++) {
            Tensor batch = rows.input().rows(step * 4, step * 4 + 4);
            for (int feature = 0; feature < features; feature++) {
                double mean = mean(batch, features, pixels, feature, 0, 1);
                means[feature] = 0.8 * means[feature] + 0.2 * mean;
                double variance = mean(batch, features, pixels, feature, mean, 2);
                variances[feature] = 0.8 * variances[feature] + 0.2 * variance;
            }
        }
        near(after, "batch_normalization/moving_mean", means);
        near(after, "batch_normalization/moving_variance", variances);
    }

    private static void near(State state, String name, double[] expected) {
        Compare.near(
                name + " after two steps", expected, state.weights().get(name).floats(), 2e-6);
    }

    /** Takes the mean of a power of what is above the middle, over a batch's rows and pixels. */
    private static double mean(Tensor batch, int features, int pixels, int feature, double middle, int power) {
        double[] all = Floats.doubles(batch);
        double sum = 0;
        for (int row = 0; row < batch.rows(); row++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                sum += Math.pow(all[(row * features + feature) * pixels + pixel] - middle, power);
            }
        }
        return sum / (batch.rows() * pixels);
    }
}
