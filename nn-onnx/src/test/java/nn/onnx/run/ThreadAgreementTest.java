package nn.onnx.run;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.OnnxEngine;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Trains a net so wide that threads share its products, on several counts of threads. */
class ThreadAgreementTest {
    private static final int FEATURES = 784;
    private static final int ROWS = 512;
    private static final int STEPS = 4;
    private static final double RATE = 0.1;

    /**
     * What one rounding after another may add up to. A number of the forward or backward pass is a sum of at most 784
     * products of about 1, so in another order it moves by at most 784 · 2⁻²⁴, and usually by √784 · 2⁻²⁴; a weight moves by
     * rate times gradient, whose elements are at most about 1, in each of 4 steps.
     */
    private static final double ROUNDING = STEPS * RATE * FEATURES * 0x1p-24;

    private static final Map<Integer, Model> MODELS = new HashMap<>();

    @BeforeAll
    static void trainOnEachCount() {
        for (int threads : new int[] {1, 2, 4}) {
            MODELS.put(threads, train(threads));
        }
    }

    private static Model train(int threads) {
        System.setProperty(Threads.PROPERTY, Integer.toString(threads));
        try {
            return Sequential.of(dense(512).relu(), dense(512).relu(), dense(10).softmax())
                    .fit(
                            rows(),
                            fit -> fit.loss(sparseCategoricalCrossentropy())
                                    .optimizer(sgd(RATE))
                                    .engine(new OnnxEngine())
                                    .device("cpu")
                                    .batchSize(ROWS / STEPS)
                                    .verbose(0));
        } finally {
            System.clearProperty(Threads.PROPERTY);
        }
    }

    private static Dataset rows() {
        Randoms randoms = Randoms.of(3, "rows", 0);
        float[] features = new float[ROWS * FEATURES];
        int[] labels = new int[ROWS];
        for (int i = 0; i < features.length; i++) {
            features[i] = (float) randoms.nextDouble();
        }
        for (int i = 0; i < ROWS; i++) {
            labels[i] = randoms.nextInt(10);
        }
        return Dataset.of(Tensor.of(Shape.of(ROWS, FEATURES), features), Tensor.of(Shape.of(ROWS), labels));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void countsOfThreadsAgreeWithinRounding(int threads) {
        Model one = MODELS.get(1);
        Model more = MODELS.get(threads);
        assertThat(more.history().last("loss"))
                .isCloseTo(
                        one.history().last("loss"),
                        within(FEATURES * 0x1p-24 * one.history().last("loss")));
        one.weights()
                .forEach((name, weight) -> assertThat(greatestDifference(
                                weight.floats(), more.weights().get(name).floats()))
                        .as(name)
                        .isLessThan(ROUNDING));
    }

    private static double greatestDifference(float[] expected, float[] got) {
        double greatest = 0;
        for (int i = 0; i < expected.length; i++) {
            greatest = Math.max(greatest, Math.abs((double) expected[i] - got[i]));
        }
        return greatest;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void theSameCountGivesTheSameBits(int threads) {
        assertThat(train(threads).state()).isEqualTo(MODELS.get(threads).state());
    }

    @Test
    void thereIsSomethingToAgreeOn() {
        Model untrained = Sequential.of(
                        dense(512).relu(), dense(512).relu(), dense(10).softmax())
                .input(FEATURES)
                .init(0);
        untrained
                .weights()
                .forEach((name, weight) -> assertThat(greatestDifference(
                                weight.floats(),
                                MODELS.get(1).weights().get(name).floats()))
                        .as(name)
                        .isGreaterThan(20 * ROUNDING));
    }
}
