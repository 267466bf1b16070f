package nn.metric;

import nn.data.NnException;
import nn.data.Shape;
import nn.train.Decision;

/** Says in one voice what a metric cannot judge. */
final class Check {
    private Check() {}

    static void flat(String metric, Shape output) {
        if (!output.isFlat()) {
            throw NnException.of("%s: the output must be flat, but was %s.", metric, output)
                    .maybe("use mae() or mse(), which judge any shape.");
        }
    }

    /** Refuses rows that may be of many classes, but lets flatness be the concern of {@link #flat}. */
    static void oneClass(String metric, Decision decision) {
        if (decision.kind() == Decision.Kind.MANY_YES_OR_NO) {
            decision.requireOneClass(metric, "use binaryAccuracy(), which takes each output by itself");
        }
    }

    static void finite(String option, double value) {
        if (!Double.isFinite(value)) {
            throw NnException.of("%s must be finite, but was %s.", option, value);
        }
    }
}
