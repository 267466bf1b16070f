package nn.series;

import nn.data.Given;
import nn.data.NnException;

/**
 * Holds the two parts of windows that were divided by time.
 *
 * <pre>{@code
 * var split = Series.windows(values, 24, 1, 1).split(0.8).standardized();
 * var model = network.fit(split.train().dataset(), fit -> fit.loss(meanSquaredError()));
 * System.out.println(model.evaluate(split.test().dataset()));
 * }</pre>
 *
 * @param train the earlier ones, to learn from
 * @param test the later ones, to test with
 */
public record WindowSplit(Windows train, Windows test) {
    /** Refuses what is missing. */
    public WindowSplit {
        Given.value("a window split: the train", train);
        Given.value("a window split: the test", test);
    }

    /**
     * Standardizes both parts by the means and deviations of the first alone, all of its steps, so that nothing is known of
     * the second.
     *
     * @return new parts
     * @throws NnException if they are standardized already, or the first is of steps that another split held out
     */
    public WindowSplit standardized() {
        if (train.series().isHeldOut()) {
            throw NnException.of(
                            "standardized: the series holds steps that a split held out; what is fitted must not see them.")
                    .maybe("fit on the part to learn from, and use it here: windows.scaled(split.scaling()).");
        }
        Windows learned = train.standardized();
        return new WindowSplit(learned, test.scaled(learned.scaling().orElseThrow()));
    }

    /**
     * Returns how the parts were standardized.
     *
     * @return what brings forecasts back: {@code split.scaling().inverse(model.predict(…))}
     * @throws NnException if they were not
     */
    public SeriesScaling scaling() {
        return train.scaling()
                .orElseThrow(() -> NnException.of("scaling: the windows are not standardized.")
                        .maybe("add standardized() to the split."));
    }

    @Override
    public String toString() {
        return "train: " + train + "\ntest: " + test;
    }
}
