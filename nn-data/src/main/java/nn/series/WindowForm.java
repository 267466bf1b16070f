package nn.series;

import java.util.List;
import nn.data.Given;

/**
 * What windows are like.
 *
 * @param width how many steps of a window are known
 * @param horizon how many steps are forecast
 * @param stride how many steps of the series later the next window begins
 * @param samplingRate how many steps of the series make one of a window and of its horizon
 * @param lastOnly whether only the last step of the horizon is forecast
 * @param targets which variables are forecast; all where there is none
 */
record WindowForm(int width, int horizon, int stride, int samplingRate, boolean lastOnly, List<Integer> targets) {
    WindowForm {
        Given.positive("windows: the width", width);
        Given.positive("windows: the horizon", horizon);
        Given.positive("windows: the stride", stride);
        Given.positive("windows: the sampling rate", samplingRate);
    }

    WindowForm samplingRate(int rate) {
        return new WindowForm(width, horizon, stride, rate, lastOnly, targets);
    }

    WindowForm lastOnlyOf(boolean only) {
        return new WindowForm(width, horizon, stride, samplingRate, only, targets);
    }

    WindowForm targets(List<Integer> chosen) {
        return new WindowForm(width, horizon, stride, samplingRate, lastOnly, chosen);
    }

    /** Counts the steps of the series that a window takes, from its first to the last of its horizon. */
    long span() {
        return ((long) width + horizon - 1) * samplingRate + 1;
    }

    /** Counts the steps of the series that are known of a window. */
    long known() {
        return (width - 1L) * samplingRate + 1;
    }

    /** Counts the windows in so many steps. */
    int count(int steps) {
        return steps < span() ? 0 : (int) ((steps - span()) / stride) + 1;
    }

    /** Counts the steps that are forecast. */
    int forecast() {
        return lastOnly ? 1 : horizon;
    }
}
