package nn.testkit;

import static nn.Optimizers.sgd;

import java.util.stream.Stream;
import nn.data.State;
import nn.layer.Dropout;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.TrainingEngine;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Compares two engines number for number: extend it in a test class and say which two.
 *
 * <p>What one of them refuses by name is skipped. Dropout is left out, since each engine draws masks of its own.
 */
public abstract class EngineAgreement {
    private static final int STEPS = 20;
    private static final double TOLERANCE = 1e-4;

    /** Leaves everything to the checks. */
    protected EngineAgreement() {}

    /**
     * Gives the first engine.
     *
     * @return the one whose numbers count as expected
     */
    protected abstract TrainingEngine one();

    /**
     * Gives the second engine.
     *
     * @return the one whose numbers count as got
     */
    protected abstract TrainingEngine other();

    /**
     * Compares all weights and losses after 20 steps of plain descent, for every layer, activation, loss and penalty.
     *
     * @return one test a network
     */
    @TestFactory
    Stream<DynamicTest> networksTrainAlike() {
        return Samples.all().stream()
                .filter(sample -> sample.network().nodes().stream().noneMatch(node -> node.layer() instanceof Dropout))
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> agree(sample, sgd(), rate(sample))));
    }

    /** Learns slower where exponentials run away at the usual rate. */
    private static double rate(Sample sample) {
        return sample.name().contains("exponential") || sample.name().contains("logSoftmax") ? 0.01 : 0.05;
    }

    /**
     * Compares all weights and slots after 20 steps of every optimizer and option.
     *
     * @return one test an optimizer or option
     */
    @TestFactory
    Stream<DynamicTest> optimizersTrainAlike() {
        return OptimizerSamples.all().stream()
                .map(each ->
                        DynamicTest.dynamicTest(each.name(), () -> agree(Samples.small(), each.optimizer(), 0.01)));
    }

    private void agree(Sample sample, Optimizer optimizer, double rate) {
        EngineUnderTest first = this::one;
        EngineUnderTest second = this::other;
        State start = sample.start(optimizer, 1);
        Chunk chunk = sample.rows(1, 4 * STEPS).batches(Rows.rates(STEPS, rate));
        Trial.Run expected = Trial.of(first, sample.plan(optimizer)).train(start, chunk);
        Trial.Run got = Trial.of(second, sample.plan(optimizer)).train(start, chunk);
        String what = sample.name() + ", " + optimizer + ", after " + STEPS + " steps: ";
        for (int i = 0; i < STEPS; i++) {
            double loss = expected.losses().get(i);
            Compare.near(what + "loss " + i, loss, got.losses().get(i), TOLERANCE * Math.max(1, loss));
        }
        expected.state()
                .weights()
                .forEach((name, tensor) -> Compare.near(
                        what + name,
                        tensor.floats(),
                        got.state().weights().get(name).floats(),
                        TOLERANCE));
        expected.state()
                .slots()
                .forEach((name, tensor) -> Compare.near(
                        what + name,
                        tensor.floats(),
                        got.state().slots().get(name).floats(),
                        TOLERANCE));
    }
}
