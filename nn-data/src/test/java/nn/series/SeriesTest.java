package nn.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Split;
import nn.data.Tensor;
import nn.table.Table;
import org.junit.jupiter.api.Test;

class SeriesTest {
    @Test
    void namesItsVariables() {
        assertThat(Series.of(1, 2, 3)).hasToString("Series of 3 steps of value");
        assertThat(Series.of(new float[][] {{1}, {2}}).variables()).containsExactly("value");
        assertThat(Series.of(new float[][] {{1, 2}}).variables()).containsExactly("0", "1");
        assertThat(Series.of(new float[][] {{1, 2}}).names("degrees", "bar"))
                .hasToString("Series of 1 step of degrees, bar");
    }

    @Test
    void takesColumnsOfATable() {
        Table table = Table.of(Map.of("bar", new double[] {1, 2, 3}, "degrees", new double[] {10, 20, 30}));

        Series series = Series.of(table, "degrees", "bar");

        assertThat(series.variables()).containsExactly("degrees", "bar");
        assertThat(series.values()).isEqualTo(Tensor.of(Shape.of(3, 2), 10f, 1f, 20f, 2f, 30f, 3f));
    }

    private static final Table TABLE =
            Table.of(Map.of("v", IntStream.range(0, 50).asDoubleStream().toArray()));

    private static void assertOutOfOrder(Table table, String message) {
        assertThatThrownBy(() -> Series.of(table, "v"))
                .isInstanceOf(NnException.class)
                .hasMessage(message);
    }

    @Test
    void refusesRowsThatAreNotInTheOrderOfTime() {
        String shuffled = "series: the rows of the table must be in the order of time, but were shuffled.\n"
                + "Maybe sort them: table.sortBy(\"date\").";
        assertOutOfOrder(TABLE.shuffled(1), shuffled);
        assertOutOfOrder(TABLE.shuffled(1).split(0.8).inOrder().train().head(9), shuffled);
        assertOutOfOrder(Table.concat(TABLE, TABLE.shuffled(1)), shuffled);
        Split<Table> byTime = TABLE.shuffled(1).split(0.8).byTime("v");
        assertOutOfOrder(Table.concat(byTime.test(), byTime.train()), shuffled);
        assertOutOfOrder(Table.concat(byTime.train(), byTime.test(), byTime.train()), shuffled);
        String drawn = "series: the rows of the table must follow one another, but a split drew them at random.\n"
                + "Maybe split by time: table.split(0.8).byTime(\"date\"), or only the windows: windows.split(0.8).";
        assertOutOfOrder(TABLE.split(0.8).train(), drawn);
        assertOutOfOrder(TABLE.split(0.8).test(), drawn);
        assertOutOfOrder(TABLE.split(0.8).train().sortBy("v"), drawn);
        assertOutOfOrder(TABLE.folds(5).all().get(0).train().shuffled(1), drawn);
    }

    @Test
    void takesRowsThatAreSortedOrDividedByTime() {
        assertThat(Series.of(TABLE.shuffled(1).sortBy("v"), "v")).isEqualTo(Series.of(TABLE, "v"));
        Split<Table> byTime = TABLE.split(0.8).byTime("v");
        assertThat(Series.of(Table.concat(byTime.train(), byTime.test()), "v").values())
                .isEqualTo(Series.of(TABLE, "v").values());
        Table swapped = Table.concat(byTime.test(), byTime.train());
        assertThat(Series.of(swapped.sortBy("v"), "v").values())
                .isEqualTo(Series.of(TABLE, "v").values());
        Table readLater = Table.of(Map.of("v", new double[] {50, 51}));
        assertThat(Series.of(Table.concat(byTime.test(), readLater), "v").steps())
                .isEqualTo(12);
        Table later =
                TABLE.shuffled(1).sortByDescending("v").split(0.8).byTime("v").test();
        assertThat(Series.of(later, "v").values().floats()).containsExactly(40, 41, 42, 43, 44, 45, 46, 47, 48, 49);
        assertThat(Series.of(TABLE.folds(4).overTime().all().get(0).train(), "v")
                        .steps())
                .isEqualTo(10);
    }

    @Test
    void fitsNoStatisticsOnWhatIsHeldOut() {
        String message =
                "standardized: the series holds steps that a split held out; what is fitted must not see them.\n"
                        + "Maybe fit on the part to learn from, and use it here: windows.scaled(split.scaling()).";
        Split<Table> split = TABLE.split(0.6).byTime("v");
        for (Table table : List.of(split.test(), Table.concat(split.train(), split.test()))) {
            Series held = Series.of(table, "v").names("value").steps(0, 15);
            WindowSplit parts = held.windows(3, 1, 1).split(0.6);
            assertThatThrownBy(parts::standardized)
                    .isInstanceOf(NnException.class)
                    .hasMessage(message);
        }
        WindowSplit windows = Series.of(TABLE, "v").windows(3, 1, 1).split(0.5);
        assertThatThrownBy(() -> windows.test().split(0.5).standardized()).hasMessage(message);
        WindowSplit done = windows.standardized();
        assertThatThrownBy(() -> done.test().split(0.5).standardized()).hasMessage(message);

        SeriesScaling scaling = windows.train().split(0.8).standardized().scaling();
        assertThat(scaling.means()).containsExactly(9.5f);
        assertThat(windows.test().scaled(scaling).series().isHeldOut()).isTrue();
        assertThat(Series.of(split.train(), "v")
                        .windows(3, 1, 1)
                        .split(0.5)
                        .standardized()
                        .scaling()
                        .means())
                .containsExactly(7f);
    }

    @Test
    void standardizedByItsOwnStepsIsNotDividedAgain() {
        WindowSplit split = Series.of(TABLE, "v").windows(3, 1, 1).split(0.5).standardized();

        assertThat(split.train().lastStepOnly().dataset().isFittedOnRows()).isTrue();
        assertThat(split.train().source().sample().isFittedOnRows()).isTrue();
        assertThat(split.test().dataset().isFittedOnRows()).isFalse();
        assertThatThrownBy(() -> split.train().split(0.8))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "split: the windows are standardized by all of their steps; what is held out must not have been seen by it.\n"
                                + "Maybe split again before standardized(): split.train().split(0.8).standardized().");
    }

    @Test
    void refusesGaps() {
        assertThatThrownBy(() ->
                        Series.of(new float[][] {{1, 2}, {3, Float.NaN}}).names("degrees", "bar"))
                .isInstanceOf(NnException.class)
                .hasMessage("series: step 1, variable \"1\": the value must be finite, but was NaN.\n"
                        + "Maybe fill the gap, or take the steps before or after it.");
    }

    @Test
    void refusesNamesThatDoNotFit() {
        assertThatThrownBy(() -> Series.of(new float[][] {{1, 2}}).names("a", "a"))
                .isInstanceOf(NnException.class)
                .hasMessage("series: each of 2 variables must have a name of its own, but they are [a, a].");
        assertThatThrownBy(() -> Series.of(1, 2).names())
                .hasMessage("series: each of 1 variables must have a name of its own, but they are [].");
        assertThatThrownBy(() -> new Series(List.of("a"), Tensor.of(Shape.of(2), 1, 2)))
                .hasMessage("series: the values must be float32 [time, variables], but are int32 [2].");
        assertThatThrownBy(() -> Series.of(new float[0]))
                .hasMessage("series: the values must be float32 [time, variables], but are float32 [0, 1].");
    }
}
