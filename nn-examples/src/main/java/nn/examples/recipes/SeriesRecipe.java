package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Layers.gru;
import static nn.Losses.meanSquaredError;

import nn.Model;
import nn.Sequential;
import nn.data.Tensor;
import nn.series.Series;
import nn.series.SeriesScaling;
import nn.series.WindowSplit;
import nn.table.Table;

/** Forecasts a series of several variables, and tells its own units. */
final class SeriesRecipe {
    private SeriesRecipe() {}

    static Tensor learn(Table weather) {
        // spotless:off
        // DOC
        var series = Series.of(weather, "degrees", "bar");                       // a row an hour, the earliest first
        var windows = series.windows(24, 6, 1).targets("degrees");               // a day known, 6 hours to forecast
        var split = windows.split(0.8).standardized();
        var model = Sequential.of(gru(16), dense(6))
                .fit(split.train().dataset(), fit -> fit.loss(meanSquaredError()).epochs(5));
        System.out.println(model.evaluate(split.test().dataset()));
        Tensor degrees = split.scaling().inverse(model.predict(split.test().dataset().input()));
        // DOC ends
        // spotless:on
        System.out.println(degrees.form());
        return forecast(model, series);
    }

    private static Tensor forecast(Model model, Series series) {
        // spotless:off
        // DOC
        var scaling = model.schema().preprocessing(SeriesScaling.class);         // a loaded model knows it, too
        Tensor known = series.windows(24, 6, 1).scaled(scaling).latest();        // the last day; 24 hours are enough
        Tensor next = scaling.inverse(model.predict(known));
        // DOC ends
        // spotless:on
        return next;
    }

    static WindowSplit plain(float[] values) {
        // spotless:off
        // DOC
        var hourly = Series.windows(values, 24, 1, 1).samplingRate(6);            // each sixth of values every 10 minutes
        var parts = hourly.split(0.8);
        System.out.println(parts);
        // DOC ends
        // spotless:on
        return parts;
    }
}
