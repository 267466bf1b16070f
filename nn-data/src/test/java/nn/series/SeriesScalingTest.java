package nn.series;

import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import nn.Model;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.onnx.Onnx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesScalingTest {
    private static final float[][] STEPS = {
        {0, 37}, {74, 10}, {47, 84}, {20, 57}, {94, 30}, {67, 3}, {900, 9}, {-900, 9}
    };

    /** The numbers of scikit-learn's StandardScaler on the first six steps. */
    @Test
    void takesTheStatisticsOfTheTrainingPartAlone() {
        WindowSplit split = Series.windows(STEPS, 1, 1, 1).split(0.75).standardized();
        SeriesScaling scaling = split.scaling();

        assertThat(scaling.means()).containsExactly(50.333332f, 36.833332f);
        assertThat(scaling.deviations()).containsExactly(32.16969f, 27.516157f);
        assertThat(split.train().series().values().floats()[0]).isCloseTo(-1.5646f, within(1e-4f));
        assertThat(split.test().series().values().floats()[0])
                .isEqualTo((900 - scaling.means().get(0)) / scaling.deviations().get(0));
        STEPS[6][0] = 9999;
        assertThat(Series.windows(STEPS, 1, 1, 1).split(0.75).standardized().scaling())
                .isEqualTo(scaling);
        STEPS[6][0] = 900;
    }

    @Test
    void bringsForecastsBack() {
        WindowSplit split = Series.windows(STEPS, 1, 2, 1).split(0.625).standardized();
        Tensor targets = split.train().dataset().targets();
        assertThat(targets.shape()).isEqualTo(Shape.of(3, 2, 2));
        assertThat(split.scaling().inverse(targets).floats())
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(74, 10, 47, 84, 47, 84, 20, 57, 20, 57, 94, 30);

        WindowSplit one =
                Series.windows(STEPS, 1, 2, 1).targets("1").split(0.625).standardized();
        assertThat(one.scaling().inverse(one.train().dataset().targets()).floats())
                .usingComparatorWithPrecision(1e-4f)
                .containsExactly(10, 84, 84, 57, 57, 30);
        assertThat(one.scaling().targets()).containsExactly("1");
    }

    @Test
    void bringsBackForecastsOfTheVariablesThatWereChosenLast() {
        float[][] steps = new float[60][];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = new float[] {i, 1000 + 10 * i};
        }
        Series series = Series.of(steps).names("a", "b");
        WindowSplit split = series.windows(4, 2, 1).targets("a").split(0.7).standardized();

        Windows other = split.test().targets("b");
        assertThat(other.scaling().orElseThrow().targets()).containsExactly("b");
        assertThat(inverse(other.lastStepOnly().samplingRate(2)))
                .usingComparatorWithPrecision(1e-3f)
                .containsExactly(1520);
        assertThat(inverse(other)).usingComparatorWithPrecision(1e-3f).containsExactly(1460, 1470);
        assertThat(inverse(split.test())).usingComparatorWithPrecision(1e-3f).containsExactly(46, 47);

        SeriesScaling learned = split.train().targets("b").scaling().orElseThrow();
        assertThat(series.windows(4, 2, 1).scaled(learned).targets("b").scaling())
                .isEqualTo(series.windows(4, 2, 1).targets("b").scaled(learned).scaling())
                .hasValue(learned);
    }

    private static float[] inverse(Windows windows) {
        Tensor first = windows.dataset().rows(0, 1).targets();
        return windows.scaling().orElseThrow().inverse(first).floats();
    }

    @Test
    void refusesToEvaluateByOtherVariablesThanTheModelForecasts() {
        WindowSplit split =
                Series.windows(STEPS, 1, 1, 1).targets("0").split(0.5).standardized();
        Model model = Sequential.of(flatten(), dense(1))
                .fit(
                        split.train().targets("1").dataset(),
                        fit -> fit.loss(meanSquaredError()).verbose(0));

        model.evaluate(split.test().targets("1").dataset());
        assertThatThrownBy(() -> model.evaluate(split.test().dataset()))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the data was made by another SeriesScaling than the model learned with.");
    }

    @Test
    void leavesWhatNeverChangesAtZero() {
        float[] same = new float[50];
        Arrays.fill(same, 0.1f);
        WindowSplit split = Series.windows(same, 2, 1, 1).split(0.5).standardized();

        assertThat(split.scaling().deviations()).containsExactly(1f);
        assertThat(split.train().dataset().input().floats()).containsOnly(0f);
    }

    @Test
    void refusesWhatDoesNotFit() {
        WindowSplit split = Series.windows(STEPS, 1, 1, 1).split(0.5);
        assertThatThrownBy(split::scaling)
                .isInstanceOf(NnException.class)
                .hasMessage("scaling: the windows are not standardized.\nMaybe add standardized() to the split.");
        WindowSplit done = split.standardized();
        assertThatThrownBy(done::standardized)
                .isInstanceOf(NnException.class)
                .hasMessage("scaled: the series must not be standardized twice, but it is.");
        assertThatThrownBy(() -> done.scaling().inverse(Tensor.zeros(Shape.of(2, 3))))
                .isInstanceOf(NnException.class)
                .hasMessage("inverse: the forecasts must have a place for each of [0, 1] along their last axis, but are"
                        + " float32 [2, 3].");
        assertThatThrownBy(() -> Series.windows(new float[9], 1, 1, 1).scaled(done.scaling()))
                .hasMessage("scaling: the series must be of [0, 1], but is of [value].");
        assertThatThrownBy(() -> new SeriesScaling(List.of("a"), List.of(0f), List.of(0f), List.of()))
                .hasMessage("scaling: deviations must be above 0 and finite, but one was 0.0.");
        assertThatThrownBy(() -> new SeriesScaling(List.of("a"), List.of(0f), List.of(), List.of()))
                .hasMessage("scaling: there must be a mean and a deviation for each of [a], but there are 1 and 0.");
        assertThatThrownBy(() -> new SeriesScaling(List.of("a"), List.of(0f), List.of(1f), List.of("b")))
                .hasMessage("scaling: the targets must be among [a], but are [b].");
    }

    @Test
    void aModelsFileKnowsHowItsSeriesWasScaled(@TempDir Path folder) {
        float[] line = new float[60];
        for (int i = 0; i < line.length; i++) {
            line[i] = 1000 + 10 * i;
        }
        WindowSplit split = Series.windows(line, 3, 1, 1).split(0.8).standardized();
        Model model = Sequential.of(flatten(), dense(1))
                .fit(
                        split.train().dataset(),
                        fit -> fit.loss(meanSquaredError())
                                .optimizer(adam(0.05))
                                .epochs(100)
                                .batchSize(16)
                                .verbose(0));
        Path file = folder.resolve("model.onnx");
        Onnx.save(model, file);

        Model loaded = Onnx.load(file);
        SeriesScaling scaling = loaded.schema().preprocessing(SeriesScaling.class);

        assertThat(scaling).isEqualTo(split.scaling());
        Tensor latest = Series.windows(line, 3, 1, 1).scaled(scaling).latest();
        assertThat(scaling.inverse(loaded.predict(latest)).floats()[0]).isCloseTo(1600, within(10f));
    }
}
