package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.gru;
import static nn.Losses.meanAbsoluteError;
import static nn.Optimizers.adam;

import java.util.Locale;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.examples.data.MackeyGlass;
import nn.series.Series;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Forecasts a chaotic series from its last values. */
@Command(name = "forecast", description = "A chaotic series: a GRU says what comes next.")
final class Forecast extends Contest {
    private static final int WINDOW = 16;

    @Mixin
    private final FitOptions options = new FitOptions(20, 32);

    @Override
    protected Result result() {
        System.out.println("Data: 2080 values of a series by Mackey and Glass (1977), made by formula.");
        double start = 0.8 + 0.8 * Randoms.of(options.seed(), "series", 0).nextDouble();
        var split =
                Series.windows(MackeyGlass.series(2080, start), WINDOW, 1, 1).split(0.8);
        Dataset train = split.train().dataset();
        Dataset test = split.test().dataset(); // later than all that it learns from

        var network = Sequential.of(gru(32), dense(1)).input(WINDOW, 1);
        System.out.print(network.summary());

        var model = network.fit(
                train, fit -> options.on(fit).loss(meanAbsoluteError()).optimizer(adam(0.005)));

        float[] values = test.targets().floats();
        float[] forecasts = model.predict(test.input()).floats();
        System.out.println("Forecast  came");
        for (int i = 0; i < 5; i++) {
            System.out.printf(Locale.ROOT, "%8.3f %5.3f%n", forecasts[i], values[i]);
        }
        return new Result("error", model.evaluate(test).loss(), naive(test));
    }

    /** Returns the mean absolute error of saying that the next value is the last one. */
    private static double naive(Dataset data) {
        float[] values = data.targets().floats();
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += Math.abs(values[i] - data.input().row(i).floats()[WINDOW - 1]);
        }
        return sum / values.length;
    }
}
