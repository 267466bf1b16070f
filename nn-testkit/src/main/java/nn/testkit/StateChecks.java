package nn.testkit;

import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.spi.Trainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that state goes in and comes out unharmed, and changes when and only when it should. */
public interface StateChecks extends EngineUnderTest {
    /**
     * Checks that an untouched trainer gives back every bit, weights, statistics and slots.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> stateComesOutAsItWentIn() {
        return Stream.of(Samples.small(), Samples.stateful())
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    State start = trained(sample);
                    try (Trainer trainer = Trial.of(this, sample.plan(adam())).trainer(start)) {
                        Compare.bits("untouched", start, trainer.state());
                    }
                }));
    }

    /** Checks that a restored state comes out as it went in. */
    @Test
    default void aRestoredStateComesOutAsItWentIn() {
        Sample sample = Samples.small();
        State other = trained(sample);
        try (Trainer trainer = Trial.of(this, sample.plan(adam())).trainer(sample.start(adam(), 2))) {
            trainer.train(sample.rows(3, 4).batch(0.1f));
            trainer.restore(other);
            Compare.bits("restored", other, trainer.state());
        }
    }

    /** Checks that training goes on from a restored state as if it had begun there. */
    @Test
    default void trainingGoesOnFromARestoredState() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(adam()));
        State other = trained(sample);
        Rows rows = sample.rows(5, 4);
        try (Trainer trainer = trial.trainer(sample.start(adam(), 2))) {
            trainer.train(rows.batch(0.1f));
            trainer.restore(other);
            trainer.train(rows.chunk(0, 4, other.step(), 0.1f));
            Trial.Run fresh = trial.train(other, rows.chunk(0, 4, other.step(), 0.1f));
            Compare.bits("after restore", fresh.state(), trainer.state());
        }
    }

    /** Checks that a state, once given, is not touched by later steps. */
    @Test
    default void aStateOnceGivenStaysAsItIs() {
        Sample sample = Samples.small();
        try (Trainer trainer = Trial.of(this, sample.plan(adam())).trainer(sample.start(adam(), 1))) {
            State before = trainer.state();
            Tensor kernel = before.weights().get("dense/kernel");
            float[] copy = kernel.floats();
            trainer.train(sample.rows(1, 4).batch(0.1f));
            assertThat(kernel.floats()).as("dense/kernel of an earlier state").isEqualTo(copy);
        }
    }

    /** Checks that every step is counted, whatever its chunk. */
    @Test
    default void everyStepIsCounted() {
        Sample sample = Samples.small();
        try (Trainer trainer = Trial.of(this, sample.plan(sgd())).trainer(sample.start(sgd(), 1))) {
            Rows rows = sample.rows(1, 12);
            trainer.train(rows.chunk(0, 2, 0, Rows.rates(4, 0.1)));
            trainer.train(rows.chunk(8, 4, 4, 0.1f));
            assertThat(trainer.state().step()).as("the step after 4 + 1").isEqualTo(5);
        }
    }

    /**
     * Checks that a step changes every learned weight of every network.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> everyLearnedWeightLearns() {
        return LayerSamples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    State start = sample.start(sgd(), 1);
                    Trial trial = Trial.of(this, sample.plan(sgd()));
                    State after =
                            trial.train(start, sample.rows(1, 4).batch(0.5f)).state();
                    for (Weight weight : sample.network().trainable()) {
                        assertThat(after.weights().get(weight.name()))
                                .as("%s: %s after a step", sample.name(), weight.name())
                                .isNotEqualTo(start.weights().get(weight.name()));
                    }
                }));
    }

    /** Checks that a step at rate 0 of plain gradient descent changes no learned weight. */
    @Test
    default void aRateOfZeroChangesNoWeight() {
        Sample sample = Samples.small();
        State start = sample.start(sgd(), 1);
        State after = Trial.of(this, sample.plan(sgd()))
                .train(start, sample.rows(1, 4).batch(0))
                .state();
        Compare.bits("weight after a step at rate 0:", start.weights(), after.weights());
    }

    /** Gives a state with numbers in every slot. */
    private State trained(Sample sample) {
        Trial trial = Trial.of(this, sample.plan(adam()));
        return trial.train(sample.start(adam(), 1), sample.rows(1, 12).batches(0.1f, 0.1f, 0.1f))
                .state();
    }
}
