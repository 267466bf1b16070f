package nn.testkit;

import static nn.Layers.averagePool2D;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.maxPool2D;
import static nn.Layers.reshape;
import static nn.Optimizers.sgd;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Activation.Function;
import nn.layer.Layer;
import nn.loss.Ctc;
import nn.spi.EnginePredictor;
import nn.spi.Network;
import nn.spi.Plan;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks answers that were worked out by hand. */
public interface HandComputed extends EngineUnderTest {
    /** Checks forward pass, loss and one step of a 2-2-1 sigmoid network; no engine may refuse it. */
    @Test
    default void aTinyNetworkTakesTheStepWorkedOutByHand() {
        Sample tiny = Samples.sample("2-2-1", Shape.of(2), dense(2).sigmoid(), dense(1).sigmoid());
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("dense/kernel", Tensor.of(Shape.of(2, 2), 0.1f, 0.2f, 0.3f, 0.4f));
        weights.put("dense/bias", Tensor.of(Shape.of(2), 0.05f, -0.1f));
        weights.put("dense_1/kernel", Tensor.of(Shape.of(2, 1), 0.5f, -0.6f));
        weights.put("dense_1/bias", Tensor.of(Shape.of(1), 0.2f));
        Plan plan = new Plan(tiny.network(), tiny.loss(), sgd(), 0, true);
        Rows row = new Rows(Tensor.of(new float[] {1, 2}), Tensor.of(new float[] {1}), Optional.empty());

        Trial.Run run = new Trial(engine(), device(), plan).train(plan.start(weights), row.batch(0.5f));

        Compare.near("output", new double[] {0.52822487}, outputs(run), 1e-6);
        Compare.near("loss", 0.22257177, run.losses().get(0), 1e-6);
        near(run.state(), "dense/kernel", 0.11280873, 0.18550385, 0.32561747, 0.37100770);
        near(run.state(), "dense/bias", 0.06280873, -0.11449615);
        near(run.state(), "dense_1/kernel", 0.57984964, -0.51641513);
        near(run.state(), "dense_1/bias", 0.31756795);
    }

    private static float[] outputs(Trial.Run run) {
        return run.steps().get(0).outputs().orElseThrow().floats();
    }

    private static void near(State state, String weight, double... expected) {
        Compare.near(
                weight + " after one step",
                expected,
                state.weights().get(weight).floats(),
                1e-6);
    }

    /**
     * Checks every activation at −4, −1, 0.5 and 8.
     *
     * @return one test an activation
     */
    @TestFactory
    default Stream<DynamicTest> activationsGiveTheValuesOfTheirFormulas() {
        return Stream.of(Function.values())
                .map(function -> DynamicTest.dynamicTest(function.word(), () -> {
                    Layer layer = dense(4).useBias(false).activation(Samples.activationOf(function));
                    float[] got = predict(Shape.of(4), layer, identity(4), -4, -1, 0.5f, 8);
                    double tolerance = function == Function.EXPONENTIAL ? 2e-6 * Math.exp(8) : 2e-6;
                    Compare.near(function.word(), HandAnswers.of(function), got, tolerance);
                }));
    }

    /** Checks that a convolution does not flip its kernel. */
    @Test
    default void aConvolutionSumsProductsAsWritten() {
        Layer layer = conv2D(1, 2).useBias(false);
        Tensor kernel = Tensor.of(Shape.of(1, 1, 2, 2), 1f, 2f, 3f, 4f);
        float[] got = predict(Shape.of(1, 3, 3), layer, kernel, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Compare.near("conv2D", new double[] {37, 47, 67, 77}, got, 1e-4);
    }

    /** Checks that the zeros of padding same lie at the end where their number is odd. */
    @Test
    default void aConvolutionPadsMoreAtTheEnd() {
        Layer layer = conv2D(1, 2).same().useBias(false);
        Tensor kernel = Tensor.of(Shape.of(1, 1, 2, 2), 1f, 2f, 3f, 4f);
        float[] got = predict(Shape.of(1, 2, 2), layer, kernel, 1, 2, 3, 4);
        Compare.near("conv2D.same", new double[] {30, 14, 11, 4}, got, 1e-4);
    }

    /** Checks overlapping maxima, with every number below zero so that padding would show. */
    @Test
    default void aMaximumIgnoresPadding() {
        Layer layer = maxPool2D(2).strides(1).same();
        float[] got = through(Shape.of(1, 3, 3), layer, -1, -2, -3, -4, -5, -6, -7, -8, -9);
        Compare.near("maxPool2D", new double[] {-1, -2, -3, -4, -5, -6, -7, -8, -9}, got, 1e-6);
    }

    /** Checks overlapping means, of which those at the edge have fewer numbers. */
    @Test
    default void aMeanIgnoresPadding() {
        Layer layer = averagePool2D(2).strides(1).same();
        float[] got = through(Shape.of(1, 3, 3), layer, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Compare.near("averagePool2D", new double[] {3, 4, 4.5, 6, 7, 7.5, 7.5, 8.5, 9}, got, 1e-5);
    }

    /**
     * Checks every loss at one row.
     *
     * @return one test a loss
     */
    @TestFactory
    default Stream<DynamicTest> lossesGiveTheValuesOfTheirFormulas() {
        return HandAnswers.losses().stream()
                .map(answer -> DynamicTest.dynamicTest(
                        answer.loss() + " after " + answer.last().word(), () -> {
                            Sample sample = new Sample("identity", identityNetwork(answer), answer.loss());
                            TreeMap<String, Tensor> weights = new TreeMap<>();
                            weights.put("dense/kernel", identity(2));
                            Rows row = new Rows(Tensor.of(answer.input()), answer.targets(), Optional.empty());
                            Plan plan = sample.plan(sgd());
                            float got = Trial.of(this, plan)
                                    .evaluate(plan.start(weights), row.batch(0))
                                    .losses()[0];
                            Compare.near(answer.loss().toString(), answer.expected(), got, 2e-6);
                        }));
    }

    private static Network identityNetwork(HandAnswers answer) {
        Layer last = dense(2).useBias(false).activation(Samples.activationOf(answer.last()));
        return (answer.loss() instanceof Ctc ? Sequential.of(last, reshape(1, 2)) : Sequential.of(last))
                .network(Shape.of(2));
    }

    private static Tensor identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * size + i] = 1;
        }
        return Tensor.of(Shape.of(size, size), values);
    }

    /** Sends one row through a layer of which only the kernel weighs. */
    private float[] predict(Shape shape, Layer layer, Tensor kernel, float... row) {
        Sample sample = Samples.sample(layer.toString(), shape, layer);
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put(sample.network().weights().get(0).name(), kernel);
        Plan plan = sample.plan(sgd());
        try (EnginePredictor predictor = Trial.of(this, plan).predictor(new State(0, weights, new TreeMap<>()))) {
            List<String> wanted = sample.network().outputs();
            return predictor
                    .predict(List.of(Tensor.of(shape.batch(1), row)), wanted)
                    .get(0)
                    .floats();
        }
    }

    /** Sends one image through a layer without weights after a convolution that changes nothing. */
    private float[] through(Shape shape, Layer layer, float... image) {
        Layer first = conv2D(1, 1).useBias(false);
        Sample sample = Samples.sample(layer.toString(), shape, first, layer);
        TreeMap<String, Tensor> weights = new TreeMap<>();
        weights.put("conv2d/kernel", Tensor.of(Shape.of(1, 1, 1, 1), 1f));
        Plan plan = sample.plan(sgd());
        try (EnginePredictor predictor = Trial.of(this, plan).predictor(new State(0, weights, new TreeMap<>()))) {
            List<String> wanted = sample.network().outputs();
            return predictor
                    .predict(List.of(Tensor.of(shape.batch(1), image)), wanted)
                    .get(0)
                    .floats();
        }
    }
}
