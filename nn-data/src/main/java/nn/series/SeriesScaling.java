package nn.series;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Preprocessing;
import nn.data.Tensor;

/**
 * Brings the variables of a series to mean 0 and deviation 1, and forecasts back, by statistics of the part that was learned
 * from: {@link WindowSplit#standardized()} fits it.
 *
 * <p>A model that learned from such windows keeps it, and so does its file: {@code
 * model.schema().preprocessing(SeriesScaling.class)}.
 *
 * @param variables a name for each
 * @param means of each variable
 * @param deviations of each variable, above 0; 1 where all its values are the same, as in scikit-learn
 * @param targets the names of the variables that are forecast
 */
public record SeriesScaling(List<String> variables, List<Float> means, List<Float> deviations, List<String> targets)
        implements Preprocessing {
    /**
     * Checks that each variable has its numbers.
     *
     * @throws NnException if there are not as many means or deviations as variables, a deviation is not above 0, or a target
     *     is none of the variables
     */
    public SeriesScaling {
        variables = Given.all("scaling: variable", variables);
        means = Given.all("scaling: mean", means);
        deviations = Given.all("scaling: deviation", deviations);
        targets = Given.all("scaling: target", targets);
        if (means.size() != variables.size() || deviations.size() != variables.size()) {
            throw NnException.of(
                    "scaling: there must be a mean and a deviation for each of %s, but there are %d and %d.",
                    variables, means.size(), deviations.size());
        }
        for (float deviation : deviations) {
            if (!(deviation > 0 && deviation < Float.POSITIVE_INFINITY)) {
                throw NnException.of("scaling: deviations must be above 0 and finite, but one was %s.", deviation);
            }
        }
        if (!variables.containsAll(targets)) {
            throw NnException.of("scaling: the targets must be among %s, but are %s.", variables, targets);
        }
    }

    /** Takes the statistics of all steps. */
    static SeriesScaling fit(Series series) {
        float[] values = series.values().floats();
        int width = series.variables().size();
        List<Float> means = new ArrayList<>();
        List<Float> deviations = new ArrayList<>();
        for (int variable = 0; variable < width; variable++) {
            int place = variable;
            double[] own = IntStream.range(0, series.steps())
                    .mapToDouble(step -> values[step * width + place])
                    .toArray();
            means.add((float) mean(own));
            deviations.add((float) deviation(own));
        }
        return new SeriesScaling(series.variables(), means, deviations, series.variables());
    }

    private static double mean(double... values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    private static double deviation(double... values) {
        double mean = mean(values);
        double deviation = Math.sqrt(mean(DoubleStream.of(values)
                .map(value -> (value - mean) * (value - mean))
                .toArray()));
        boolean same = DoubleStream.of(values).allMatch(value -> value == values[0]);
        return same || (float) deviation == 0 ? 1 : deviation;
    }

    SeriesScaling targets(List<String> chosen) {
        return new SeriesScaling(variables, means, deviations, chosen);
    }

    /**
     * Standardizes a series: {@code (x − mean) / deviation}.
     *
     * @param series of the same variables
     * @return a new series
     * @throws NnException if the variables are others
     */
    public Series transform(Series series) {
        Given.value("scaling: the series", series);
        if (!series.variables().equals(variables)) {
            throw NnException.of("scaling: the series must be of %s, but is of %s.", variables, series.variables());
        }
        float[] values = series.values().floats();
        for (int i = 0; i < values.length; i++) {
            int variable = i % variables.size();
            values[i] = (values[i] - means.get(variable)) / deviations.get(variable);
        }
        return new Series(variables, Tensor.of(series.values().shape(), values), series.isHeldOut());
    }

    /**
     * Brings forecasts back to the series' own units: {@code x · deviation + mean}.
     *
     * @param forecasts or targets, as windows have them: all of the one variable that is forecast, or [n, …, variables] of
     *     several
     * @return float32 of the same shape
     * @throws NnException if the last axis does not have a place for each of several variables
     */
    public Tensor inverse(Tensor forecasts) {
        int width = targets.size();
        if (width == 0) {
            throw NnException.of("inverse: no variable is forecast.").maybe("name some: targets(…).");
        }
        int last = Given.value("inverse: the forecasts", forecasts).shape().rank() - 1;
        if (last < 0 || width > 1 && forecasts.shape().dim(last) != width) {
            throw NnException.of(
                    "inverse: the forecasts must have a place for each of %s along their last axis, but are %s.",
                    targets, forecasts);
        }
        float[] values = forecasts.floats();
        for (int i = 0; i < values.length; i++) {
            int variable = variables.indexOf(targets.get(i % width));
            values[i] = values[i] * deviations.get(variable) + means.get(variable);
        }
        return Tensor.of(forecasts.shape(), values);
    }
}
