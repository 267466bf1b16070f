package nn.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WindowsTest {
    private static final long SEED = 20261128;

    static List<String> golden() {
        try {
            return Files.readAllLines(
                    Path.of(WindowsTest.class.getResource("windows.txt").toURI()));
        } catch (IOException | URISyntaxException missing) {
            throw new UncheckedIOException(new IOException(missing));
        }
    }

    private static float[] floats(String numbers) {
        String[] words = numbers.split(",", -1);
        float[] floats = new float[words.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = Float.parseFloat(words[i]);
        }
        return floats;
    }

    /** The formula of nn-data/golden/series.py. */
    private static float[][] steps(int steps, int variables) {
        float[][] values = new float[steps][variables];
        for (int i = 0; i < steps * variables; i++) {
            values[i / variables][i % variables] = i * 37 % 101;
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("golden")
    void cutsTheWindowsOfKeras(String line) {
        String[] words = line.split(" ", -1);
        int[] numbers = Arrays.stream(words, 0, 6).mapToInt(Integer::parseInt).toArray();
        Windows windows = Series.windows(steps(numbers[0], numbers[1]), numbers[2], numbers[3], numbers[4])
                .samplingRate(numbers[5]);
        windows = words[6].equals("true") ? windows.lastStepOnly() : windows;
        windows = words[7].equals("all") ? windows : windows.targets(words[7].split("-", -1));

        Dataset data = windows.dataset();

        int count = Integer.parseInt(words[8]);
        assertThat(windows.size()).isEqualTo(count);
        assertThat(data.input().shape()).isEqualTo(Shape.of(count, numbers[2], numbers[1]));
        assertThat(data.input().floats()).containsExactly(floats(words[9]));
        assertThat(data.targets().floats()).containsExactly(floats(words[10]));
        assertThat(windows.source().sample().input()).isEqualTo(data.input().rows(0, 1));
    }

    @Test
    void leavesOutAxesOfOnePlace() {
        Windows one = Series.windows(new float[20], 5, 3, 1);
        Windows two = Series.windows(new float[20][2], 5, 3, 1);

        assertThat(one.dataset().targets().shape().row()).isEqualTo(Shape.of(3));
        assertThat(one.lastStepOnly().dataset().targets().shape().row()).isEqualTo(Shape.of(1));
        assertThat(two.dataset().targets().shape().row()).isEqualTo(Shape.of(3, 2));
        assertThat(two.lastStepOnly().dataset().targets().shape().row()).isEqualTo(Shape.of(2));
        assertThat(two.targets("1").dataset().targets().shape().row()).isEqualTo(Shape.of(3));
    }

    @Test
    void endsWithTheLatestSteps() {
        float[] values = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        assertThat(Series.windows(values, 3, 1, 4).latest()).isEqualTo(Tensor.of(Shape.of(1, 3, 1), 7f, 8f, 9f));
        assertThat(Series.windows(values, 3, 1, 1).samplingRate(2).latest().floats())
                .containsExactly(5, 7, 9);
    }

    @Test
    void forecastsFromAsManyStepsAsAWindowHas() {
        float[] day = new float[24];
        day[0] = 7;
        Windows windows = Series.of(day).windows(24, 6, 1);
        assertThat(windows.latest()).isEqualTo(Tensor.of(Shape.of(1, 24, 1), day));
        assertThat(windows).hasToString("Series.windows(…, 24, 6, 1): 0 windows");
        assertThat(Series.of(day).windows(3, 6, 1).samplingRate(11).latest().floats())
                .containsExactly(0, 0, 0);
        assertThatThrownBy(() -> Series.of(day).windows(3, 6, 1).samplingRate(12))
                .hasMessage("windows: 3 steps and a horizon of 6 take 97 steps of the series, but it has 24.");
    }

    private static Set<Float> values(Windows windows) {
        Set<Float> values = new HashSet<>();
        Dataset data = windows.dataset();
        for (Tensor tensor : List.of(data.input(), data.targets())) {
            for (float value : tensor.floats()) {
                values.add(value);
            }
        }
        return values;
    }

    @Test
    void splitsSoThatNoValueIsInBothParts() {
        int drawn = 0;
        for (int round = 0; round < 400; round++) {
            Randoms randoms = Randoms.of(SEED, "split", round);
            float[] times = new float[2 + randoms.nextInt(80)];
            for (int i = 0; i < times.length; i++) {
                times[i] = i;
            }
            int width = 1 + randoms.nextInt(8);
            int horizon = 1 + randoms.nextInt(5);
            int stride = 1 + randoms.nextInt(4);
            int rate = 1 + randoms.nextInt(3);
            WindowSplit split;
            try {
                Windows windows = Series.windows(times, width, horizon, stride).samplingRate(rate);
                split = (randoms.nextInt(2) == 0 ? windows : windows.lastStepOnly())
                        .split(0.05 + 0.9 * randoms.nextDouble());
            } catch (NnException tooShort) {
                continue;
            }
            drawn++;
            float last = values(split.train()).stream().max(Float::compare).orElseThrow();
            float first = values(split.test()).stream().min(Float::compare).orElseThrow();
            assertThat(first).as("seed %d, round %d", SEED, round).isGreaterThan(last);
        }
        assertThat(drawn).isGreaterThan(150);
    }

    @Test
    void splitsByTheShareOfTheSteps() {
        WindowSplit split = Series.windows(new float[100], 8, 2, 1).split(0.8);

        assertThat(split.train().series().steps()).isEqualTo(80);
        assertThat(split.test().series().steps()).isEqualTo(20);
        assertThat(split)
                .hasToString(
                        "train: Series.windows(…, 8, 2, 1): 71 windows\ntest: Series.windows(…, 8, 2, 1): 11 windows");
        assertThat(Series.windows(new float[100], 1, 1, 1)
                        .split(0.29)
                        .train()
                        .series()
                        .steps())
                .isEqualTo(29);
    }

    @Test
    void refusesWhatIsTooShort() {
        Windows known = Series.windows(new float[9], 8, 2, 1);
        for (ThrowingCallable rows : List.<ThrowingCallable>of(known::dataset, known::source)) {
            assertThatThrownBy(rows)
                    .isInstanceOf(NnException.class)
                    .hasMessage("windows: 8 steps and a horizon of 2 take 10 steps of the series, but it has 9.");
        }
        assertThatThrownBy(() -> Series.windows(new float[7], 8, 2, 1))
                .hasMessage("windows: 8 steps and a horizon of 2 take 10 steps of the series, but it has 7.");
        assertThatThrownBy(() -> known.split(0.5))
                .hasMessage("split: the train part must hold a window, 10 steps, but has 4 of 9 steps.\n"
                        + "Maybe use another share, or windows that are shorter.");
        assertThatThrownBy(() -> Series.windows(new float[30], 8, 2, 1).samplingRate(1000000000))
                .hasMessageStartingWith("windows: 8 steps and a horizon of 2 take 9000000001 steps of the series");
        Windows far = Series.windows(new float[3], 2, Integer.MAX_VALUE, 1);
        assertThat(far.size()).isZero();
        assertThatThrownBy(far::dataset)
                .hasMessage("windows: 2 steps and a horizon of 2147483647 take 2147483649 steps of the series, but it"
                        + " has 3.");
        assertThatThrownBy(Series.windows(new float[3], 1, 2, 1).samplingRate(Integer.MAX_VALUE)::dataset)
                .hasMessage("windows: 1 steps and a horizon of 2 take 4294967295 steps of the series, but it has 3.");
        assertThatThrownBy(() -> Series.windows(new float[20], 8, 2, 1).split(0.6))
                .isInstanceOf(NnException.class)
                .hasMessage("split: the test part must hold a window, 10 steps, but has 8 of 20 steps.\n"
                        + "Maybe use another share, or windows that are shorter.");
        assertThatThrownBy(() -> Series.windows(new float[20], 8, 2, 1).split(1))
                .hasMessage("split: the share to learn from must be above 0 and below 1, but was 1.0.");
    }

    @Test
    void refusesWrongNumbersAndNames() {
        assertThatThrownBy(() -> Series.windows(new float[9], 0, 2, 1))
                .hasMessage("windows: the width must be at least 1, but was 0.");
        assertThatThrownBy(() -> Series.windows(new float[9], 1, 0, 1))
                .hasMessage("windows: the horizon must be at least 1, but was 0.");
        assertThatThrownBy(() -> Series.windows(new float[9], 1, 1, 0))
                .hasMessage("windows: the stride must be at least 1, but was 0.");
        assertThatThrownBy(() -> Series.windows(new float[9], 1, 1, 1).samplingRate(0))
                .hasMessage("windows: the sampling rate must be at least 1, but was 0.");
        assertThatThrownBy(() -> Series.windows(new float[9][2], 1, 1, 1).targets("x"))
                .hasMessage("targets: the series has no variable \"x\", but [0, 1].");
        assertThatThrownBy(() -> Series.windows(new float[9][2], 1, 1, 1).targets("1", "0", "1"))
                .hasMessage("targets: each variable must be named once, but \"1\" was named again.");
        assertThatThrownBy(() -> Series.windows(new float[9][2], 1, 1, 1).targets())
                .hasMessage("targets: there must be at least one variable, but was none.");
    }

    @Test
    void streamsTheSameRowsMixedOrNot() {
        Windows windows = Series.windows(steps(500, 3), 20, 1, 1);
        Source source = new WindowSource(windows, 64);

        assertThat(windows.source().rowCount()).hasValue(480);
        assertThat(starts(source.blocks(0)))
                .isEqualTo(starts(windows.source().blocks(0)))
                .hasSize(480);
        assertThat(starts(source.blocks(400)))
                .isEqualTo(starts(source.blocks(0)).subList(400, 480));
        assertThat(starts(source.mixed(Randoms.of(1, "test", 0))))
                .isNotEqualTo(starts(source.blocks(0)))
                .containsExactlyInAnyOrderElementsOf(starts(source.blocks(0)));
    }

    private static List<Tensor> starts(Source.Blocks blocks) {
        List<Tensor> rows = new ArrayList<>();
        try (blocks) {
            for (var block = blocks.next(10_000); block.isPresent(); block = blocks.next(10_000)) {
                Tensor inputs = block.orElseThrow().rows().inputs().get(0);
                for (int i = 0; i < inputs.rows(); i++) {
                    rows.add(inputs.row(i));
                }
            }
        }
        return rows;
    }

    @Test
    void writesTheWordsThatMakeIt() {
        assertThat(Series.windows(new float[30][2], 4, 2, 3)
                        .samplingRate(2)
                        .lastStepOnly()
                        .targets("1", "0"))
                .hasToString(
                        "Series.windows(…, 4, 2, 3).samplingRate(2).lastStepOnly().targets(\"1\", \"0\"): 7 windows");
    }
}
