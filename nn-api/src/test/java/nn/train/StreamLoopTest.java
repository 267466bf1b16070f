package nn.train;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.f1;
import static nn.Metrics.mae;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.Callbacks;
import nn.Model;
import nn.Sequential;
import nn.callback.Callback;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class StreamLoopTest {
    private static final Dataset DATA = TinyData.rows(30);
    private static final Source STREAM = Source.of(() -> IntStream.range(0, 30).mapToObj(i -> DATA.rows(i, i + 1)));

    private static Model train(Source data, UnaryOperator<Fit> settings) {
        return Sequential.of(dense(2)).fit(data, fit -> settings.apply(TinyData.tiny(fit)));
    }

    @Test
    void learnsTheSameBitsFromAStreamAsFromMemory() {
        UnaryOperator<Fit> ordered = fit -> fit.shuffle(false).epochs(3).metrics(mae());
        Model memory = train(DATA, fit -> ordered.apply(fit).validation(DATA));
        Model stream = train(STREAM, fit -> ordered.apply(fit).validation(STREAM));
        assertThat(stream.history()).isEqualTo(memory.history());
        assertThat(stream.state()).isEqualTo(memory.state());
        assertThat(stream.schema()).isEqualTo(memory.schema());
    }

    /** All 30 rows are in one pool, whose order is drawn as that of rows in memory is. */
    @Test
    void mixesAsMemoryDoesWhereABufferHoldsAll() {
        assertThat(train(STREAM, fit -> fit.epochs(3)).state())
                .isEqualTo(train(DATA, fit -> fit.epochs(3)).state());
    }

    @Test
    void evaluatesPredictsAndCountsAsInMemory() {
        Model model = train(DATA, fit -> fit.epochs(2).metrics(mae()));
        assertThat(model.evaluate(STREAM)).isEqualTo(model.evaluate(DATA));
        assertThat(model.predict(STREAM)).isEqualTo(model.predict(DATA));
    }

    @Test
    void resumesToTheBitWhereStepsCutAnEpochlessSource() {
        Source endless = Source.generate(i -> DATA.rows((int) (i * 7 % 30), (int) (i * 7 % 30) + 1));
        Model whole = train(endless, fit -> fit.epochs(4).steps(5));
        Model half = train(endless, fit -> fit.epochs(2).steps(5));
        Model resumed = half.fit(
                endless,
                fit -> fit.engine(new TinyEngine())
                        .batchSize(4)
                        .verbose(0)
                        .initialEpoch(2)
                        .epochs(4)
                        .steps(5));
        assertThat(whole.state().step()).isEqualTo(20);
        assertThat(resumed.state()).isEqualTo(whole.state());
    }

    @Test
    void tellsCallbacksThatTheFirstEpochsBatchesAreNotKnown() {
        List<String> told = new ArrayList<>();
        train(
                STREAM,
                fit -> fit.epochs(2)
                        .chunkSteps(3)
                        .callbacks(Callbacks.onBatchesEnd(
                                training -> told.add(training.batch() + "/" + training.batches()))));
        assertThat(told).startsWith("3/0").endsWith("3/8", "6/8", "7/8", "8/8");
    }

    @Test
    void refusesMetricsWhereLaterRowsMeanSomethingElse() {
        Dataset rows = Dataset.of(
                TinyData.rows(200).input(),
                Tensor.of(
                        Shape.of(200, 2),
                        IntStream.range(0, 400)
                                .mapToObj(i -> i < 300 ? i % 2 : 1)
                                .mapToInt(i -> i)
                                .toArray()));
        Source stream = Source.of(() -> IntStream.range(0, 200).mapToObj(i -> rows.rows(i, i + 1)));
        Model model = Sequential.of(dense(2).sigmoid())
                .fit(rows, fit -> TinyData.tiny(fit).loss(binaryCrossentropy()).metrics(f1()));
        assertThatThrownBy(() -> model.evaluate(stream))
                .hasMessage(
                        "the source, counted from row 0: [f1()]: the first rows tell what the targets mean, but these"
                                + " tell otherwise.\nMaybe let rows of all kinds come first, or evaluate a Dataset.");
    }

    @Test
    void stopsWhileASourceIsReadThatDoesNotComeBack() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Source stuck = Source.of(() -> IntStream.range(0, 2000).mapToObj(i -> {
            if (i == 1500) {
                reached.countDown();
                LockSupport.parkNanos(20_000_000_000L);
            }
            return DATA.rows(0, 1);
        }));
        AtomicReference<Model> model = new AtomicReference<>();
        Thread training = new Thread(() -> model.set(train(stuck, fit -> fit)));
        training.start();
        reached.await();
        training.interrupt();
        training.join(10_000);
        assertThat(model.get().history().stopped()).isEqualTo("interrupted");
    }

    @Test
    void evaluatesInAThreadThatWasInterrupted() {
        Model model = train(DATA, fit -> fit);
        Scores before = model.evaluate(STREAM);
        Thread.currentThread().interrupt();
        Scores after = model.evaluate(STREAM);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(after).isEqualTo(before);
    }

    @Test
    void learnsFromFilesInAThreadThatWasInterrupted(@TempDir Path folder) throws IOException {
        Source rows = file(folder);
        Model model = train(rows, fit -> fit);
        Scores scores = model.evaluate(rows);
        Tensor predicted = model.predict(rows);
        Thread.currentThread().interrupt();
        Model none = train(rows, fit -> fit.validation(rows));
        Scores after = model.evaluate(rows);
        Tensor predictedAfter = model.predict(rows);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(none.history().brief()).startsWith("0 epochs by ").endsWith(", stopped: interrupted");
        assertThat(after).isEqualTo(scores);
        assertThat(predictedAfter).isEqualTo(predicted);
    }

    private static Source file(Path folder) throws IOException {
        ByteBuffer numbers = ByteBuffer.allocate(90 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        numbers.asFloatBuffer().put(DATA.input().floats());
        Path file = Files.write(folder.resolve("x.f32"), numbers.array());
        return Source.of(RowFile.floats(file, 3), DATA.targets());
    }

    /** Gives rows until one for which it waits half a minute, unless it is interrupted. */
    private static Source slow(CountDownLatch reached) {
        return Source.of(() -> IntStream.range(0, 2000).mapToObj(i -> {
            if (i == 1500) {
                reached.countDown();
                LockSupport.parkNanos(30_000_000_000L);
            }
            return DATA.rows(0, 1);
        }));
    }

    private static Thread interruptingAt(CountDownLatch reached) {
        Thread learner = Thread.currentThread();
        Thread other = new Thread(() -> {
            try {
                reached.await();
                learner.interrupt();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
        other.start();
        return other;
    }

    @Test
    @Timeout(20)
    void keepsWhatWasLearnedWhereValidationIsInterrupted() throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        Thread other = interruptingAt(reached);
        List<Set<String>> told = new ArrayList<>();
        Model model = train(
                DATA,
                fit -> fit.epochs(3)
                        .validation(slow(reached))
                        .callbacks(Callbacks.onEpochEnd(
                                training -> told.add(training.logs().keySet()))));

        assertThat(Thread.interrupted()).isTrue();
        other.join();
        assertThat(model.history().stopped()).isEqualTo("interrupted");
        assertThat(model.history().epochs()).isZero();
        assertThat(told).isEmpty();
        assertThat(model.state()).isEqualTo(train(DATA, fit -> fit.epochs(1)).state());
    }

    @Test
    @Timeout(20)
    void evaluationThatWaitsEndsWhereItIsInterrupted() throws InterruptedException {
        Model model = train(DATA, fit -> fit);
        CountDownLatch reached = new CountDownLatch(1);
        Thread other = interruptingAt(reached);
        String message = "evaluate: this thread was interrupted while it waited for rows.";
        assertThatThrownBy(() -> model.evaluate(slow(reached)))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();

        assertThatThrownBy(() -> model.evaluate(slow(new CountDownLatch(1)))).hasMessage(message);
        assertThat(Thread.interrupted()).isTrue();
        other.join();
    }

    @Test
    void whatASourceThrowsComesOutAsItWas() {
        IOException checked = new IOException("the disk is gone");
        Source broken = Source.of(() -> IntStream.range(0, 2000)
                .mapToObj(i -> i < 1500 ? DATA.rows(0, 1) : StreamLoopTest.<RuntimeException>sneak(checked)));
        Model model = train(DATA, fit -> fit);

        assertThatThrownBy(() -> train(broken, fit -> fit)).isSameAs(checked);
        assertThatThrownBy(() -> model.evaluate(broken)).isSameAs(checked);
        assertThatThrownBy(() -> model.predict(broken)).isSameAs(checked);
    }

    /** Futures wrap what their tasks throw, but not what looks as if it were wrapped already. */
    @Test
    void aCompletionExceptionOfASourceComesOutAsItWas() {
        CompletionException own = new CompletionException("a reader of its own failed", new IOException("why"));
        Source broken = Source.of(() -> IntStream.range(0, 2000).mapToObj(i -> {
            if (i == 1500) {
                throw own;
            }
            return DATA.rows(0, 1);
        }));
        assertThatThrownBy(() -> train(broken, fit -> fit)).isSameAs(own);
    }

    @Test
    void whatASourceThrowsWhenItIsClosedLeavesTheMarkOfAnInterruptAsItWas() {
        InterruptedException checked = new InterruptedException("while it was closed");
        AtomicInteger closed = new AtomicInteger();
        Source broken = Source.of(() -> IntStream.range(0, 30)
                .mapToObj(i -> DATA.rows(i, i + 1))
                .onClose(() -> {
                    if (closed.incrementAndGet() % 3 == 0) { // the sample and the first rows were read before
                        sneak(checked);
                    }
                }));
        assertThatThrownBy(() -> train(broken, fit -> fit.epochs(1))).isSameAs(checked);
        assertThat(Thread.interrupted()).isFalse();

        Callback interrupting =
                Callbacks.onTrainEnd(training -> Thread.currentThread().interrupt());
        closed.set(1); // the sample is known
        assertThatThrownBy(() -> train(broken, fit -> fit.epochs(1).callbacks(interrupting)))
                .isSameAs(checked);
        assertThat(Thread.interrupted()).isTrue();
    }

    /** Throws what is checked without saying so, as Kotlin does. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> Dataset sneak(Throwable checked) throws T {
        throw (T) checked;
    }

    @Test
    void closesAStreamThatFailsWhileRowsAreSkipped() {
        AtomicInteger open = new AtomicInteger();
        Source broken = Source.of(() -> {
            open.incrementAndGet();
            return IntStream.range(0, 2000)
                    .mapToObj(i -> {
                        if (i == 1500) {
                            throw new IllegalStateException("line 1500 is damaged");
                        }
                        return DATA.rows(0, 1);
                    })
                    .onClose(open::decrementAndGet);
        });
        assertThatThrownBy(() -> broken.skip(1800).blocks(0)).hasMessage("line 1500 is damaged");
        assertThat(open).hasValue(0);
    }

    @Test
    void refusesToPredictForNoRows() {
        Model model = train(DATA, fit -> fit);
        Source none = STREAM.skip(30);
        for (ThrowingCallable asked : List.<ThrowingCallable>of(
                () -> model.predict(none),
                () -> model.predictClasses(none),
                () -> model.evaluate(none),
                () -> model.confusion(none))) {
            assertThatThrownBy(asked)
                    .isInstanceOf(NnException.class)
                    .hasMessage("the source must give at least one row, but gave none.");
        }
    }

    @Test
    void keepsWhatWasLearnedWhereTheLastBatchIsInterrupted() {
        Model model = train(
                DATA,
                fit -> fit.epochs(3).validation(DATA).callbacks(Callbacks.onBatchesEnd(training -> {
                    if (training.batch() == training.batches()) {
                        Thread.currentThread().interrupt();
                    }
                })));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(model.history().stopped()).isEqualTo("interrupted");
        assertThat(model.history().get("val_loss")).hasSize(1);
    }

    @Test
    void refusesToSplitAStream() {
        assertThatThrownBy(() -> train(STREAM, fit -> fit.validationSplit(0.2)))
                .hasMessage("validationSplit(0.2): only a Dataset can be split, but the rows are a stream.\n"
                        + "Maybe use validation(…) with rows of their own.");
    }

    @Test
    void refusesToEvaluateByRowsWithoutEnd() {
        Source endless = Source.generate(i -> DATA.take(1));
        Model model = train(DATA, fit -> fit);
        String message = "rows to evaluate by must come to an end, but this source has none.\n"
                + "Maybe take some of them: source.take(10_000).";
        assertThatThrownBy(() -> model.evaluate(endless)).hasMessage(message);
        assertThatThrownBy(() -> train(DATA, fit -> fit.validation(endless))).hasMessage("validation: " + message);
        assertThatThrownBy(() -> model.predict(endless))
                .hasMessage("the rows must come to an end, but this source has none.\n"
                        + "Maybe take some of them: source.take(10_000).");
    }
}
