package nn.metric;

import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Says what share of all yeses was right, hits / (hits + false alarms); log name {@code precision}.
 *
 * <p>All outputs together count as yes-or-no answers, as in Keras; 0 where there is no yes.
 *
 * @param threshold above which an output says yes; by default as {@link Decision} says, ½ for probabilities and 0 for
 *     logits
 * @see <a href="https://keras.io/api/metrics/classification_metrics/#precision-class">Keras's Precision</a>
 */
public record Precision(OptionalDouble threshold) implements Metric {
    /** Checks the threshold. */
    public Precision {
        threshold.ifPresent(value -> Given.finite("precision: the threshold", value));
    }

    @Override
    public String name() {
        return "precision";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Precision decidedBy(Decision decision) {
        Evaluable.yesOrNo("precision", decision);
        return threshold.isPresent() ? this : new Precision(OptionalDouble.of(decision.threshold()));
    }

    @Override
    public Accumulator start(Shape output) {
        return new Counts(output.size(), OptionalDouble.of(threshold.orElse(0.5)), counts -> of(counts.total()));
    }

    private static double of(Counts all) {
        return Counts.ratio(all.hits(0), all.hits(0) + all.alarms(0));
    }

    @Override
    public String toString() {
        return (threshold.isPresent() ? Words.of("precision", threshold.getAsDouble()) : Words.of("precision"))
                .toString();
    }
}
