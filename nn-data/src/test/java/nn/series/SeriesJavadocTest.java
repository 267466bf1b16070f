package nn.series;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.stream.IntStream;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.image.ShownCode;
import nn.table.Table;
import org.junit.jupiter.api.Test;

/** Holds the examples in the comments of nn.series to code that is compiled, and runs it. */
class SeriesJavadocTest {
    private static Tensor series(Table table, Sequential network) {
        // spotless:off
        // DOC
        var windows = Series.of(table, "temperature", "pressure").windows(24, 6, 1).targets("temperature");
        var split = windows.split(0.8).standardized();
        var model = network.fit(split.train().dataset(), fit -> fit.loss(meanSquaredError()));
        Tensor degrees = split.scaling().inverse(model.predict(split.test().dataset().input()));
        // DOC ends
        // spotless:on
        return degrees;
    }

    private static Dataset windows(float... values) {
        // spotless:off
        // DOC
        var windows = Series.windows(values, 24, 1, 1);     // 24 steps known, the next one to forecast, at every step
        Dataset data = windows.dataset();                   // float32 [n, 24, 1] to float32 [n, 1]
        // DOC ends
        // spotless:on
        return data;
    }

    private static void split(float[] values, Sequential network) {
        // spotless:off
        // DOC
        var split = Series.windows(values, 24, 1, 1).split(0.8).standardized();
        var model = network.fit(split.train().dataset(), fit -> fit.loss(meanSquaredError()));
        System.out.println(model.evaluate(split.test().dataset()));
        // DOC ends
        // spotless:on
    }

    @Test
    void theExamplesAreCompiled() throws IOException {
        assertThat(ShownCode.in("nn/series"))
                .hasSize(3)
                .containsExactlyInAnyOrderElementsOf(ShownCode.compiled(SeriesJavadocTest.class));
    }

    @Test
    void theExamplesRun() {
        double[] hours = IntStream.range(0, 200).mapToDouble(Math::sin).toArray();
        Table table = Table.of(Map.of("temperature", hours, "pressure", hours));
        assertThat(series(table, Sequential.of(flatten(), dense(6))).shape()).isEqualTo(Shape.of(11, 6));
        assertThat(windows(new float[30])).hasToString("Dataset of 6 rows: float32 [24, 1] to float32 [1]");
        split(new float[200], Sequential.of(flatten(), dense(1)));
    }
}
