package nn.metric;

import nn.data.NnException;
import nn.data.Shape;

/** Says in one voice what a metric cannot judge. */
final class Check {
    private Check() {}

    static void flat(String metric, Shape output) {
        if (!output.isFlat()) {
            throw NnException.of("%s: the output must be flat, but was %s.", metric, output)
                    .maybe("use mae() or mse(), which judge any shape.");
        }
    }

    static void finite(String option, double value) {
        if (!Double.isFinite(value)) {
            throw NnException.of("%s must be finite, but was %s.", option, value);
        }
    }
}
