package nn.metric;

import java.util.Set;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Gives a metric another log name, so that two of a kind can stand side by side.
 *
 * @param metric what evaluates
 * @param name the log name, such as {@code strict}
 */
public record Named(Metric metric, String name) implements Metric {
    private static final Set<String> TAKEN = Set.of("epoch", "learning_rate");

    /** Checks the name. */
    public Named {
        Given.value("named: the metric", metric);
        requireFree(name);
    }

    /**
     * Refuses a metric's name that is none, or under which logs, or files of them, hold something else; {@code loss} is
     * left to those who know what else there is.
     *
     * @param name the log name
     * @throws NnException if it is null, blank or taken, or begins with {@code val_}
     */
    public static void requireFree(String name) {
        Given.value("the metric's name", name);
        if (name.isBlank() || name.startsWith("val_")) {
            throw NnException.of("a metric's name must not be blank nor begin with val_, but was \"%s\".", name);
        }
        if (TAKEN.contains(name)) {
            throw NnException.of(
                            "a metric must not be named \"%s\": logs hold the %s by that name.",
                            name, name.replace('_', ' '))
                    .maybe("name it otherwise, as in precision(0.9).named(\"strict\").");
        }
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
