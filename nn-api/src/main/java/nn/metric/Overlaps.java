package nn.metric;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import nn.data.Tensor;

/**
 * Averages over classes the positions that are of a class and taken for it, by those that are of it or taken for it. Classes
 * that are nowhere do not count.
 */
final class Overlaps implements Metric.Accumulator {
    private final List<Integer> classes;
    private final OptionalDouble threshold;
    private final double[] both;
    private final double[] actual;
    private final double[] predicted;

    /**
     * Begins to count.
     *
     * @param count how many classes there are
     * @param classes those that the mean is taken of, all if there is none
     * @param threshold above which an output says class 1; where there is none, the greatest of several is the class
     */
    Overlaps(int count, List<Integer> classes, OptionalDouble threshold) {
        this.classes = classes;
        this.threshold = threshold;
        this.both = Batch.sums(count);
        this.actual = Batch.sums(count);
        this.predicted = Batch.sums(count);
    }

    @Override
    public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        Batch batch = Batch.positions(predictions, targets, sampleWeights);
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            if (threshold.isEmpty()) {
                count(batch.label(row), batch.predictedLabel(row), batch.weight(row));
            } else {
                each(batch, row, (float) threshold.getAsDouble());
            }
        }
    }

    private void each(Batch batch, int row, float above) {
        for (int i = 0; i < batch.width(); i++) {
            count(batch.isTrue(row, i) ? 1 : 0, batch.prediction(row, i) > above ? 1 : 0, batch.weight(row));
        }
    }

    private void count(int is, int says, double weight) {
        actual[is] += weight;
        predicted[says] += weight;
        both[is] += is == says ? weight : 0;
    }

    @Override
    public double[] sums() {
        return Sums.joined(both, actual, predicted);
    }

    @Override
    public void resume(double... sums) {
        Sums.divide(sums, both, actual, predicted);
    }

    @Override
    public double value() {
        double sum = 0;
        int there = 0;
        int[] counted = classes.isEmpty()
                ? IntStream.range(0, both.length).toArray()
                : classes.stream().mapToInt(each -> each).toArray();
        for (int each : counted) {
            double either = actual[each] + predicted[each] - both[each];
            sum += Counts.ratio(both[each], either);
            there += either > 0 ? 1 : 0;
        }
        return Counts.ratio(sum, there);
    }
}
