package nn.train;

import static nn.Callbacks.onBatchesEnd;
import static nn.Callbacks.onEpochBegin;
import static nn.Callbacks.onEpochEnd;
import static nn.Callbacks.onTrainBegin;
import static nn.Callbacks.onTrainEnd;
import static nn.Callbacks.terminateOnNaN;
import static nn.Layers.dense;
import static nn.Metrics.accuracy;
import static nn.Metrics.mae;
import static nn.Metrics.weighted;
import static nn.Optimizers.sgd;
import static nn.Schedules.exponentialDecay;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Optimization;
import nn.data.Preprocessing;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.spi.Chunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopTest {
    private static final Dataset DATA = TinyData.rows(30);

    private static Fit five(Fit fit) {
        return fit.epochs(5).metrics(mae(), accuracy()).validationSplit(0.2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void givesTheSameBitsWhateverTheChunks(int steps) {
        Model free = TinyData.train(DATA, LoopTest::five);
        Model chunked = TinyData.train(DATA, fit -> five(fit).chunkSteps(steps));
        assertThat(chunked.history()).isEqualTo(free.history());
        assertThat(chunked.state()).isEqualTo(free.state());
    }

    @Test
    void learns() {
        History history = TinyData.train(DATA, LoopTest::five).history();
        assertThat(history.last("loss")).isLessThan(0.2 * history.get("loss").get(0));
        assertThat(history.last("val_mae")).isLessThan(history.get("val_mae").get(0));
    }

    @Test
    void ordersAndTellsChunksAndThePartialBatch() {
        TinyEngine engine = new TinyEngine();
        TinyData.train(
                TinyData.rows(10), fit -> fit.engine(engine).chunkSteps(8).validation(TinyData.rows(5)));
        assertThat(engine.events())
                .containsExactly(
                        "trainer",
                        "train 2 x 4 at 0",
                        "train 1 x 2 at 2",
                        "evaluate 1 x 4",
                        "evaluate 1 x 1",
                        "trainer closed");
    }

    @Test
    void takesABatchLargerThanTheDataForAllOfIt() {
        TinyEngine engine = new TinyEngine();
        TinyData.train(TinyData.rows(3), fit -> fit.engine(engine).batchSize(Integer.MAX_VALUE));
        assertThat(engine.events()).contains("train 1 x 3 at 0");
    }

    @Test
    void meansTheLossOverRowsNotBatches() {
        Model model = TinyData.train(
                TinyData.rows(5),
                fit -> fit.optimizer(sgd(0)).metrics(nn.Metrics.mse()).batchSize(4));
        History history = model.history();
        assertThat(history.last("loss")).isCloseTo(history.last("mse"), within(1e-6));
    }

    @Test
    void goesOnAsIfItHadNeverStopped() {
        Model ten = TinyData.train(DATA, fit -> fit.epochs(10).metrics(mae()));
        Model five = TinyData.train(DATA, fit -> fit.epochs(5).metrics(mae()));
        Model resumed = five.fit(
                DATA, fit -> fit.epochs(10).initialEpoch(5).batchSize(4).verbose(0));
        assertThat(resumed.state()).isEqualTo(ten.state());
        assertThat(resumed.history()).isEqualTo(ten.history());
        assertThat(five.history().epochs()).isEqualTo(5);
    }

    @Test
    void startsTheOptimizerAnewWhereItIsAnother() {
        Model model = TinyData.train(DATA, fit -> fit.epochs(2));
        assertThat(model.state().step()).isEqualTo(16);
        Model other =
                model.fit(DATA, fit -> fit.optimizer(sgd(0.01)).batchSize(4).verbose(0));
        assertThat(other.state().step()).isEqualTo(24);
        assertThat(other.state().optimization()).isEqualTo(Optimization.from(16));
        assertThat(other.state().slots()).isEmpty();
    }

    @Test
    void countsEpochsFromTheInitialOne() {
        List<Integer> epochs = new ArrayList<>();
        TinyData.train(
                DATA,
                fit -> fit.initialEpoch(3).epochs(5).callbacks(onEpochBegin(training -> epochs.add(training.epoch()))));
        assertThat(epochs).containsExactly(3, 4);
    }

    @Test
    void mixesRowsBySeedUnlessToldNotTo() {
        Model one = TinyData.train(DATA, fit -> fit.seed(1));
        assertThat(TinyData.train(DATA, fit -> fit.seed(1)).state()).isEqualTo(one.state());
        assertThat(TinyData.train(DATA, fit -> fit.seed(2)).state()).isNotEqualTo(one.state());
        assertThat(TinyData.train(DATA, fit -> fit.seed(1).shuffle(false)).state())
                .isNotEqualTo(one.state());
    }

    @Test
    void validatesWithRowsThatWereFittedOn() {
        Preprocessing fitted = new Preprocessing() {};
        Dataset seen = DATA.preprocessing(fitted).fittedOnRows();
        Model split = TinyData.train(seen, fit -> fit.validationSplit(0.3).epochs(2));
        assertThat(split.history())
                .isEqualTo(TinyData.train(DATA, fit -> fit.validationSplit(0.3).epochs(2))
                        .history());
        assertThat(split.schema().preprocessing()).containsSame(fitted);
    }

    @Test
    void validatesTheLastRowsAndTrainsOnTheOthers() {
        Model split = TinyData.train(DATA, fit -> fit.validationSplit(0.3).epochs(2));
        Model given = TinyData.train(
                DATA.rows(0, 21), fit -> fit.validation(DATA.rows(21, 30)).epochs(2));
        assertThat(split.history()).isEqualTo(given.history());
        assertThat(split.state()).isEqualTo(given.state());
    }

    @Test
    void validatesNowAndThen() {
        History history = TinyData.train(
                        DATA, fit -> fit.epochs(4).validationSplit(0.2).validationFreq(2))
                .history();
        assertThat(history.get("val_loss").get(0)).isNaN();
        assertThat(history.get("val_loss").get(1)).isFinite();
        assertThat(history.get("val_loss").get(2)).isNaN();
    }

    @Test
    void validationLearnsNothing() {
        assertThat(TinyData.train(DATA, fit -> fit.epochs(2).validation(DATA)).state())
                .isEqualTo(TinyData.train(DATA, fit -> fit.epochs(2)).state());
    }

    @Test
    void foldsClassWeightsIntoSampleWeights() {
        Dataset labelled = labelled();
        Model byClass = TinyData.train(labelled, fit -> fit.classWeights(Map.of(1, 3.0)));
        Model byRow = TinyData.train(labelled.sampleWeights(1, 3, 3, 1, 1), fit -> fit);
        assertThat(byClass.state()).isEqualTo(byRow.state());
        Model both = TinyData.train(labelled.sampleWeights(1, 1, 2, 2, 1), fit -> fit.classWeights(Map.of(1, 3.0)));
        assertThat(both.state())
                .isEqualTo(TinyData.train(labelled.sampleWeights(1, 3, 6, 2, 1), fit -> fit)
                        .state());
    }

    @Test
    void countsRowsInMetricsOnceUnlessTheyAreWeighted() {
        Dataset data = TinyData.rows(5).sampleWeights(0, 0, 0, 0, 1);
        UnaryOperator<Fit> still = fit -> fit.optimizer(sgd(0)).metrics(mae(), weighted(mae()));
        History history = TinyData.train(data, still).history();
        History last = TinyData.train(TinyData.rows(5).rows(4, 5), still).history();
        assertThat(history.last("weighted_mae")).isEqualTo(last.last("mae"));
        assertThat(history.last("mae")).isNotEqualTo(last.last("mae"));
    }

    @Test
    void givesEachStepItsRate() {
        List<float[]> rates = new ArrayList<>();
        TinyEngine engine = new TinyEngine() {
            @Override
            protected void before(Chunk chunk) {
                rates.add(chunk.rates());
            }
        };
        TinyData.train(
                TinyData.rows(12), fit -> fit.engine(engine).chunkSteps(2).optimizer(sgd(exponentialDecay(1, 1, 0.5))));
        assertThat(rates).containsExactly(new float[] {1, 0.5f}, new float[] {0.25f});
    }

    @Test
    void refusesASchedulesNonsense() {
        assertThatThrownBy(() -> TinyData.train(DATA, fit -> fit.optimizer(sgd(step -> step < 2 ? 0.1 : Double.NaN))))
                .hasMessage("step 2: the learning rate must be a finite number of at least 0, but the schedule gave"
                        + " NaN.");
    }

    @Test
    void stopsAfterTheEpochOrAtOnce() {
        History after = TinyData.train(
                        DATA, fit -> fit.epochs(9).callbacks(onEpochEnd(training -> training.stop("enough"))))
                .history();
        assertThat(after.epochs()).isEqualTo(1);
        assertThat(after.stopped()).isEqualTo("enough");
        Model once = TinyData.train(
                DATA,
                fit -> fit.epochs(9)
                        .chunkSteps(2)
                        .callbacks(
                                onBatchesEnd(training -> training.stop("now")),
                                onBatchesEnd(training -> training.stop("2"))));
        assertThat(once.history().epochs()).isZero();
        assertThat(once.history().stopped()).isEqualTo("now");
        assertThat(once.state().step()).isEqualTo(2);
    }

    @Test
    void stopsBeforeItsFirstStep() {
        Model model =
                TinyData.train(DATA, fit -> fit.epochs(9).callbacks(onTrainBegin(training -> training.stop("no"))));
        assertThat(model.state().step()).isZero();
        assertThat(model.history().stopped()).isEqualTo("no");
    }

    @Test
    void stopsWhenItsThreadIsInterruptedAndLeavesTheMark() {
        Model model = TinyData.train(
                DATA,
                fit -> fit.epochs(9)
                        .chunkSteps(1)
                        .callbacks(
                                onBatchesEnd(training -> Thread.currentThread().interrupt())));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.history().stopped()).isEqualTo("interrupted");
        assertThat(model.history()).hasToString("0 epochs by tiny on cpu, stopped: interrupted");
        assertThat(model.state().step()).isEqualTo(1);
    }

    @Test
    void tellsOfALossThatIsNoNumberInTheFirstEpoch() {
        Model model = TinyData.train(
                DATA, fit -> fit.epochs(2).optimizer(sgd(1e30)).chunkSteps(1).callbacks(terminateOnNaN()));
        History history = model.history();
        assertThat(history.epochs()).isZero();
        assertThat(history.values()).isEmpty();
        assertThat(history.diverged()).matches("the loss became (NaN|Infinity) in epoch 1, at step [23] of \\d+");
        assertThat(history.stopped()).matches("the loss became (NaN|Infinity) in epoch 1");
        assertThat(history)
                .hasToString("0 epochs by tiny on cpu, " + history.diverged() + ", stopped: " + history.stopped());
        assertThat(model.toString()).contains(history.brief());
    }

    @Test
    void goesBackToAStateACallbackKept() {
        AtomicReference<State> kept = new AtomicReference<>();
        Model model = TinyData.train(
                DATA,
                fit -> fit.epochs(3).callbacks(onEpochEnd(training -> {
                    if (training.epoch() == 0) {
                        kept.set(training.state());
                    } else {
                        training.restore(kept.get());
                    }
                })));
        assertThat(model.state()).isEqualTo(kept.get());
        assertThat(model.state().step()).isEqualTo(8);
    }

    @Test
    void replacesTheRateWhenACallbackSaysSo() {
        Model model = TinyData.train(
                DATA,
                fit -> fit.epochs(3).callbacks(onEpochEnd(training -> {
                    training.learningRate(0);
                })));
        assertThat(model.history().get("loss").get(2))
                .isNotEqualTo(model.history().get("loss").get(0));
        Model one = TinyData.train(
                DATA, fit -> fit.optimizer(sgd(0.05)).callbacks(onEpochEnd(training -> training.learningRate(0))));
        Model three = TinyData.train(
                DATA,
                fit -> fit.epochs(3).optimizer(sgd(0.05)).callbacks(onEpochEnd(training -> training.learningRate(0))));
        assertThat(three.weights()).isEqualTo(one.weights());
    }

    @Test
    void closesEverythingWhenTheEngineFails() throws InterruptedException {
        TinyEngine engine = new TinyEngine() {
            @Override
            protected void before(Chunk chunk) {
                if (chunk.firstStep() > 2) {
                    throw new IllegalStateException("the device fell off");
                }
            }
        };
        assertThatThrownBy(() -> TinyData.train(DATA, fit -> fit.engine(engine).chunkSteps(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the device fell off");
        assertThat(engine.events()).endsWith("trainer closed");
        assertNoFeedRuns();
    }

    @Test
    void closesEverythingWhenACallbackFails() throws InterruptedException {
        TinyEngine engine = new TinyEngine();
        assertThatThrownBy(() -> TinyData.train(
                        DATA,
                        fit -> fit.engine(engine).callbacks(onEpochEnd(training -> {
                            throw new IllegalArgumentException("mine");
                        }))))
                .hasMessage("mine");
        assertThat(engine.events()).endsWith("trainer closed");
        assertNoFeedRuns();
    }

    @Test
    void tellsAllCallbacksOfTheEndThoughOneThrows() {
        List<String> told = new ArrayList<>();
        assertThatThrownBy(() -> TinyData.train(
                        DATA,
                        fit -> fit.callbacks(
                                onTrainEnd(training -> {
                                    throw new IllegalStateException("first");
                                }),
                                onTrainEnd(training -> {
                                    told.add("second");
                                    throw new IllegalStateException("second");
                                }),
                                onTrainEnd(training -> told.add("third")))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("first");
        assertThat(told).containsExactly("second", "third");
    }

    @Test
    void trainsNothingInNoEpoch() {
        Model model = TinyData.train(DATA, fit -> fit.epochs(0));
        assertThat(model.history().epochs()).isZero();
        assertThat(model.state().step()).isZero();
    }

    @Test
    void evaluatesWithTheMetricsOfTheTraining() {
        Model model = TinyData.train(DATA, fit -> fit.metrics(mae()));
        Scores scores = model.evaluate(TinyData.rows(300));
        assertThat(scores.values()).containsOnlyKeys("loss", "mae");
        assertThat(scores.loss()).isGreaterThan(0);
    }

    @Test
    void namesEngineAndDeviceInTheHistory() {
        assertThat(TinyData.train(DATA, fit -> fit).history().engine()).isEqualTo("tiny on cpu");
    }

    @Test
    void fixesTheInputByTheData() {
        assertThat(TinyData.train(DATA, fit -> fit).network().inputs().get(0).shape())
                .isEqualTo(Shape.of(3));
        assertThat(Sequential.of(dense(2)).input()).isEmpty();
    }

    private static Dataset labelled() {
        Dataset rows = TinyData.rows(5);
        return Dataset.of(rows.input(), Tensor.of(Shape.of(5), 0, 1, 1, 0, 0));
    }

    private static void assertNoFeedRuns() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().equals("nn-feed")) {
                thread.join(10_000);
                assertThat(thread.isAlive()).isFalse();
            }
        }
    }
}
