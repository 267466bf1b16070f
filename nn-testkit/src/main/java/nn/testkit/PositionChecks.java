package nn.testkit;

import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nn.Sequential;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.optimizer.Optimizer;
import nn.spi.Chunk;
import nn.spi.Outcome;
import nn.spi.Plan;
import nn.spi.Trainer;
import org.junit.jupiter.api.Test;

/**
 * Checks that positions of sequences count as their weights say, and that those masked out do not. The numbers are Keras's,
 * which divides by the positions that its {@code Masking} leaves.
 */
public interface PositionChecks extends EngineUnderTest {
    /** Checks the loss of masked sequences, and where a step of gradient descent goes. */
    @Test
    default void maskedPositionsAreNoLoss() {
        check(true, Optional.empty(), 3.8020833, 0.49583333, 1.6333333);
    }

    /** Checks that weights of positions are multiplied with the mask, and do not change what is divided by. */
    @Test
    default void positionsAreWeightedWithinTheMask() {
        check(true, Optional.of(weights()), 3.6979167, 0.50416667, 1.6666667);
    }

    /** Checks weights of positions where none is masked out. */
    @Test
    default void positionsAreWeighted() {
        check(false, Optional.of(weights()), 114.515625, 0.50208333, 1.8333333);
    }

    /** Checks that a batch of which nothing is left has no loss, and moves nothing. */
    @Test
    default void whereNothingCountsThereIsNoLoss() {
        Plan plan = plan(true, sgd(0.1));
        Chunk chunk = new Chunk(
                List.of(Tensor.zeros(Shape.of(2, 3, 2))), targets(), Optional.empty(), 2, 0, new float[] {0.1f});
        try (Trainer trainer = Trial.of(this, plan).trainer(start(plan))) {
            assertThat(trainer.train(chunk).losses()).containsExactly(0);
            assertThat(trainer.state().weights()).isEqualTo(start(plan).weights());
        }
    }

    private void check(boolean isMasked, Optional<Tensor> weights, double loss, double... scales) {
        Chunk chunk = new Chunk(List.of(inputs()), targets(), weights, 2, 0, new float[] {0.1f});
        Plan plan = plan(isMasked, sgd(0.1));
        try (Trainer trainer = Trial.of(this, plan).trainer(start(plan))) {
            near("evaluated", loss, trainer.evaluate(chunk).outcomes().get(0), isMasked);
            near("trained", loss, trainer.train(chunk).outcomes().get(0), isMasked);
            float[] after =
                    trainer.state().weights().get("position_scale/scale").floats();
            Compare.near("the weights after a step", scales, after, 1e-6);
        }
        Plan moving = plan(isMasked, adam());
        try (Trainer trainer = Trial.of(this, moving).trainer(start(moving))) {
            near("trained by Adam", loss, trainer.train(chunk).outcomes().get(0), isMasked);
        }
    }

    private static void near(String what, double loss, Outcome outcome, boolean isMasked) {
        Compare.near(what, new double[] {loss}, outcome.losses(), 1e-5);
        assertThat(outcome.predictions().orElseThrow().shape()).as(what).isEqualTo(Shape.of(2, 3, 2));
        assertThat(outcome.mask().map(Tensor::shape))
                .as(what)
                .isEqualTo(isMasked ? Optional.of(Shape.of(2, 3)) : Optional.empty());
        outcome.mask().ifPresent(mask -> assertThat(mask.floats()).as(what).containsExactly(1, 1, 0, 1, 0, 0));
    }

    private static Plan plan(boolean isMasked, Optimizer optimizer) {
        Sequential layers = Sequential.of(new PositionScale(isMasked));
        return new Plan(layers.network(Shape.of(3, 2)), meanSquaredError(), optimizer, 0, true);
    }

    private static State start(Plan plan) {
        return plan.start(new TreeMap<>(Map.of("position_scale/scale", Tensor.of(Shape.of(2), 0.5f, 2f))));
    }

    private static Tensor inputs() {
        return Tensor.of(Shape.of(2, 3, 2), 1f, 2f, 0.5f, -1f, 0f, 0f, 2f, -1f, 0f, 0f, 0f, 0f);
    }

    private static Tensor targets() {
        return Tensor.of(Shape.of(2, 3, 2), 0f, 1f, 1f, 1f, 5f, 5f, 1f, 0f, 7f, 7f, 9f, 9f);
    }

    private static Tensor weights() {
        return Tensor.of(new float[][] {{0.5f, 1, 3}, {2, 4, 5}});
    }
}
