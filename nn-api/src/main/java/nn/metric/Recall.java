package nn.metric;

import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Says what share of all that is true was found, hits / (hits + misses); log name {@code recall}.
 *
 * <p>All outputs together count as yes-or-no answers, as in Keras; 0 where there is nothing true.
 *
 * @param threshold above which an output says yes; by default as {@link Decision} says, ½ for probabilities and 0 for
 *     logits
 * @see <a href="https://keras.io/api/metrics/classification_metrics/#recall-class">Keras's Recall</a>
 */
public record Recall(OptionalDouble threshold) implements Metric {
    /** Checks the threshold. */
    public Recall {
        threshold.ifPresent(value -> Given.finite("recall: the threshold", value));
    }

    @Override
    public String name() {
        return "recall";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Recall decidedBy(Decision decision) {
        Evaluable.yesOrNo("recall", decision);
        return threshold.isPresent() ? this : new Recall(OptionalDouble.of(decision.threshold()));
    }

    @Override
    public Accumulator start(Shape output) {
        return new Counts(output.size(), OptionalDouble.of(threshold.orElse(0.5)), counts -> of(counts.total()));
    }

    private static double of(Counts all) {
        return Counts.ratio(all.hits(0), all.hits(0) + all.misses(0));
    }

    @Override
    public String toString() {
        return (threshold.isPresent() ? Words.of("recall", threshold.getAsDouble()) : Words.of("recall")).toString();
    }
}
