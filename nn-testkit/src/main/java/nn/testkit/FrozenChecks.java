package nn.testkit;

import static nn.Layers.batchNormalization;
import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import nn.Regularizers;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.spi.Chunk;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that frozen layers stay as they are. */
public interface FrozenChecks extends EngineUnderTest {
    /** Checks that an optimizer with memory leaves frozen kernels, statistics and scales alone, and no others. */
    @Test
    default void frozenLayersStayAsTheyAre() {
        Sample sample = frozen("dense", "batch_normalization");
        State start = sample.start(adam(), 1);
        Chunk chunk = sample.rows(1, 12).batches(0.1f, 0.1f, 0.1f);
        State after = Trial.of(this, sample.plan(adam())).train(start, chunk).state();
        start.weights().forEach((name, tensor) -> {
            if (name.startsWith("dense_1/")) {
                assertThat(after.weights().get(name))
                        .as("%s, which is not frozen", name)
                        .isNotEqualTo(tensor);
            } else {
                Compare.bits("frozen " + name, tensor, after.weights().get(name));
            }
        });
        assertThat(after.slots().keySet())
                .as("the slots of a network with frozen layers")
                .isEqualTo(start.slots().keySet());
    }

    /** Checks that single weights and statistics stay as they are while the rest of their layer learns and moves. */
    @Test
    default void frozenWeightsStayAsTheyAreInLayersThatLearn() {
        stay("dense/bias", "batch_normalization/gamma", "dense_1/kernel");
        stay("batch_normalization/moving_mean", "batch_normalization/moving_variance");
    }

    private void stay(String... names) {
        Sample sample = frozen(names);
        Set<String> still = Set.of(names);
        State start = sample.start(adam(), 1);
        Chunk chunk = sample.rows(1, 12).batches(0.1f, 0.1f, 0.1f);
        State after = Trial.of(this, sample.plan(adam())).train(start, chunk).state();
        start.weights().forEach((name, tensor) -> {
            if (still.contains(name)) {
                Compare.bits("frozen " + name, tensor, after.weights().get(name));
            } else {
                assertThat(after.weights().get(name))
                        .as("%s, which is not frozen", name)
                        .isNotEqualTo(tensor);
            }
        });
        assertThat(after.slots().keySet())
                .as("the slots of a network with frozen weights")
                .noneMatch(slot -> still.contains(slot.substring(0, slot.indexOf(':'))));
    }

    /** Checks that the rest of a layer learns beside a frozen weight. */
    @Test
    default void weightsLearnBesideFrozenOnes() {
        GradientCheck.run(this, frozen("dense/kernel", "batch_normalization/beta", "dense_1/bias"), 4, false);
    }

    /**
     * Checks that a network whose layers are all frozen takes its steps, and stays as it is.
     *
     * @return one test an optimizer or option
     */
    @TestFactory
    default Stream<DynamicTest> aWhollyFrozenNetworkStaysAsItIs() {
        return OptimizerSamples.all().stream()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> {
                    Sample sample = frozen("dense", "batch_normalization", "dense_1");
                    State start = sample.start(each.optimizer(), 1);
                    Chunk chunk = sample.rows(1, 8).batches(0.1f, 0.1f);
                    State after = Trial.of(this, sample.plan(each.optimizer()))
                            .train(start, chunk)
                            .state();
                    Compare.bits("wholly frozen: weight", start.weights(), after.weights());
                    assertThat(after.step()).as("the step after 2").isEqualTo(2);
                }));
    }

    /** Checks that a layer learns through frozen ones after it. */
    @Test
    default void gradientsPassThroughFrozenLayers() {
        GradientCheck.run(this, frozen("batch_normalization", "dense_1"), 4, false);
    }

    /** Checks that frozen batch normalization uses its running statistics in training, too. */
    @Test
    default void frozenBatchNormalizationInfers() {
        Sample sample = frozen("batch_normalization");
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Chunk chunk = sample.rows(1, 4).batch(0.1f);
        float evaluated = trial.evaluate(start, chunk).losses()[0];
        Compare.near(
                "loss with frozen statistics",
                evaluated,
                trial.train(start, chunk).losses().get(0),
                2e-6);
    }

    /** Checks that weights that are frozen, with their layer or in one that learns, are not penalized. */
    @Test
    default void frozenWeightsAddNoPenalty() {
        addsNoPenalty("dense");
        addsNoPenalty("dense/kernel");
    }

    private void addsNoPenalty(String frozen) {
        Sequential penalized = Sequential.of(
                dense(4).kernelRegularizer(Regularizers.l2(0.5)), dense(3).biasRegularizer(Regularizers.l1(0.5)));
        Sample sample = new Sample("penalized", penalized.freeze(frozen).network(Shape.of(5)), meanSquaredError());
        State start = sample.start(sgd(), 1);
        double expected = 0;
        for (double bias : Floats.doubles(start.weights().get("dense_1/bias"))) {
            expected += 0.5 * Math.abs(bias);
        }
        Trial trial = Trial.of(this, sample.plan(sgd()));
        float got =
                trial.train(start, sample.rows(1, 4).batch(0)).steps().get(0).penalties()[0];
        Compare.near("the penalty without the frozen kernel", expected, got, 1e-6);
    }

    private static Sample frozen(String... names) {
        Sequential layers = Sequential.of(dense(4).tanh(), batchNormalization(), dense(3));
        return new Sample("frozen", layers.freeze(names).network(Shape.of(5)), meanSquaredError());
    }
}
