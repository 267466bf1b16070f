package nn.series;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.table.Column;
import nn.table.Table;

/**
 * Holds values of one variable or several over time, at equal intervals, the earliest first.
 *
 * <pre>{@code
 * var windows = Series.of(table, "temperature", "pressure").windows(24, 6, 1).targets("temperature");
 * var split = windows.split(0.8).standardized();
 * var model = network.fit(split.train().dataset(), fit -> fit.loss(meanSquaredError()));
 * Tensor degrees = split.scaling().inverse(model.predict(split.test().dataset().input()));
 * }</pre>
 *
 * @param variables a name for each
 * @param values float32 [time, variables], all finite
 * @param isHeldOut whether some steps are in a part that a split held out, so that no statistics may be fitted on them
 */
public record Series(List<String> variables, Tensor values, boolean isHeldOut) {
    /**
     * Checks names and values.
     *
     * @throws NnException if there is no value, one is not finite, or there are not as many names as variables, all different
     */
    public Series {
        variables = Given.all(
                "series: variable",
                Given.value("series: the variables", variables).toArray(String[]::new));
        Shape shape = Given.value("series: the values", values).shape();
        if (shape.rank() != 2 || shape.size() == 0 || values.type() != DType.FLOAT32) {
            throw NnException.of("series: the values must be float32 [time, variables], but are %s.", values);
        }
        if (variables.size() != shape.dim(1) || variables.stream().distinct().count() < variables.size()) {
            throw NnException.of(
                    "series: each of %d variables must have a name of its own, but they are %s.",
                    shape.dim(1), variables);
        }
        requireFinite(variables, values.floats());
    }

    /**
     * Takes values that no split holds out.
     *
     * @param variables a name for each
     * @param values float32 [time, variables], all finite
     * @throws NnException as above
     */
    public Series(List<String> variables, Tensor values) {
        this(variables, values, false);
    }

    private static void requireFinite(List<String> variables, float... values) {
        int width = variables.size();
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw NnException.of(
                                "series: step %d, variable \"%s\": the value must be finite, but was %s.",
                                i / width, variables.get(i % width), values[i])
                        .maybe("fill the gap, or take the steps before or after it.");
            }
        }
    }

    /**
     * Takes the values of one variable.
     *
     * @param values at least one
     * @return the series; its variable is called "value"
     */
    public static Series of(float... values) {
        Given.value("series: the values", values);
        return new Series(List.of("value"), Tensor.of(Shape.of(values.length, 1), values));
    }

    /**
     * Takes the values of several variables.
     *
     * @param steps for each time a value of each variable
     * @return the series; its variables are called {@code 0}, {@code 1}, …, or "value" where there is one
     * @throws NnException if there is no step, or steps differ in width
     */
    public static Series of(float[]... steps) {
        Tensor values = Tensor.of(steps);
        int width = values.shape().dim(1);
        return new Series(
                width == 1
                        ? List.of("value")
                        : IntStream.range(0, width).mapToObj(Integer::toString).toList(),
                values);
    }

    /**
     * Takes columns of a table, whose rows are in the order of time. What a split of the table holds out, the series holds
     * out, too: {@link WindowSplit#standardized()} fits no statistics on it.
     *
     * @param table the table; {@code table.sortBy("date")} puts it in order
     * @param columns at least one, of numbers
     * @return the series; its variables are called as the columns are
     * @throws NnException if there is no such column, a value is missing, or the rows were shuffled or drawn at random
     */
    public static Series of(Table table, String... columns) {
        requireOrder(Given.value("series: the table", table));
        Table chosen = table.select(columns);
        int width = chosen.columns().size();
        float[] values = new float[chosen.size() * width];
        for (int variable = 0; variable < width; variable++) {
            Column column = chosen.columns().get(variable);
            for (int step = 0; step < chosen.size(); step++) {
                values[step * width + variable] = (float) column.number(step);
            }
        }
        return new Series(chosen.names(), Tensor.of(Shape.of(chosen.size(), width), values), table.isHeldOut());
    }

    private static void requireOrder(Table table) {
        if (table.isShuffled()) {
            throw NnException.of("series: the rows of the table must be in the order of time, but were shuffled.")
                    .maybe("sort them: table.sortBy(\"date\").");
        }
        if (table.isDrawn()) {
            throw NnException.of(
                            "series: the rows of the table must follow one another, but a split drew them at random.")
                    .maybe(
                            "split by time: table.split(0.8).byTime(\"date\"), or only the windows: windows.split(0.8).");
        }
    }

    /**
     * Cuts windows from the values of one variable, as {@code Series.of(values).windows(width, horizon, stride)}.
     *
     * @param values the earliest first
     * @param width how many steps a window has, at least 1
     * @param horizon how many steps after a window are to be forecast, at least 1
     * @param stride how many steps later the next window begins, at least 1
     * @return the windows
     * @throws NnException if the values are fewer than a window has steps
     */
    public static Windows windows(float[] values, int width, int horizon, int stride) {
        return of(values).windows(width, horizon, stride);
    }

    /**
     * Cuts windows from the values of several variables.
     *
     * @param steps for each time a value of each variable, the earliest first
     * @param width how many steps a window has, at least 1
     * @param horizon how many steps after a window are to be forecast, at least 1
     * @param stride how many steps later the next window begins, at least 1
     * @return the windows
     * @throws NnException if the steps are fewer than a window has
     */
    public static Windows windows(float[][] steps, int width, int horizon, int stride) {
        return of(steps).windows(width, horizon, stride);
    }

    /**
     * Cuts windows, each of which is a row to learn from: what was known, and what came after.
     *
     * @param width how many steps a window has, at least 1
     * @param horizon how many steps after a window are to be forecast, at least 1
     * @param stride how many steps later the next window begins, at least 1
     * @return the windows
     * @throws NnException if the series has fewer steps than a window
     */
    public Windows windows(int width, int horizon, int stride) {
        return new Windows(this, new WindowForm(width, horizon, stride, 1, false, List.of()));
    }

    /**
     * Names the variables.
     *
     * @param names one for each, all different
     * @return a new series of the same values
     * @throws NnException if there are not as many
     */
    public Series names(String... names) {
        return new Series(Given.all("series: name", names), values, isHeldOut);
    }

    /**
     * Counts the steps.
     *
     * @return at least 1
     */
    public int steps() {
        return values.rows();
    }

    /**
     * Returns some of the steps, without copying.
     *
     * @param from the first step
     * @param to one past the last
     * @return a new series
     * @throws NnException if there are no such steps, or none at all
     */
    public Series steps(int from, int to) {
        return new Series(variables, values.rows(from, to), isHeldOut);
    }

    Series heldOut() {
        return new Series(variables, values, true);
    }

    @Override
    public String toString() {
        return "Series of " + steps() + (steps() == 1 ? " step" : " steps") + " of " + String.join(", ", variables);
    }
}
