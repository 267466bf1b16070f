package nn.testkit;

import static nn.Constraints.maxNorm;
import static nn.Constraints.nonNegative;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

/** Checks that constraints hold after every step. */
public interface ConstraintChecks extends EngineUnderTest {
    /** Checks the length of each unit's column, which starts longer. */
    @Test
    default void aDenseKernelKeepsItsGreatestLength() {
        Sample sample = Samples.sample("maxNorm", Shape.of(5), dense(4).kernelConstraint(maxNorm(0.3)), dense(3));
        afterEachStep(sample, "dense/kernel", kernel -> {
            float[] values = kernel.floats();
            for (int unit = 0; unit < 4; unit++) {
                double squares = 0;
                for (int i = unit; i < values.length; i += 4) {
                    squares += values[i] * values[i];
                }
                assertThat(Math.sqrt(squares))
                        .as("the length of dense/kernel into unit %d", unit)
                        .isLessThan(0.30001);
            }
        });
    }

    /** Checks the length of each filter, which starts longer. */
    @Test
    default void aConvolutionsKernelKeepsItsGreatestLength() {
        Sample sample = Samples.sample(
                "maxNorm", Shape.of(2, 4, 4), conv2D(3, 2).kernelConstraint(maxNorm(0.3)), flatten(), dense(3));
        afterEachStep(sample, "conv2d/kernel", kernel -> {
            for (int filter = 0; filter < 3; filter++) {
                double squares = 0;
                for (float value : kernel.row(filter).floats()) {
                    squares += value * value;
                }
                assertThat(Math.sqrt(squares))
                        .as("the length of conv2d/kernel's filter %d", filter)
                        .isLessThan(0.30001);
            }
        });
    }

    /** Checks that a short unit keeps its length. */
    @Test
    default void aGreatestLengthLeavesShortUnitsAlone() {
        Sample free = Samples.sample("free", Shape.of(5), dense(3));
        Sample bound = Samples.sample("bound", Shape.of(5), dense(3).kernelConstraint(maxNorm(100)));
        Rows rows = free.rows(1, 4);
        State expected = Trial.of(this, free.plan(sgd()))
                .train(free.start(sgd(), 1), rows.batch(0.1f))
                .state();
        State got = Trial.of(this, bound.plan(sgd()))
                .train(bound.start(sgd(), 1), rows.batch(0.1f))
                .state();
        float[] kernel = expected.weights().get("dense/kernel").floats();
        Compare.near("dense/kernel", kernel, got.weights().get("dense/kernel").floats(), 1e-6);
    }

    /** Checks that negative weights and biases become 0, and that some would have been negative. */
    @Test
    default void nothingNegativeStays() {
        Sample sample = Samples.sample(
                "nonNegative",
                Shape.of(5),
                dense(4).kernelConstraint(nonNegative()).biasConstraint(nonNegative()));
        Consumer<Tensor> check = weight -> {
            assertThat(weight.floats()).as("a weight that must not be negative").contains(0);
            for (float value : weight.floats()) {
                assertThat(value).as("an element of it").isNotNegative();
            }
        };
        afterEachStep(sample, "dense/kernel", check);
        afterEachStep(sample, "dense/bias", check);
    }

    private void afterEachStep(Sample sample, String weight, Consumer<Tensor> check) {
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State state = sample.start(sgd(), 1);
        for (int step = 0; step < 3; step++) {
            state = trial.train(state, sample.rows(step, 4).chunk(0, 4, step, 0.3f))
                    .state();
            check.accept(state.weights().get(weight));
        }
    }
}
