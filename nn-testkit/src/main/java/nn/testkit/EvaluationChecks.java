package nn.testkit;

import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Plan;
import nn.spi.Steps;
import nn.spi.Trainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that evaluating changes nothing, and that what comes out is what the weights of that moment give. */
public interface EvaluationChecks extends EngineUnderTest {
    /** Checks that evaluating leaves every bit of the state alone, statistics included, and gives the same twice. */
    @Test
    default void evaluatingChangesNothing() {
        Sample sample = Samples.stateful();
        State start = sample.start(sgd(), 1);
        Chunk chunk = sample.rows(1, 8).batches(0.1f, 0.1f);
        try (Trainer trainer = Trial.of(this, sample.plan(sgd())).trainer(start)) {
            float[] once = trainer.evaluate(chunk).losses();
            Compare.bits("after evaluate", start, trainer.state());
            assertThat(trainer.evaluate(chunk).losses())
                    .as("losses of a second evaluate")
                    .isEqualTo(once);
        }
    }

    /**
     * Checks that evaluating gives what a predictor gives, so without dropout and with running statistics.
     *
     * @return one test a network
     */
    @TestFactory
    default Stream<DynamicTest> evaluatingGivesWhatAPredictorGives() {
        return Samples.all().stream()
                .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> {
                    Trial trial = Trial.of(this, wanting(sample));
                    State start = sample.start(sgd(), 1);
                    Rows rows = sample.rows(1, 6);
                    Tensor evaluated = outputs(trial.evaluate(start, rows.batches(0, 0, 0)));
                    Compare.near(sample.name() + ": outputs", predicted(trial, start, rows), evaluated.floats(), 2e-6);
                }));
    }

    /** Checks that training gives each step's outputs as they were before its update. */
    @Test
    default void outputsAreThoseBeforeEachUpdate() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, wanting(sample));
        State start = sample.start(sgd(), 1);
        Rows rows = sample.rows(1, 8);
        State between = trial.train(start, rows.chunk(0, 4, 0, 1)).state();
        Tensor outputs = outputs(trial.train(start, rows.batches(1, 1)).steps().get(0));
        float[] before = predicted(trial, start, rows);
        float[] after = predicted(trial, between, rows);
        System.arraycopy(after, 12, before, 12, 12);
        assertThat(outputs.shape())
                .as("the shape of all outputs")
                .isEqualTo(sample.network().output().batch(8));
        Compare.near("outputs of two steps", before, outputs.floats(), 2e-6);
    }

    /** Checks that the loss, too, is the one before the update. */
    @Test
    default void lossesAreThoseBeforeEachUpdate() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Chunk chunk = sample.rows(1, 4).batch(1);
        float evaluated = trial.evaluate(start, chunk).losses()[0];
        Compare.near(
                "the loss of a step",
                evaluated,
                trial.train(start, chunk).losses().get(0),
                2e-6);
    }

    private static Plan wanting(Sample sample) {
        return new Plan(sample.network(), sample.loss(), sgd(), 7, true);
    }

    private static Tensor outputs(Steps steps) {
        return steps.outputs().orElseThrow(() -> new AssertionError("the plan wants outputs, but none came back"));
    }

    private static float[] predicted(Trial trial, State state, Rows rows) {
        try (EnginePredictor predictor = trial.predictor(state)) {
            List<String> wanted = trial.plan().network().outputs();
            return predictor.predict(rows.inputs(), wanted).get(0).floats();
        }
    }
}
