package nn.train;

import nn.data.Shape;

/**
 * Gives a metric another log name, so that two of a kind can stand side by side.
 *
 * @param metric what evaluates
 * @param name the log name, such as {@code strict}
 */
public record Named(Metric metric, String name) implements Metric {
    /** Checks the name. */
    public Named {
        LogNames.require(name);
    }

    @Override
    public Named named(String other) {
        return new Named(metric, other);
    }

    @Override
    public Mode mode() {
        return metric.mode();
    }

    @Override
    public boolean isWeighted() {
        return metric.isWeighted();
    }

    @Override
    public Named decidedBy(Decision decision) {
        return new Named(metric.decidedBy(decision), name);
    }

    @Override
    public Accumulator start(Shape output) {
        return metric.start(output);
    }

    @Override
    public String toString() {
        return metric + ".named(\"" + name + "\")";
    }
}
