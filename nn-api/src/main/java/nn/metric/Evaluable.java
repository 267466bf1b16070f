package nn.metric;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;

/** Requires that a metric can evaluate outputs. */
final class Evaluable {
    private Evaluable() {}

    static void flat(String metric, Shape output) {
        if (!output.isFlat()) {
            throw NnException.of("%s: the output must be flat, but was %s.", metric, output)
                    .maybe("use mae() or mse(), which take any shape.");
        }
    }

    /** Refuses rows that may be of many classes, but lets flatness be the concern of {@link #flat}. */
    static void oneClass(String metric, Decision decision) {
        Given.value("a metric: the decision", decision);
        if (decision.kind() == Decision.Kind.MANY_YES_OR_NO) {
            decision.requireOneClass(metric, "use binaryAccuracy(), which takes each output by itself");
        }
    }

    /** Refuses one output whose targets are numbers. */
    static void yesOrNo(String metric, Decision decision) {
        Given.value("a metric: the decision", decision);
        if (decision.kind() == Decision.Kind.NUMBER) {
            throw NnException.of(
                            "%s: the targets of one output must be classes, 0 and 1 or -1 and 1, but are other numbers.",
                            metric)
                    .maybe("use mae() or r2(), which measure numbers.");
        }
    }
}
