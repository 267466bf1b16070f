package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.series.WindowSplit;
import nn.table.Table;
import org.junit.jupiter.api.Test;

class SeriesRecipeTest {
    private static double[] hours(double base, double swing) {
        return IntStream.range(0, 400)
                .mapToDouble(hour -> base + swing * Math.sin(hour * Math.PI / 12))
                .toArray();
    }

    @Test
    void theWeatherIsForecastInDegrees() {
        var next = SeriesRecipe.learn(Table.of(Map.of("degrees", hours(15, 8), "bar", hours(1, 0.02))));

        assertThat(next.shape()).isEqualTo(Shape.of(1, 6));
        for (float degrees : next.floats()) {
            assertThat(degrees).isBetween(2f, 28f);
        }
    }

    @Test
    void windowsAreSplitByTime() {
        WindowSplit parts = SeriesRecipe.plain(new float[1000]);
        assertThat(parts)
                .hasToString("train: Series.windows(…, 24, 1, 1).samplingRate(6): 656 windows\n"
                        + "test: Series.windows(…, 24, 1, 1).samplingRate(6): 56 windows");
    }
}
