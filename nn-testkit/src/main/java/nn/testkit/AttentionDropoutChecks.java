package nn.testkit;

import static nn.Layers.additiveAttention;
import static nn.Layers.attention;
import static nn.Layers.dense;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.transformerBlock;
import static nn.Losses.meanSquaredError;

import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks what attentions drop while training, on an engine of ops: by masks that show, and by formulas in double. */
public interface AttentionDropoutChecks extends EngineUnderTest {
    /** The sequences that are looked at. */
    Shape INPUT = Shape.of(4, 3);

    /** Checks that each head drops shares of its own: queries of 0 give every key the same, and the others show it. */
    @Test
    default void headsDropTheirShares() {
        double rate = 0.3;
        int heads = 2;
        TrainingLayer shown = TrainingLayer.drawn(
                        this, multiHeadAttention(heads, 4).dropout(rate), Shape.of(4, 8))
                .weight("query/kernel", Tensor.zeros(Shape.of(8, heads, 4)))
                .weight("query/bias", Tensor.zeros(Shape.of(heads, 4)))
                .weight("value/kernel", reshaped(8, 8, heads, 4))
                .weight("value/bias", Tensor.zeros(Shape.of(heads, 4)))
                .weight("attention_output/kernel", reshaped(8, heads, 4, 8))
                .weight("attention_output/bias", Tensor.zeros(Shape.of(8)));
        int rows = 64;
        float[] out = shown.outputs(rows, 3, onePlaceEach(rows));
        double kept = 0;
        HandDrawn drawn = HandDrawn.of(TrainingLayer.SEED, TrainingLayer.NAME, 3);
        for (int i = 0; i < out.length; i++) {
            int row = i / 32;
            int query = i / 8 % 4;
            int head = i % 8 / 4;
            int key = i % 4;
            double mask = drawn.isDropped(((row * heads + head) * 4L + query) * 4 + key, rate) ? 0 : 1 / (1 - rate);
            Compare.near("the weight of a key", mask / 4, out[i], 1e-6);
            kept += mask / out.length;
        }
        Compare.near("the mean of all masks", 1, kept, 5 * Math.sqrt(rate / (1 - rate) / out.length));
        Compare.near("the same step again", out, shown.outputs(rows, 3, onePlaceEach(rows)), 0);
        for (float weight : shown.predicted(onePlaceEach(rows))) {
            Compare.near("the weight of a key where the network predicts", 0.25, weight, 1e-6);
        }
    }

    /** Makes rows in which each step has a 1 in each head at its own place. */
    private static float[] onePlaceEach(int rows) {
        float[] numbers = new float[rows * 32];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i % 4 == i / 8 % 4 ? 1 : 0;
        }
        return numbers;
    }

    private static Tensor reshaped(int width, int... dims) {
        return TrainingLayer.identity(width).reshape(Shape.of(dims));
    }

    /** Checks an attention by products. */
    @Test
    default void attentionDropsWhatGetsWeight() {
        formula(attention().dropout(0.4), (query, key) -> query * key);
    }

    /** Checks an attention by sums. */
    @Test
    default void additiveAttentionDropsWhatGetsWeight() {
        formula(additiveAttention().useScale(false).dropout(0.4), (query, key) -> Math.tanh(query + key));
    }

    private void formula(Layer layer, DoubleBinaryOperator score) {
        int rows = 6;
        float[] x = rows(2 * rows * 12);
        double[] expected = new double[x.length];
        for (int row = 0; row < 2 * rows; row++) {
            double[] seen = new double[12];
            for (int i = 0; i < 12; i++) {
                seen[i] = x[row * 12 + i];
            }
            HandDrawn drawn = HandDrawn.of(TrainingLayer.SEED, TrainingLayer.NAME, 3 + row / rows);
            for (int query = 0; query < 4; query++) {
                double[] shares = shares(seen, query, score);
                for (int key = 0; key < 4; key++) {
                    boolean isDropped = drawn.isDropped((row % rows * 4L + query) * 4 + key, 0.4);
                    for (int i = 0; i < 3 && !isDropped; i++) {
                        expected[row * 12 + query * 3 + i] += shares[key] / 0.6 * seen[key * 3 + i];
                    }
                }
            }
        }
        Compare.near(layer.toString(), expected, new TrainingLayer(this, layer, INPUT).outputs(rows, 3, x), 1e-5);
    }

    private static double[] shares(double[] x, int query, DoubleBinaryOperator score) {
        double[] shares = new double[4];
        double sum = 0;
        for (int key = 0; key < 4; key++) {
            double whole = 0;
            for (int i = 0; i < 3; i++) {
                whole += score.applyAsDouble(x[query * 3 + i], x[key * 3 + i]);
            }
            shares[key] = Math.exp(whole);
            sum += shares[key];
        }
        for (int key = 0; key < 4; key++) {
            shares[key] /= sum;
        }
        return shares;
    }

    /**
     * Checks the three places where a transformer block drops: with the weights below, attention gives each query the mean
     * of what it does not drop of the normalized steps, and the dense layers give ones.
     */
    @Test
    default void transformerBlockDropsSharesAttentionAndDense() {
        double rate = 0.4;
        TrainingLayer shown = TrainingLayer.drawn(
                        this, transformerBlock(1, 5).normalizeFirst().dropout(rate), Shape.of(4, 3))
                .weight("attention_normalization/gamma", Mask.ones(Shape.of(3)))
                .weight("attention_normalization/beta", Tensor.zeros(Shape.of(3)))
                .weight("attention/query/kernel", Tensor.zeros(Shape.of(3, 1, 3)))
                .weight("attention/query/bias", Tensor.zeros(Shape.of(1, 3)))
                .weight("attention/value/kernel", reshaped(3, 3, 1, 3))
                .weight("attention/value/bias", Tensor.zeros(Shape.of(1, 3)))
                .weight("attention/attention_output/kernel", reshaped(3, 1, 3, 3))
                .weight("attention/attention_output/bias", Tensor.zeros(Shape.of(3)))
                .weight("feed_forward_output/kernel", Tensor.zeros(Shape.of(5, 3)))
                .weight("feed_forward_output/bias", Mask.ones(Shape.of(3)));
        float[] x = rows(6 * 12);
        HandDrawn shares = drawn("attention");
        HandDrawn attended = drawn("attention_dropout");
        HandDrawn dense = drawn("feed_forward_dropout");
        double[] expected = new double[x.length];
        for (int place = 0; place < x.length; place++) {
            double mean = 0;
            for (int key = 0; key < 4; key++) {
                int step = place / 12 * 4 + key;
                mean += kept(shares, place / 3 * 4 + key, rate) * normalized(x, step, place % 3) / 4;
            }
            expected[place] = x[place] + kept(attended, place, rate) * mean + kept(dense, place, rate);
        }
        Compare.near("transformerBlock", expected, shown.outputs(6, 3, x), 1e-5);
    }

    private static HandDrawn drawn(String part) {
        return HandDrawn.of(TrainingLayer.SEED, TrainingLayer.NAME + "/" + part, 3);
    }

    private static double kept(HandDrawn drawn, long place, double rate) {
        return drawn.isDropped(place, rate) ? 0 : 1 / (1 - rate);
    }

    private static double normalized(float[] x, int step, int feature) {
        double mean = 0;
        double squares = 0;
        for (int i = 0; i < 3; i++) {
            mean += x[step * 3 + i] / 3.0;
            squares += (double) x[step * 3 + i] * x[step * 3 + i] / 3;
        }
        return (x[step * 3 + feature] - mean) / Math.sqrt(squares - mean * mean + 1e-5);
    }

    /**
     * Checks that nothing is dropped where the network predicts, and that gradients are slopes of the loss while masks stay.
     *
     * @return one test a layer
     */
    @TestFactory
    default Stream<DynamicTest> attentionsThatDropPredictAndLearn() {
        return Stream.of(
                        new Layer[] {multiHeadAttention(2, 2).dropout(0.4), multiHeadAttention(2, 2)},
                        new Layer[] {
                            attention().useScale().dropout(0.4), attention().useScale()
                        },
                        new Layer[] {additiveAttention().dropout(0.4), additiveAttention()},
                        new Layer[] {
                            transformerBlock(1, 5).gelu().dropout(0.4),
                            transformerBlock(1, 5).gelu()
                        })
                .map(pair -> DynamicTest.dynamicTest(pair[0].toString(), () -> {
                    TrainingLayer shown = TrainingLayer.drawn(this, pair[0], INPUT);
                    float[] plain = new TrainingLayer(this, pair[1], INPUT, shown.weights()).predicted(rows(60));
                    Compare.near("predicted", plain, shown.predicted(rows(60)), 1e-6);
                    Sequential network = Sequential.of(dense(3).tanh(), pair[0]);
                    Sample sample = new Sample(pair[0].toString(), network.network(INPUT), meanSquaredError());
                    GradientCheck.run(this, sample, 4, false);
                }));
    }

    private static float[] rows(int count) {
        Randoms randoms = Randoms.of(2, "x", 0);
        float[] rows = new float[count];
        for (int i = 0; i < count; i++) {
            rows[i] = (float) randoms.nextGaussian();
        }
        return rows;
    }
}
