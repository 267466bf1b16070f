package nn.testkit;

import static nn.Layers.dense;
import static nn.Layers.rescaling;
import static nn.Losses.categoricalCrossentropy;
import static nn.Optimizers.sgd;

import java.util.Optional;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that the type of numbers does not matter, and that rows count as much as they should. */
public interface DataChecks extends EngineUnderTest {
    /** Checks that bytes up to 255 and integers train as floats do. */
    @Test
    default void bytesAndIntegersCountAsFloats() {
        Trial trial = Trial.of(this, pixels().plan(sgd()));
        State start = pixels().start(sgd(), 1);
        Shape shape = Shape.of(8, 5);
        byte[] bytes = new byte[shape.size()];
        Randoms randoms = Randoms.of(1, "pixels", 0);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i == 0 ? 255 : randoms.nextInt(256));
        }
        Tensor small = Tensor.of(shape, bytes);
        Rows rows = pixels().rows(1, 8);
        Trial.Run floats =
                trial.train(start, rows.inputs(Tensor.of(shape, small.floats())).batches(0.1f, 0.1f));
        Trial.Run ints =
                trial.train(start, rows.inputs(Tensor.of(shape, small.ints())).batches(0.1f, 0.1f));
        Trial.Run uints = trial.train(start, rows.inputs(small).batches(0.1f, 0.1f));
        near("int32 against float32", floats, ints);
        near("uint8 against float32", floats, uints);
    }

    /** Checks that one-hot rows of bytes are targets as good as floats. */
    @Test
    default void targetsMayBeBytes() {
        Trial trial = Trial.of(this, pixels().plan(sgd()));
        State start = pixels().start(sgd(), 1);
        Rows rows = pixels().rows(1, 2);
        Tensor bytes = Tensor.of(Shape.of(2, 3), new byte[] {0, 1, 0, 1, 0, 0});
        Trial.Run uints = trial.train(start, rows.targets(bytes).batch(0.1f));
        Trial.Run floats = trial.train(
                start, rows.targets(Tensor.of(bytes.shape(), bytes.floats())).batch(0.1f));
        near("uint8 targets against float32", floats, uints);
    }

    private static Sample pixels() {
        return new Sample(
                "pixels",
                Sequential.of(rescaling(1 / 255.0), dense(4).tanh(), dense(3).softmax())
                        .network(Shape.of(5)),
                categoricalCrossentropy());
    }

    private static void near(String what, Trial.Run expected, Trial.Run got) {
        for (int i = 0; i < expected.losses().size(); i++) {
            Compare.near(
                    what + ": loss " + i, expected.losses().get(i), got.losses().get(i), 1e-6);
        }
        expected.state()
                .weights()
                .forEach((name, tensor) -> Compare.near(
                        what + ": " + name,
                        tensor.floats(),
                        got.state().weights().get(name).floats(),
                        1e-6));
    }

    /**
     * Checks that a batch's loss is the sum of its rows' losses times their weights, divided by the rows.
     *
     * @return one test a loss
     */
    @TestFactory
    default Stream<DynamicTest> sampleWeightsCountInTheLoss() {
        return Samples.losses().stream().map(sample -> DynamicTest.dynamicTest(sample.name(), () -> weighs(sample)));
    }

    private void weighs(Sample sample) {
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 4);
        float[] weights = {1, 0, 2, 0.5f};
        float[] each = trial.evaluate(start, rows.batches(Rows.rates(4, 0))).losses();
        double expected = 0;
        for (int i = 0; i < 4; i++) {
            expected += each[i] * weights[i] / 4;
        }
        Chunk weighted = rows.weights(weights).batch(0.1f);
        String what = sample.name() + ": the loss of rows that weigh 1, 0, 2 and 0.5, ";
        double tolerance = 2e-6 * (1 + expected);
        Compare.near(
                what + "evaluated", expected, trial.evaluate(start, weighted).losses()[0], tolerance);
        Compare.near(
                what + "trained on",
                expected,
                trial.train(start, weighted).losses().get(0),
                tolerance);
    }

    /** Checks that a row of weight 0 teaches nothing. */
    @Test
    default void aRowOfWeightZeroTeachesNothing() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 2);
        Rows first = new Rows(rows.inputs(0, 1), rows.targets().rows(0, 1), Optional.empty());
        State one = trial.train(start, first.batch(0.05f)).state();
        State both = trial.train(start, rows.weights(1, 0).batch(0.1f)).state();
        one.weights()
                .forEach((name, tensor) -> Compare.near(
                        name + " after rows that weigh 1 and 0",
                        tensor.floats(),
                        both.weights().get(name).floats(),
                        1e-6));
    }
}
