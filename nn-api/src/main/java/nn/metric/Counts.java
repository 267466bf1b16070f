package nn.metric;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import nn.data.Tensor;

/** Counts hits, false alarms and misses of each output, weighted by the sample weights. */
final class Counts implements Metric.Accumulator {
    private final OptionalDouble threshold;
    private final ToDoubleFunction<Counts> result;
    private final double[] hits;
    private final double[] alarms;
    private final double[] misses;

    /**
     * Begins to count.
     *
     * @param width the number of outputs
     * @param threshold above which an output says yes; where there is none, the greatest does
     * @param result what is made of the counts
     */
    Counts(int width, OptionalDouble threshold, ToDoubleFunction<Counts> result) {
        this.threshold = threshold;
        this.result = result;
        this.hits = Batch.sums(width);
        this.alarms = Batch.sums(width);
        this.misses = Batch.sums(width);
    }

    int width() {
        return hits.length;
    }

    double hits(int output) {
        return hits[output];
    }

    double alarms(int output) {
        return alarms[output];
    }

    double misses(int output) {
        return misses[output];
    }

    /** Returns the counts of all outputs together, as if they were one. */
    Counts total() {
        Counts total = new Counts(1, threshold, result);
        for (int i = 0; i < hits.length; i++) {
            total.hits[0] += hits[i];
            total.alarms[0] += alarms[i];
            total.misses[0] += misses[i];
        }
        return total;
    }

    /** Divides, and gives 0 where there is nothing to divide by, as Keras does. */
    static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    @Override
    public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        Batch batch = Batch.of(predictions, targets, sampleWeights);
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            int greatest = batch.predictedLabel(row);
            for (int i = 0; i < hits.length; i++) {
                boolean says = threshold.isPresent()
                        ? batch.prediction(row, i) > (float) threshold.getAsDouble()
                        : i == greatest;
                count(i, says, batch.isTrue(row, i), batch.weight(row));
            }
        }
    }

    private void count(int output, boolean says, boolean is, double weight) {
        if (says && is) {
            hits[output] += weight;
        } else if (says) {
            alarms[output] += weight;
        } else if (is) {
            misses[output] += weight;
        }
    }

    @Override
    public double[] sums() {
        return Sums.joined(hits, alarms, misses);
    }

    @Override
    public void resume(double... sums) {
        Sums.divide(sums, hits, alarms, misses);
    }

    @Override
    public double value() {
        return result.applyAsDouble(this);
    }
}
