package nn.metric;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Lets rows count by their sample weights, as Keras's {@code weighted_metrics}; log name {@code weighted_} and the
 * metric's.
 *
 * @param metric what evaluates
 */
public record Weighted(Metric metric) implements Metric {
    /** Checks what is given. */
    public Weighted {
        Given.value("weighted: the metric", metric);
    }

    @Override
    public String name() {
        return "weighted_" + metric.name();
    }

    @Override
    public Mode mode() {
        return metric.mode();
    }

    @Override
    public boolean isWeighted() {
        return true;
    }

    @Override
    public Weighted decidedBy(Decision decision) {
        return new Weighted(metric.decidedBy(decision));
    }

    @Override
    public Accumulator start(Shape output) {
        return metric.start(output);
    }

    @Override
    public String toString() {
        return Words.of("weighted", metric).toString();
    }
}
