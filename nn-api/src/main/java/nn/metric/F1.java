package nn.metric;

import java.util.OptionalDouble;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;

/**
 * Balances precision and recall, 2 · hits / (2 · hits + false alarms + misses); log name {@code f1_score}.
 *
 * <p>One output says yes above a threshold: ½ for probabilities, 0 for logits. Of several the greatest says yes, unless
 * there is a threshold or each is a yes or no of its own, and their scores are averaged.
 *
 * @param average how the outputs' scores become one
 * @param threshold above which an output says yes, or empty
 * @see <a href="https://keras.io/api/metrics/classification_metrics/#f1score-class">Keras's F1Score</a>
 */
public record F1(Average average, OptionalDouble threshold) implements Metric {
    /** Checks the threshold. */
    public F1 {
        Given.value("f1: the average", average);
        threshold.ifPresent(value -> Given.finite("f1: the threshold", value));
    }

    /** Says how the scores of several outputs become one. */
    public enum Average {
        /** Every output counts the same: the default. */
        MACRO,
        /** All outputs' hits, false alarms and misses are added up first. */
        MICRO,
        /** Every output counts by how often it is true. */
        WEIGHTED
    }

    /**
     * Chooses how the scores of several outputs become one.
     *
     * @param other macro by default
     * @return a new metric
     */
    public F1 average(Average other) {
        return new F1(other, threshold);
    }

    /**
     * Lets each output say yes on its own, for networks that may say yes several times.
     *
     * @param above a finite number, such as ½
     * @return a new metric
     */
    public F1 threshold(double above) {
        return new F1(average, OptionalDouble.of(above));
    }

    @Override
    public String name() {
        return "f1_score";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public F1 decidedBy(Decision decision) {
        Evaluable.yesOrNo("f1", decision);
        return threshold.isPresent() || decision.takesGreatest() ? this : threshold(decision.threshold());
    }

    @Override
    public Accumulator start(Shape output) {
        Evaluable.flat("f1", output);
        boolean half = output.size() == 1 && threshold.isEmpty();
        return new Counts(output.size(), half ? OptionalDouble.of(0.5) : threshold, this::of);
    }

    private double of(Counts counts) {
        return switch (average) {
            case MICRO -> score(counts.total(), 0);
            case MACRO -> mean(counts, false);
            case WEIGHTED -> mean(counts, true);
        };
    }

    private static double mean(Counts counts, boolean weighted) {
        double sum = 0;
        double all = 0;
        for (int i = 0; i < counts.width(); i++) {
            double weight = weighted ? counts.hits(i) + counts.misses(i) : 1;
            sum += weight * score(counts, i);
            all += weight;
        }
        return Counts.ratio(sum, all);
    }

    private static double score(Counts counts, int i) {
        return Counts.ratio(2 * counts.hits(i), 2 * counts.hits(i) + counts.alarms(i) + counts.misses(i));
    }

    @Override
    public String toString() {
        Words words = Words.of("f1").option("average", average, Average.MACRO);
        return (threshold.isPresent() ? words.and("threshold", threshold.getAsDouble()) : words).toString();
    }
}
