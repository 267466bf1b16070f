package nn.series;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import nn.data.Words;

/**
 * Windows of a series as rows to learn from, as Keras's {@code timeseries_dataset_from_array}: each has the steps that are
 * known, and as its targets the steps after them.
 *
 * <pre>{@code
 * var windows = Series.windows(values, 24, 1, 1);     // 24 steps known, the next one to forecast, at every step
 * Dataset data = windows.dataset();                   // float32 [n, 24, 1] to float32 [n, 1]
 * }</pre>
 *
 * <p>Neighbours share most of their values, so rows of {@link #dataset()} that are split at random, or folded, are known
 * before they are tested: {@link #split(double)} divides by time, and shares no value.
 */
public final class Windows {
    private final Series series;
    private final WindowForm form;
    private final Optional<SeriesScaling> scaling;
    private final boolean isFittedOnSteps;
    private final Cutter cutter;

    Windows(Series series, WindowForm form) {
        this(series, form, Optional.empty(), false);
    }

    private Windows(Series series, WindowForm form, Optional<SeriesScaling> scaling, boolean isFittedOnSteps) {
        this.isFittedOnSteps = isFittedOnSteps;
        this.series = series;
        this.form = form;
        this.scaling = scaling;
        require(series.steps() >= form.known());
        this.cutter = new Cutter(series.values().floats(), series.variables().size(), form);
    }

    private void require(boolean isLongEnough) {
        if (!isLongEnough) {
            throw NnException.of(
                    "windows: %d steps and a horizon of %d take %d steps of the series, but it has %d.",
                    form.width(), form.horizon(), form.span(), series.steps());
        }
    }

    /** Takes windows of another form; what brings forecasts back knows which variables they forecast. */
    private Windows with(WindowForm other) {
        Optional<SeriesScaling> known = scaling.map(before -> before.targets(forecast(other)));
        return new Windows(series, other, known, isFittedOnSteps);
    }

    /** Names the variables that windows of a form forecast. */
    private List<String> forecast(WindowForm windows) {
        List<String> chosen =
                windows.targets().stream().map(series.variables()::get).toList();
        return chosen.isEmpty() ? series.variables() : chosen;
    }

    /**
     * Takes every such step of the series only, in the window and in its horizon, as Keras's {@code sampling_rate}; the
     * stride still counts all steps.
     *
     * @param rate how many steps of the series make one, at least 1, as by default
     * @return new windows
     * @throws NnException if the series has fewer steps than a window takes
     */
    public Windows samplingRate(int rate) {
        return with(form.samplingRate(rate));
    }

    /**
     * Forecasts only the last step of the horizon, not all from the first on.
     *
     * @return new windows
     */
    public Windows lastStepOnly() {
        return with(form.lastOnlyOf(true));
    }

    /**
     * Forecasts some of the variables only; all are known. Where the series is standardized, {@link #scaling()} brings back
     * forecasts of these.
     *
     * @param variables their names, at least one
     * @return new windows
     * @throws NnException if the series has no such variable, or one is named twice
     */
    public Windows targets(String... variables) {
        List<String> names = Given.all("targets: variable", variables);
        if (names.isEmpty()) {
            throw NnException.of("targets: there must be at least one variable, but was none.");
        }
        List<Integer> chosen = new ArrayList<>();
        for (String name : names) {
            if (!series.variables().contains(name)) {
                throw NnException.of("targets: the series has no variable \"%s\", but %s.", name, series.variables());
            }
            if (names.indexOf(name) < chosen.size()) {
                throw NnException.of("targets: each variable must be named once, but \"%s\" was named again.", name);
            }
            chosen.add(series.variables().indexOf(name));
        }
        return with(form.targets(List.copyOf(chosen)));
    }

    /**
     * Returns what the windows are cut from.
     *
     * @return the series, standardized where the windows are
     */
    public Series series() {
        return series;
    }

    /**
     * Returns how the series was standardized.
     *
     * @return empty where it was not
     */
    public Optional<SeriesScaling> scaling() {
        return scaling;
    }

    /**
     * Counts the windows.
     *
     * @return 0 where the series is long enough for {@link #latest()} alone
     */
    public int size() {
        return form.count(series.steps());
    }

    /**
     * Makes rows of the windows, in the order of time.
     *
     * @return float32 [n, width, variables], to targets float32 of the steps that are forecast: [n, horizon] of one
     *     variable, [n, variables] of one step, [n, horizon, variables] of several of both; marked as {@link
     *     Dataset#fittedOnRows()} where the series is standardized by its own steps
     * @throws NnException if the series is too short for one, or they do not fit into one tensor, 2 GB
     */
    public Dataset dataset() {
        require(size() > 0);
        return dataset(IntStream.range(0, size()).toArray());
    }

    /**
     * Cuts windows as they are needed, for series whose windows memory does not hold, though it holds the series; a training
     * that shuffles takes them in an order that is drawn anew for each epoch.
     *
     * @return rows as those of {@link #dataset()}
     * @throws NnException if the series is too short for one
     */
    public Source source() {
        require(size() > 0);
        return WindowSource.of(this);
    }

    Dataset dataset(int... numbers) {
        Dataset data = cutter.rows(numbers);
        Dataset scaled = scaling.map(data::preprocessing).orElse(data);
        return isFittedOnSteps ? scaled.fittedOnRows() : scaled;
    }

    /**
     * Returns the last steps, after which the future is not known, to forecast it; as many as a window has are enough.
     *
     * @return float32 [1, width, variables]
     */
    public Tensor latest() {
        int width = series.variables().size();
        float[] values = series.values().floats();
        float[] latest = new float[form.width() * width];
        for (int step = 0; step < form.width(); step++) {
            int time = series.steps() - 1 - (form.width() - 1 - step) * form.samplingRate();
            System.arraycopy(values, time * width, latest, step * width, width);
        }
        return Tensor.of(Shape.of(1, form.width(), width), latest);
    }

    /**
     * Divides the series by time: all windows of the first part end, horizon and all, before the first window of the second
     * begins, so that no value is in both. Windows that would reach across are left out. The second part is held out: no
     * statistics are fitted on it.
     *
     * @param train the share of the steps to learn from, above 0 and below 1
     * @return the two parts
     * @throws NnException if a part is too short for a window, or the windows are standardized by their own steps
     */
    public WindowSplit split(double train) {
        if (!(train > 0 && train < 1)) {
            throw NnException.of("split: the share to learn from must be above 0 and below 1, but was %s.", train);
        }
        if (isFittedOnSteps) {
            throw NnException.of(
                            "split: the windows are standardized by all of their steps; what is held out must not have been seen by it.")
                    .maybe("split again before standardized(): split.train().split(0.8).standardized().");
        }
        int steps = series.steps();
        int cut = (int) Math.floor(steps * train + 4 * Math.ulp((double) steps));
        return new WindowSplit(part("train", series, 0, cut), part("test", series.heldOut(), cut, steps));
    }

    private Windows part(String name, Series whole, int from, int to) {
        if (form.count(to - from) == 0) {
            throw NnException.of(
                            "split: the %s part must hold a window, %d steps, but has %d of %d steps.",
                            name, form.span(), to - from, whole.steps())
                    .maybe("use another share, or windows that are shorter.");
        }
        return new Windows(whole.steps(from, to), form, scaling, false);
    }

    /**
     * Standardizes the series as another was, such as later values as those that a model learned from.
     *
     * @param fitted such as {@code model.schema().preprocessing(SeriesScaling.class)}
     * @return new windows
     * @throws NnException if the series has other variables, or is standardized already
     */
    public Windows scaled(SeriesScaling fitted) {
        Given.value("scaled: the scaling", fitted);
        if (scaling.isPresent()) {
            throw NnException.of("scaled: the series must not be standardized twice, but it is.");
        }
        Series standard = fitted.transform(series);
        return new Windows(standard, form, Optional.of(fitted.targets(forecast(form))), false);
    }

    /** Standardizes the series by its own statistics. */
    Windows standardized() {
        Windows scaled = scaled(SeriesScaling.fit(series));
        return new Windows(scaled.series, form, scaled.scaling, true);
    }

    @Override
    public String toString() {
        Object[] names = form.targets().stream().map(series.variables()::get).toArray();
        return Words.of("Series.windows", Words.MORE, form.width(), form.horizon(), form.stride())
                        .option("samplingRate", form.samplingRate(), 1)
                        .when(form.lastOnly(), "lastStepOnly")
                        .when(names.length > 0, "targets", names)
                + ": " + size() + (size() == 1 ? " window" : " windows");
    }
}
