package nn.callback;

import static nn.Callbacks.checkpoint;
import static nn.Callbacks.learningRateScheduler;
import static nn.Callbacks.onBatchesEnd;
import static nn.Callbacks.onEpochEnd;
import static nn.Callbacks.onTrainBegin;
import static nn.Callbacks.onTrainEnd;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Callbacks.terminateOnNaN;
import static nn.Callbacks.timeBudget;
import static nn.Optimizers.sgd;
import static nn.Schedules.cosineDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import nn.train.History;
import org.junit.jupiter.api.Test;

class CallbacksTest {
    @Test
    void plateausLowerTheRateAndLogIt() {
        History history = Script.falling(3, 3, 3, 2, 2, 2)
                .train(reduceLROnPlateau("score").patience(2).factor(0.5))
                .history();
        assertThat(history.get("learning_rate")).containsExactly(0.01, 0.01, 0.01, 0.005, 0.005, 0.005);
    }

    @Test
    void plateausStopAtTheLeastRate() {
        History history = Script.falling(3, 3, 3, 3)
                .train(reduceLROnPlateau("score").patience(1).minLearningRate(0.004))
                .history();
        assertThat(history.get("learning_rate")).containsExactly(0.01, 0.01, 0.004, 0.004);
    }

    @Test
    void plateausRestAfterwards() {
        History history = Script.falling(3, 3, 3, 3, 3, 3)
                .train(reduceLROnPlateau("score").patience(1).factor(0.5).cooldown(2))
                .history();
        assertThat(history.get("learning_rate")).containsExactly(0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025);
    }

    @Test
    void plateausIgnoreSmallChanges() {
        History history = Script.falling(3, 2.95, 2.9)
                .train(reduceLROnPlateau("score").patience(1).minDelta(0.2))
                .history();
        assertThat(history.get("learning_rate").get(2)).isEqualTo(0.001);
    }

    @Test
    void plateausRefuseWrongOptions() {
        assertThatThrownBy(() -> reduceLROnPlateau("loss").factor(1))
                .hasMessage("reduceLROnPlateau: factor must be above 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> reduceLROnPlateau("loss").cooldown(-1))
                .hasMessage("reduceLROnPlateau: patience, cooldown and minLearningRate must be at least 0, but were"
                        + " 10, -1 and 0.0.");
    }

    @Test
    void ratesAreNotSetWhereAScheduleSetsThem() {
        assertThatThrownBy(() -> Script.falling(1)
                        .train(fit -> fit.optimizer(sgd(cosineDecay(0.1, 10))), reduceLROnPlateau("loss")))
                .hasMessage("reduceLROnPlateau: the optimizer must have a constant learning rate, but has"
                        + " the schedule cosineDecay(0.1, 10).\nMaybe leave out one of the two.");
        assertThatThrownBy(() -> Script.falling(1)
                        .train(fit -> fit.optimizer(sgd(step -> 0.1)), learningRateScheduler((epoch, rate) -> rate)))
                .hasMessageStartingWith("learningRateScheduler: the optimizer must have a constant learning rate");
    }

    @Test
    void aSchedulerSetsTheRateOfEachEpoch() {
        List<Double> used = new ArrayList<>();
        History history = Script.falling(1, 1, 1)
                .train(
                        learningRateScheduler((epoch, rate) -> epoch == 0 ? rate : rate / 2),
                        onBatchesEnd(training -> used.add(training.learningRate())))
                .history();
        assertThat(history.get("learning_rate")).containsExactly(0.01, 0.005, 0.0025);
        assertThat(used).containsSequence(0.01, 0.005).endsWith(0.0025);
    }

    @Test
    void aSchedulersNonsenseIsRefused() {
        assertThatThrownBy(() -> Script.falling(1).train(learningRateScheduler((epoch, rate) -> -1)))
                .hasMessage("the learning rate must be a finite number of at least 0, but was -1.0.");
    }

    @Test
    void aLossThatIsNoNumberEndsTheTraining() {
        History history = Script.falling(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
                .train(fit -> fit.optimizer(sgd(1e9)), terminateOnNaN())
                .history();
        assertThat(history.epochs()).isBetween(1, 10);
        assertThat(history.stopped()).matches("the loss became (NaN|Infinity) in epoch \\d+");
        assertThat(history.get("loss")).allMatch(Double::isFinite);
    }

    @Test
    void timeRunsOutBetweenBatches() {
        AtomicLong clock = new AtomicLong();
        History history = Script.falling(1, 1, 1, 1)
                .train(
                        new TimeBudget(Duration.ofSeconds(5), clock::get),
                        onEpochEnd(training -> clock.addAndGet(3_000_000_000L)))
                .history();
        assertThat(history.epochs()).isEqualTo(2);
        assertThat(history.stopped()).isEqualTo("the time budget of PT5S was used up");
    }

    @Test
    void aTimeBudgetMustBeAboveZero() {
        assertThatThrownBy(() -> timeBudget(Duration.ZERO))
                .hasMessage("timeBudget: the time must be above 0, but was PT0S.");
    }

    @Test
    void checkpointsRefuseWrongOptions() {
        Checkpoint checkpoint = checkpoint(Path.of("c.onnx"));
        assertThatThrownBy(() -> checkpoint.every(0)).hasMessage("checkpoint: every must be at least 1, but was 0.");
        assertThatThrownBy(() -> checkpoint.keep(0)).hasMessage("checkpoint: keep must be at least 1, but was 0.");
        assertThatThrownBy(() -> checkpoint.every(Duration.ZERO))
                .hasMessage("checkpoint: every must be above 0, but was PT0S.");
        assertThatThrownBy(() -> checkpoint.best("loss").every(Duration.ofMinutes(5)))
                .hasMessage("checkpoint: best(…) looks at epochs, but every(…) at the clock.\n"
                        + "Maybe use two checkpoints, each with a file of its own.");
    }

    @Test
    void checkpointsNeedAModuleThatWritesThem() {
        assertThatThrownBy(() -> Script.falling(1).train(checkpoint(Path.of("c.onnx"))))
                .hasMessage("checkpoint: nothing on the module path or the class path writes any.\n"
                        + "Maybe add the dependency io.github.nn-java:nn-onnx; it does so for other engines, too.");
    }

    @Test
    void functionsAreCalledInTheirPlaces() {
        List<String> calls = new ArrayList<>();
        Script.falling(1, 1)
                .train(
                        onTrainBegin(training -> calls.add("begin " + training.logs())),
                        onEpochEnd(training -> calls.add(training.epoch() + " of " + training.epochs() + ", "
                                + training.batch() + " of " + training.batches() + " "
                                + training.logs().keySet())),
                        onTrainEnd(training -> calls.add("end " + training.stopped())));
        assertThat(calls)
                .containsExactly(
                        "begin {}",
                        "0 of 2, 2 of 2 [loss, score]",
                        "1 of 2, 2 of 2 [loss, score]",
                        "end Optional.empty");
    }

    @Test
    void whatACallbackLogsIsInTheHistory() {
        History history = Script.falling(1, 1)
                .train(onEpochEnd(training -> training.log("twice", 2.0 * training.epoch())))
                .history();
        assertThat(history.get("twice")).containsExactly(0.0, 2.0);
    }
}
