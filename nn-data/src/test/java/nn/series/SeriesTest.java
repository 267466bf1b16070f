package nn.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.data.NnException;
import nn.data.Shape;
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
