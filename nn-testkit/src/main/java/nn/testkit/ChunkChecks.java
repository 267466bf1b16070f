package nn.testkit;

import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import nn.data.State;
import nn.spi.Chunk;
import nn.spi.Steps;
import nn.spi.Trainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that a training depends on its batches, rates and seed, and not on how they are packed. */
public interface ChunkChecks extends EngineUnderTest {
    /**
     * Checks that 14 steps and a partial batch give the same bits in chunks of 1, 7 and 14 steps.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> theLengthOfChunksChangesNoBit() {
        return networks(sample -> {
            Trial trial = Trial.of(this, sample.plan(adam()));
            Trial.Run single = trial.train(sample.start(adam(), 1), chunks(sample, 1));
            for (int length : new int[] {7, 14}) {
                Trial.Run run = trial.train(sample.start(adam(), 1), chunks(sample, length));
                String what = "chunks of " + length + " steps against chunks of 1";
                assertThat(run.losses()).as("%s: losses", what).isEqualTo(single.losses());
                Compare.bits(what, single.state(), run.state());
            }
        });
    }

    /**
     * Checks that a second trainer with the same seed gives the same bits.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> theSameSeedGivesTheSameBits() {
        return networks(sample -> {
            Trial.Run one = Trial.of(this, sample.plan(adam())).train(sample.start(adam(), 1), chunks(sample, 7));
            Trial.Run other = Trial.of(this, sample.plan(adam())).train(sample.start(adam(), 1), chunks(sample, 7));
            assertThat(other.losses()).as("losses with the same seed").isEqualTo(one.losses());
            Compare.bits("with the same seed", one.state(), other.state());
        });
    }

    /** Takes 14 batches of 3 rows, each at a rate of its own, and a last one of 2. */
    private static Chunk[] chunks(Sample sample, int length) {
        Rows rows = sample.rows(1, 44);
        List<Chunk> chunks = new ArrayList<>();
        for (int step = 0; step < 14; step += length) {
            float[] rates = new float[length];
            for (int i = 0; i < length; i++) {
                rates[i] = 0.1f / (1 + step + i);
            }
            chunks.add(rows.chunk(step * 3, 3, step, rates));
        }
        chunks.add(rows.chunk(42, 2, 14, 0.05f));
        return chunks.toArray(Chunk[]::new);
    }

    /** Checks that a partial batch is learned from as any other. */
    @Test
    default void aPartialBatchIsLearnedFrom() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(adam()));
        State start = sample.start(adam(), 1);
        Rows rows = sample.rows(1, 10);
        Chunk partial = rows.chunk(8, 2, 1, 0.1f);
        State between = trial.train(start, rows.chunk(0, 8, 0, 0.1f)).state();
        Trial.Run alone = trial.train(between, partial);
        Trial.Run together = trial.train(start, rows.chunk(0, 8, 0, 0.1f), partial);
        assertThat(together.losses().get(1))
                .as("the loss of the partial batch")
                .isEqualTo(alone.losses().get(0));
        Compare.bits("with a partial batch after a whole one", alone.state(), together.state());
        assertThat(together.state().weights())
                .as("weights after the partial batch")
                .isNotEqualTo(between.weights());
    }

    /** Checks that each step uses its own rate. */
    @Test
    default void eachStepUsesItsOwnRate() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 12);
        State together = trial.train(start, rows.batches(0.1f, 0, 0.4f)).state();
        State apart = trial.train(start, rows.chunk(0, 4, 0, 0.1f), rows.chunk(4, 4, 1, 0), rows.chunk(8, 4, 2, 0.4f))
                .state();
        Compare.bits("rates 0.1, 0 and 0.4 in one chunk", apart, together);
        State first = trial.train(start, rows.chunk(0, 4, 0, 0.1f)).state();
        State second = trial.train(start, rows.chunk(0, 4, 0, 0.1f, 0)).state();
        Compare.bits("weight after rates 0.1 and 0:", first.weights(), second.weights());
    }

    /** Checks that losses come back for each step, and predictions only where the plan wants them. */
    @Test
    default void eachStepGivesALossAndAPenalty() {
        Sample sample = Samples.small();
        try (Trainer trainer = Trial.of(this, sample.plan(adam())).trainer(sample.start(adam(), 1))) {
            Steps steps = trainer.train(sample.rows(1, 12).batches(0.1f, 0.1f, 0.1f));
            assertThat(steps.losses()).as("losses of 3 steps").hasSize(3);
            assertThat(steps.penalties()).as("penalties of 3 steps").containsExactly(0, 0, 0);
            assertThat(steps.outputs()).as("outputs that the plan did not want").isEqualTo(Optional.empty());
        }
    }

    private static Stream<DynamicTest> networks(Consumer<Sample> check) {
        return Stream.of(Samples.small(), Samples.stateful())
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> check.accept(sample)));
    }
}
