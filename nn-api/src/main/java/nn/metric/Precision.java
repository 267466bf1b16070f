package nn.metric;

import java.util.OptionalDouble;
import nn.data.Shape;
import nn.train.Metric;
import nn.train.Mode;

/**
 * Says what share of all yeses was right, hits / (hits + false alarms); log name {@code precision}.
 *
 * <p>All outputs together count as yes-or-no answers, as in Keras; 0 where there is no yes.
 *
 * @param threshold above which an output says yes: ½ for probabilities, 0 for logits
 * @see <a href="https://keras.io/api/metrics/classification_metrics/#precision-class">Keras's Precision</a>
 */
public record Precision(double threshold) implements Metric {
    /** Checks the threshold. */
    public Precision {
        Check.finite("precision: the threshold", threshold);
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
    public Accumulator start(Shape output) {
        return new Counts(output.size(), OptionalDouble.of(threshold), counts -> of(counts.total()));
    }

    private static double of(Counts all) {
        return Counts.ratio(all.hits(0), all.hits(0) + all.alarms(0));
    }
}
