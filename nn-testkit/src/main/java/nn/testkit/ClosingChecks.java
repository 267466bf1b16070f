package nn.testkit;

import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import java.util.stream.Stream;
import nn.data.State;
import nn.spi.Chunk;
import nn.spi.EnginePredictor;
import nn.spi.Trainer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks that what is closed says so instead of touching freed memory. */
public interface ClosingChecks extends EngineUnderTest {
    /**
     * Checks every method of a closed trainer.
     *
     * @return one test a method
     */
    @TestFactory
    default Stream<DynamicTest> aClosedTrainerRefuses() {
        Sample sample = Samples.small();
        State start = sample.start(sgd(), 1);
        Chunk chunk = sample.rows(1, 4).batch(0.1f);
        Trainer trainer = Trial.of(this, sample.plan(sgd())).trainer(start);
        trainer.close();
        Map<String, ThrowingCallable> calls = Map.of(
                "train", () -> trainer.train(chunk),
                "evaluate", () -> trainer.evaluate(chunk),
                "state", trainer::state,
                "restore", () -> trainer.restore(start));
        return calls.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(
                        call.getKey(),
                        () -> assertThatIllegalStateException()
                                .as("%s of a closed trainer", call.getKey())
                                .isThrownBy(call.getValue())));
    }

    /** Checks a closed predictor. */
    @Test
    default void aClosedPredictorRefuses() {
        Sample sample = Samples.small();
        EnginePredictor predictor = Trial.of(this, sample.plan(sgd())).predictor(sample.start(sgd(), 1));
        predictor.close();
        assertThatIllegalStateException()
                .as("predict of a closed predictor")
                .isThrownBy(() -> predictor.predict(
                        sample.rows(1, 4).inputs(), sample.network().outputs()));
    }

    /** Checks that closing twice does nothing. */
    @Test
    default void closingTwiceIsFine() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        Trainer trainer = trial.trainer(sample.start(sgd(), 1));
        EnginePredictor predictor = trial.predictor(sample.start(sgd(), 1));
        trainer.close();
        trainer.close();
        predictor.close();
        predictor.close();
    }

    /** Checks that closing one trainer leaves another of the same plan alone. */
    @Test
    default void closingOneTrainerLeavesAnotherOpen() {
        Sample sample = Samples.small();
        Trial trial = Trial.of(this, sample.plan(sgd()));
        State start = sample.start(sgd(), 1);
        Chunk chunk = sample.rows(1, 4).batch(0.1f);
        try (Trainer open = trial.trainer(start)) {
            State expected = trial.train(start, chunk).state();
            open.train(chunk);
            Compare.bits("trained beside a closed trainer", expected, open.state());
        }
    }
}
