package nn.train;

import static nn.Callbacks.onBatchesEnd;
import static nn.Metrics.metric;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.callback.Callback;
import nn.data.Dataset;
import nn.metric.Metric;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private long clock;

    @Test
    void movesABarOnATerminal() {
        assertThat(print(true, true, 1_000_000_000, fit -> fit.epochs(2))).isEqualTo("""
                        Training with Tiny 1.0, cpu
                        Epoch 1/2
                        \r1/4 ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 3.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r2/4 ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌ 2.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r3/4 ━━━━━━━━━━━━━━━╌╌╌╌╌ 1.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r4/4 ━━━━━━━━━━━━━━━━━━━━ 5.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K
                        Epoch 2/2
                        \r1/4 ━━━━━╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ 3.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r2/4 ━━━━━━━━━━╌╌╌╌╌╌╌╌╌╌ 2.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r3/4 ━━━━━━━━━━━━━━━╌╌╌╌╌ 1.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K\
                        \r4/4 ━━━━━━━━━━━━━━━━━━━━ 5.0s 1s/step - fixed: 0.2500 - loss: 0.0000\u001b[K
                        """);
    }

    @Test
    void printsALineAnEpochElsewhere() {
        assertThat(print(false, true, 2_000_000, fit -> fit.epochs(2))).isEqualTo("""
                        Training with Tiny 1.0, cpu
                        Epoch 1/2 - 0.0s 3ms/step - fixed: 0.2500 - loss: 0.0000
                        Epoch 2/2 - 0.0s 3ms/step - fixed: 0.2500 - loss: 0.0000
                        """);
    }

    @Test
    void drawsTheBarInAsciiWhereNothingElseCanBePrinted() {
        assertThat(print(true, false, 1_000_000_000, fit -> fit)).contains("\r2/4 ==========.......... 2.0s 1s/step");
    }

    @Test
    void keepsToOneRowOfTheTerminalWhileTheBarMoves() {
        Metric[] four = Stream.of("first", "second", "third", "fourth")
                .map(name -> metric(name, (p, t) -> 0.25))
                .toArray(Metric[]::new);
        String text = print(true, true, 1_000_000_000, fit -> fit.metrics(four));
        assertThat(text)
                .contains("\r2/4 ━━╌╌╌ 2.0s - first: 0.2500 - fourth: 0.2500 - loss: 0.0000 - second: 0.250…\u001b[K")
                .contains("\r4/4 ━━━━━ 5.0s - first: 0.2500 - fourth: 0.2500 - loss: 0.0000 - second: 0.2500"
                        + " - third: 0.2500\u001b[K\n");
        assertThat(print(true, true, 1_000_000_000, fit -> fit.metrics(four[0], four[1])))
                .contains("\r2/4 ━━━━━━━╌╌╌╌╌╌╌ 2.0s 1s/step - first: 0.2500 - loss: 0.0000 - second: 0.2500\u001b[K");
    }

    @Test
    void readsTheTerminalsWidth() {
        assertThat(Progress.columns("132")).isEqualTo(132);
        assertThat(Progress.columns(null)).isEqualTo(80);
        assertThat(Progress.columns("wide")).isEqualTo(80);
        assertThat(Progress.columns("0")).isEqualTo(80);
    }

    @Test
    void refreshesAtMostTwentyTimesASecond() {
        assertThat(print(true, true, 20_000_000, fit -> fit))
                .contains("\r1/4", "\r4/4")
                .doesNotContain("\r2/4", "\r3/4");
    }

    @Test
    void countsMinutesAndHours() {
        assertThat(print(false, true, 20_000_000_000L, fit -> fit)).contains(" - 1:40 25s/step - ");
        assertThat(print(false, true, 1_000_000_000_000L, fit -> fit)).contains(" - 1:23:20 1250s/step - ");
        assertThat(print(false, true, 100_000, fit -> fit)).contains(" - 0.0s 125us/step - ");
    }

    @Test
    void endsAnOpenLineAndSaysWhyItStopped() {
        Callback stop = onBatchesEnd(training -> training.stop("enough"));
        assertThat(print(true, true, 1_000_000_000, fit -> fit, stop))
                .endsWith("loss: 0.0000\u001b[K\nStopped: enough\n");
    }

    @Test
    void warnsOnceWhereTheLossIsNoNumberAnyMore() {
        String warning = """
                Warning: the loss became Infinity in epoch 1, at step 2 of 4.
                Maybe lower the learning rate, scale the inputs, or let the optimizer clip: clipNorm(1).
                """;
        assertThat(diverge(false))
                .containsOnlyOnce("Warning")
                .startsWith("Training with Tiny 1.0, cpu\n" + warning + "Epoch 1/3 - ");
        assertThat(diverge(true)).containsOnlyOnce("Warning").contains("\u001b[K\r\u001b[K" + warning + "\r2/4");
    }

    private String diverge(boolean bar) {
        float[][] huge = new float[16][3];
        for (float[] row : huge) {
            Arrays.fill(row, 1e12f);
        }
        Dataset data = Dataset.of(huge, new float[16][2]);
        return print(data, bar, true, 1_000_000_000, fit -> fit.epochs(3));
    }

    @Test
    void printsTheSameInAnyLanguage() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr"));
            assertThat(print(false, true, 2_000_000, fit -> fit)).contains("3ms/step - fixed: 0.2500 - loss: 0.0000");
            assertThat(new Scores(Map.of("loss", 0.5))).hasToString("loss 0.5000");
        } finally {
            Locale.setDefault(before);
        }
    }

    private String print(boolean bar, boolean unicode, long nanos, UnaryOperator<Fit> more, Callback... before) {
        return print(Dataset.of(new float[16][3], new float[16][2]), bar, unicode, nanos, more, before);
    }

    private String print(
            Dataset data, boolean bar, boolean unicode, long nanos, UnaryOperator<Fit> more, Callback... before) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(out, () -> clock += nanos, bar, unicode, "Tiny 1.0, cpu", 80);
        Callback[] callbacks = before.length == 0 ? new Callback[] {progress} : new Callback[] {progress, before[0]};
        TinyData.train(
                data,
                fit -> more.apply(fit.chunkSteps(1)
                        .metrics(metric("fixed", (p, t) -> 0.25))
                        .callbacks(callbacks)));
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }
}
