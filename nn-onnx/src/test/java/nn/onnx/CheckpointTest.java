package nn.onnx;

import static nn.Callbacks.checkpoint;
import static nn.Callbacks.csvLog;
import static nn.Callbacks.earlyStopping;
import static nn.Callbacks.learningRateScheduler;
import static nn.Callbacks.onBatchesEnd;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Layers.batchNormalization;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.auc;
import static nn.Metrics.metric;
import static nn.Metrics.precision;
import static nn.Metrics.rmse;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static nn.Schedules.cosineDecay;
import static nn.op.Ops.mean;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.Callbacks;
import nn.Model;
import nn.Sequential;
import nn.callback.Callback;
import nn.callback.Training;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Source;
import nn.data.State;
import nn.data.Tensor;
import nn.loss.Loss;
import nn.selection.Ranking;
import nn.selection.Search;
import nn.train.Fit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A training that is stopped anywhere and resumed ends with the weights and the history of one that never stopped. */
class CheckpointTest {
    private static final Dataset DATA = data(50);
    private static final Sequential NETWORK =
            Sequential.of(dense(8).relu(), batchNormalization(), dropout(0.3), dense(1).sigmoid());

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("training.onnx");
    }

    private static Dataset data(int rows) {
        Random random = new Random(1);
        float[] features = new float[rows * 3];
        float[] targets = new float[rows];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < 3; j++) {
                features[3 * i + j] = random.nextFloat() - 0.5f;
            }
            targets[i] = features[3 * i] > features[3 * i + 1] ? 1 : 0;
        }
        return Dataset.of(Tensor.of(Shape.of(rows, 3), features), Tensor.of(Shape.of(rows, 1), targets));
    }

    private static Fit common(Fit fit) {
        return fit.loss(binaryCrossentropy())
                .optimizer(adam(0.01))
                .metrics(accuracy(), auc(), precision(), rmse(), metric("count", (y, p) -> y.rows()))
                .batchSize(3)
                .epochs(5)
                .seed(3)
                .verbose(0);
    }

    /** Stops after so many calls between batches; each is a chunk of steps. */
    private static Callback stopAfter(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        return onBatchesEnd(training -> {
            if (left.decrementAndGet() == 0) {
                training.stop("as if killed");
            }
        });
    }

    /** Trains in one go, and with stops, each in a fit of its own that begins from nothing but the file. */
    private void assertSame(Source data, UnaryOperator<Fit> settings, int... stops) {
        Model whole = NETWORK.fit(data, fit -> settings.apply(common(fit)));
        for (int stop : stops) {
            NETWORK.fit(data, fit -> stopped(settings.apply(common(fit)), stop).resume(file));
        }
        Model resumed = NETWORK.fit(data, fit -> settings.apply(common(fit)).resume(file));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.history()).isEqualTo(whole.history());
        assertThat(resumed.schema()).isEqualTo(whole.schema());
    }

    private static Fit stopped(Fit fit, int stop) {
        Callback[] all = new Callback[fit.callbacks().size() + 1];
        fit.callbacks().toArray(all);
        all[all.length - 1] = stopAfter(stop);
        return fit.callbacks(all);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void aTrainingGoesOnWithinAnEpoch(int stop) {
        assertSame(DATA, fit -> fit, stop);
    }

    @Test
    void aTrainingGoesOnAsOftenAsItStops() {
        assertSame(DATA, fit -> fit, 1, 1, 1, 1);
    }

    @Test
    void aTrainingGoesOnBetweenEpochs() {
        NETWORK.fit(DATA, fit -> common(fit).epochs(2).resume(file));
        assertSame(DATA, fit -> fit);
    }

    @Test
    void aTrainingThatEndedIsNotTrainedOn() {
        Model first = NETWORK.fit(DATA, fit -> common(fit).resume(file));
        Model again = NETWORK.fit(DATA, fit -> common(fit).resume(file));
        assertThat(again.state()).isEqualTo(first.state());
        assertThat(again.history()).isEqualTo(first.history());
        assertThat(Onnx.load(folder.resolve("training.onnx.1")).history().epochs())
                .as("the one before is kept")
                .isEqualTo(4);
    }

    @Test
    void momentumSchedulesAndOrderedRowsGoOn() {
        assertSame(
                DATA,
                fit -> fit.optimizer(sgd(cosineDecay(0.1, 70)).momentum(0.9)).shuffle(false),
                2,
                3);
    }

    @Test
    void runningMeansGoOnAlsoWhereTheTrainingHadEnded() {
        UnaryOperator<Fit> averaged = fit -> fit.optimizer(adam(0.01).useEma());
        NETWORK.fit(DATA, fit -> averaged.apply(common(fit)).epochs(2).resume(file));
        assertSame(DATA, averaged, 2);
    }

    @Test
    void earlyStoppingGoesOnWithItsPatienceAndItsBestWeights() {
        UnaryOperator<Fit> patient = fit -> fit.epochs(30)
                .callbacks(earlyStopping("loss").minDelta(0.05).patience(3).restoreBest());
        assertSame(DATA, patient, 8, 4, 2);
        Model again = NETWORK.fit(DATA, fit -> patient.apply(common(fit)).resume(file));
        assertThat(again.history().stopped()).isEqualTo("loss was not better for 3 epochs");
        assertThat(again.history().epochs()).isLessThan(30);
    }

    @Test
    void loweredRatesGoOn() {
        assertSame(
                DATA,
                fit -> fit.epochs(12)
                        .callbacks(reduceLROnPlateau("loss")
                                .minDelta(0.02)
                                .patience(1)
                                .factor(0.5)),
                5,
                4);
        file = folder.resolve("another.onnx");
        assertSame(DATA, fit -> fit.callbacks(learningRateScheduler((epoch, rate) -> rate * 0.7)), 2, 3);
    }

    @Test
    void validationGoesOn() {
        assertSame(DATA, fit -> fit.validation(data(20)).validationFreq(2), 3, 2);
        file = folder.resolve("another.onnx");
        assertSame(DATA, fit -> fit.validationSplit(0.2), 3);
    }

    @Test
    void streamsGoOnWhereTheyStopped() {
        Source unknown = rows(50);
        assertSame(unknown, fit -> fit, 3, 2);
        file = folder.resolve("part.onnx");
        assertSame(unknown, fit -> fit.steps(4), 1, 3, 2);
        file = folder.resolve("known.onnx");
        assertSame(unknown.take(40), fit -> fit.steps(4), 3);
        file = folder.resolve("endless.onnx");
        assertSame(Source.generate(i -> row((int) (i % 50))), fit -> fit.steps(6), 3, 2);
    }

    @Test
    void aSourceWithFewerRowsThanBeforeIsRefused() {
        NETWORK.fit(rows(50), fit -> stopped(common(fit), 2).resume(file));
        assertThatThrownBy(() -> NETWORK.fit(rows(3), fit -> common(fit).resume(file)))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "resume: the source gives fewer rows than when the checkpoint was written.\n"
                                + "Maybe give it the same rows, or begin a new training of what was learned: Onnx.load(path).fit(…).");
    }

    private static Source rows(int count) {
        return Source.of(() -> IntStream.range(0, count).mapToObj(CheckpointTest::row));
    }

    private static Dataset row(int index) {
        return DATA.rows(index, index + 1);
    }

    @Test
    void logsHoldEachEpochOnce() throws IOException {
        Path log = folder.resolve("log.csv");
        Path other = folder.resolve("other.csv");
        NETWORK.fit(DATA, fit -> common(fit).callbacks(csvLog(log)));
        NETWORK.fit(
                DATA, fit -> stopped(common(fit).callbacks(csvLog(other)), 2).resume(file));
        Path saved = folder.resolve("saved.onnx");
        Files.copy(file, saved);
        NETWORK.fit(DATA, fit -> common(fit).callbacks(csvLog(other)).epochs(4).resume(file));
        Files.copy(saved, file, StandardCopyOption.REPLACE_EXISTING);
        NETWORK.fit(DATA, fit -> common(fit).callbacks(csvLog(other)).resume(file));
        assertThat(other).hasSameTextualContentAs(log);
    }

    @Test
    void olderCheckpointsAreKept() {
        NETWORK.fit(DATA, fit -> common(fit).callbacks(checkpoint(file).keep(3)));
        assertThat(List.of("", ".1", ".2").stream()
                        .map(age -> Onnx.load(folder.resolve("training.onnx" + age))
                                .history()
                                .epochs()))
                .containsExactly(5, 4, 3);
        assertThat(folder).isDirectoryNotContaining("glob:**.3");
    }

    @Test
    void epochsAreLeftOut() {
        NETWORK.fit(
                DATA,
                fit -> common(fit).epochs(4).callbacks(checkpoint(file).every(2).keep(9)));
        assertThat(Onnx.load(file).history().epochs()).isEqualTo(4);
        assertThat(Onnx.load(folder.resolve("training.onnx.1")).history().epochs())
                .isEqualTo(2);
        assertThat(folder).isDirectoryNotContaining("glob:**.2");
    }

    @Test
    void onlyBetterEpochsAreKept() {
        Model trained = NETWORK.fit(
                DATA, fit -> common(fit).epochs(12).callbacks(checkpoint(file).best("loss")));
        List<Double> losses = trained.history().get("loss");
        double least = losses.stream().mapToDouble(each -> each).min().orElseThrow();
        assertThat(Onnx.load(file).history().epochs()).isEqualTo(losses.indexOf(least) + 1);
        assertThatThrownBy(() -> NETWORK.fit(
                        DATA, fit -> common(fit).callbacks(checkpoint(file).best("los"))))
                .hasMessageContaining("checkpoint: ")
                .hasMessageContaining("Maybe use \"loss\".");
    }

    @Test
    void aDamagedCheckpointIsSetAsideForTheOneBefore() throws IOException {
        Model whole = NETWORK.fit(DATA, CheckpointTest::common);
        NETWORK.fit(DATA, fit -> common(fit).epochs(3).resume(file));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 1] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Onnx.load(file))
                .hasMessage(file + " is damaged: its checksum is of other bytes.\nMaybe take the one before: " + file
                        + ".1.");
        Model resumed = NETWORK.fit(DATA, fit -> common(fit).resume(file));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.history()).isEqualTo(whole.history());
        assertThat(folder.resolve("training.onnx.damaged")).hasBinaryContent(bytes);
    }

    @Test
    void anyDamageIsFound() throws IOException {
        NETWORK.fit(DATA, fit -> stopped(common(fit), 2).resume(file));
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i += bytes.length / 50) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= (byte) (1 << i % 8);
            Files.write(file, damaged);
            assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(file)))
                    .as("byte %d", i)
                    .isInstanceOf(NnException.class);
        }
    }

    @Test
    void anotherTrainingIsRefused() {
        Model first = NETWORK.fit(DATA, fit -> common(fit).resume(file));
        assertThatThrownBy(() -> first.fit(DATA, fit -> fit.batchSize(3).resume(file)))
                .hasMessage(
                        "resume: the training that the checkpoint is of began at step 0, but this one begins at step "
                                + first.state().step() + ".\nMaybe give each training a file of its own.");
        assertRefused(
                fit -> fit.batchSize(16),
                "resume: the training that the checkpoint is of has batchSize 3, but this one has 16.");
        assertRefused(fit -> fit.steps(2), "has steps not chosen, but this one has 2.");
        assertRefused(
                fit -> fit.seed(4).optimizer(adam(0.02)),
                "resume: " + file + ": it is of a training with another optimizer and another seed.");
        assertThatThrownBy(() -> NETWORK.fit(data(49), fit -> common(fit).resume(file)))
                .hasMessageContaining("has rows 50, but this one has 49.");
        assertThatThrownBy(() -> Sequential.of(dense(1).sigmoid())
                        .fit(DATA, fit -> common(fit).resume(file)))
                .hasMessageContaining("it is of a training with another network.")
                .hasMessageEndingWith("Onnx.load(path).fit(…).");
    }

    private void assertRefused(UnaryOperator<Fit> change, String message) {
        assertThatThrownBy(
                        () -> NETWORK.fit(DATA, fit -> change.apply(common(fit)).resume(file)))
                .isInstanceOf(NnException.class)
                .hasMessageContaining(message);
    }

    @Test
    void onesThatAreDamagedInARowAndGapsAreGoneOver() throws IOException {
        NETWORK.fit(DATA, fit -> common(fit).callbacks(checkpoint(file).keep(5)));
        Files.writeString(file, "");
        Files.writeString(folder.resolve("training.onnx.1"), "damaged");
        Files.delete(folder.resolve("training.onnx.2"));
        List<Integer> begun = new ArrayList<>();
        NETWORK.fit(
                DATA,
                fit -> common(fit)
                        .callbacks(Callbacks.onEpochBegin(training -> begun.add(training.epoch())), checkpoint(file))
                        .resume(file));
        assertThat(begun).containsExactly(2, 3, 4);
        assertThat(folder).isDirectoryNotContaining("glob:**.3").isDirectoryNotContaining("glob:**.4");
    }

    @Test
    void whereAllAreDamagedNothingIsBegun() throws IOException {
        NETWORK.fit(DATA, fit -> common(fit).callbacks(checkpoint(file)));
        Files.writeString(file, "");
        Files.writeString(folder.resolve("training.onnx.1"), "");
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(file)))
                .hasMessage("resume: " + file
                        + " is damaged, or no checkpoint, and so is all that was kept before it.\nMaybe delete [" + file
                        + ", " + file + ".1] to begin anew.");
        assertThat(file).isEmptyFile();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void linksLeadToWhatWasKept() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(file, real.resolve("c.onnx"));
        Model whole = NETWORK.fit(DATA, CheckpointTest::common);
        NETWORK.fit(DATA, fit -> common(fit).epochs(3).resume(file));
        Files.writeString(real.resolve("c.onnx"), "damaged");
        Model resumed = NETWORK.fit(DATA, fit -> common(fit).resume(file));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(file).isSymbolicLink();
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pipesAreNotRead() throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> Onnx.load(file))
                .hasMessage(file + " is no regular file: reading it might never end.\n"
                        + "Maybe copy what it gives to a file first.");
    }

    @Test
    void classWeightsAreComparedWhateverTheirOrder() {
        Map<Integer, Double> one = new LinkedHashMap<>(Map.of(0, 1.0));
        one.put(1, 2.0);
        Map<Integer, Double> other = new LinkedHashMap<>(Map.of(1, 2.0));
        other.put(0, 1.0);
        NETWORK.fit(DATA, fit -> common(fit).epochs(2).classWeights(one).resume(file));
        Model resumed = NETWORK.fit(DATA, fit -> common(fit).classWeights(other).resume(file));
        assertThat(resumed.history().epochs()).isEqualTo(5);
    }

    @Test
    void callbacksOfOnesOwnAskForCheckpointsToo() {
        NETWORK.fit(DATA, fit -> common(fit).callbacks(onBatchesEnd(training -> training.checkpoint(file, 1))));
        assertThat(Onnx.load(file).history().epochs()).isEqualTo(5);
        assertAskRefused(training -> training.checkpoint(file, 0), "checkpoint: keep must be at least 1, but was 0.");
        assertThatThrownBy(() -> NETWORK.fit(
                        DATA,
                        fit -> common(fit).callbacks(Callbacks.onTrainEnd(training -> training.checkpoint(file, 1)))))
                .hasMessage("checkpoint: the training has ended, and goes on from no other place.\n"
                        + "Maybe ask for it in onTrainStop.");
    }

    private static void assertAskRefused(Consumer<Training> ask, String message) {
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).callbacks(onBatchesEnd(ask))))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void trialsWithOneFileAreRefused() {
        Ranking found = Search.grid()
                .over("units", 4, 8)
                .run(trial -> trial.fit(
                        NETWORK, DATA, fit -> common(fit).validationSplit(0.2).resume(file)));
        assertThat(found.results().stream().flatMap(each -> each.failure().stream()))
                .singleElement()
                .asString()
                .contains("the checkpoint " + file + " is that of trial ");
    }

    @Test
    void twoToOneFileAreRefused() {
        assertThatThrownBy(() -> NETWORK.fit(
                        DATA,
                        fit -> common(fit)
                                .callbacks(checkpoint(file), checkpoint(file).best("loss"))))
                .hasMessage("checkpoint: two are to be written to " + file + ".\nMaybe give each a file of its own.");
    }

    @Test
    void whatCallbacksDoAsTheTrainingGoesOnIsUndone() {
        Callback begin = Callbacks.onTrainBegin(training -> {
            training.restore(training.state());
            training.learningRate(0.02);
        });
        assertSame(
                DATA,
                fit -> fit.epochs(8)
                        .callbacks(begin, reduceLROnPlateau("loss").minDelta(1).patience(0)),
                2,
                3);
    }

    @Test
    void aTrainingThatDivergedStaysStopped() {
        UnaryOperator<Fit> wild = fit -> fit.optimizer(sgd(1e30)).callbacks(Callbacks.terminateOnNaN());
        Model first = NETWORK.fit(DATA, fit -> wild.apply(common(fit)).resume(file));
        Model again = NETWORK.fit(DATA, fit -> wild.apply(common(fit)).resume(file));
        assertThat(first.history().diverged()).isNotEmpty();
        assertThat(again.history().diverged()).isEqualTo(first.history().diverged());
        assertThat(again.state().step()).isEqualTo(first.state().step());
    }

    @Test
    void aStreamThatWasRestoredGoesOnWithItsRows() {
        List<State> kept = new ArrayList<>();
        Callback back = Callbacks.onEpochEnd(training -> {
            if (training.epoch() == 1) {
                kept.add(training.state());
            } else if (training.epoch() == 2) {
                training.restore(kept.get(kept.size() - 1));
            }
        });
        assertSame(rows(50), fit -> fit.steps(4).epochs(8).callbacks(back), 4);
    }

    @Test
    void logsOfColumnsThatComeAndGoAreGoneOnWith() throws IOException {
        Path log = folder.resolve("log.csv");
        Callback now = Callbacks.onEpochEnd(training -> {
            if (training.epoch() != 1) {
                training.log("extra", training.epoch());
            }
        });
        NETWORK.fit(
                DATA, fit -> common(fit).epochs(1).callbacks(now, csvLog(log)).resume(file));
        NETWORK.fit(DATA, fit -> common(fit).callbacks(now, csvLog(log)).resume(file));
        Path other = folder.resolve("other.csv");
        NETWORK.fit(DATA, fit -> common(fit).callbacks(now, csvLog(other)));
        assertThat(log).hasSameTextualContentAs(other);
    }

    @Test
    void anInterruptedValidationIsDoneAgain() {
        UnaryOperator<Fit> checked = fit -> fit.epochs(3).validation(rows(20));
        Model whole = NETWORK.fit(DATA, fit -> checked.apply(common(fit)));
        Thread main = Thread.currentThread();
        AtomicBoolean asked = new AtomicBoolean();
        Source later = Source.of(() -> IntStream.range(0, 20).mapToObj(i -> {
            if (i == 10 && asked.get()) {
                main.interrupt();
                sleepUntilInterrupted();
            }
            return row(i);
        }));
        Model stopped = NETWORK.fit(
                DATA,
                fit -> common(fit)
                        .epochs(3)
                        .callbacks(Callbacks.onEpochBegin(training -> asked.set(true)), checkpoint(file))
                        .validation(later)
                        .resume(file));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(stopped.history().epochs()).isLessThan(3);
        Model resumed = NETWORK.fit(DATA, fit -> checked.apply(common(fit)).resume(file));
        assertThat(resumed.state()).isEqualTo(whole.state());
        assertThat(resumed.history()).isEqualTo(whole.history());
    }

    @Test
    void aStopEndsTheWaitForRows() {
        AtomicReference<Training> running = new AtomicReference<>();
        Source endless = Source.of(() -> IntStream.range(0, 50).mapToObj(i -> {
            if (i == 20 && running.get() != null) {
                running.get().stop("enough of waiting");
                sleepUntilInterrupted();
            }
            return row(i);
        }));
        Model trained = NETWORK.fit(endless, fit -> common(fit).callbacks(Callbacks.onTrainBegin(running::set)));
        assertThat(trained.history().stopped()).isEqualTo("enough of waiting");
    }

    private static void sleepUntilInterrupted() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void longNamesAndForeignFileSystemsAreRefusedBefore() throws IOException {
        Path longest = folder.resolve("n".repeat(250));
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(longest)))
                .hasMessageContaining("has 250 bytes, but must have room for endings: 240 at most.");
        try (FileSystem zip = FileSystems.newFileSystem(folder.resolve("z.zip"), Map.of("create", "true"))) {
            assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(zip.getPath("c.onnx"))))
                    .isInstanceOf(NnException.class)
                    .hasMessageContaining("stands in a file system of its own");
        }
    }

    @Test
    void filesThatAreNoCheckpointsAreRefused() throws IOException {
        Onnx.save(NETWORK.input(3).init(1), file);
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(file)))
                .hasMessageContaining("the file is no checkpoint.");
        Files.writeString(file, "no ONNX file");
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(file)))
                .isInstanceOf(NnException.class);
    }

    @Test
    void placesWhereNoFileCanStandAreRefusedBeforeTraining() {
        Path missing = folder.resolve("missing").resolve("c.onnx");
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).callbacks(checkpoint(missing))))
                .hasMessageContaining("the folder " + missing.getParent() + " does not exist.");
        assertThatThrownBy(() -> NETWORK.fit(DATA, fit -> common(fit).resume(folder)))
                .hasMessageContaining("is a folder");
        Loss unnamed = (targets, outputs) -> mean(square(sub(outputs, targets)), -1);
        assertThatThrownBy(
                        () -> NETWORK.fit(DATA, fit -> common(fit).loss(unnamed).resume(file)))
                .hasMessageContaining("has no name, so no file can hold it.");
    }

    @Test
    void aTrainingIsStoppedFromAnotherThread() {
        Model trained = NETWORK.fit(
                DATA,
                fit -> common(fit)
                        .epochs(1_000_000)
                        .callbacks(
                                Callbacks.onTrainBegin(training -> new Thread(() -> training.stop("enough")).start())));
        assertThat(trained.history().stopped()).isEqualTo("enough");
    }

    @Test
    void theFileIsAModelLikeAnyOther() {
        Model trained = NETWORK.fit(DATA, fit -> common(fit).callbacks(checkpoint(file)));
        Model loaded = Onnx.load(file);
        assertThat(loaded.state()).isEqualTo(trained.state());
        assertThat(loaded.predict(0.1f, 0.2f, 0.3f)).isEqualTo(trained.predict(0.1f, 0.2f, 0.3f));
        assertThat(Onnx.open(file).toString()).contains("input");
    }
}
