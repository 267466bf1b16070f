package nn.metric;

import java.util.Optional;
import nn.data.Tensor;

/** Averages one number of each row, or of each position, weighted by the sample weights. */
final class RowMean implements Metric.Accumulator {
    private final RowValue of;
    private final boolean isOfPositions;
    private double sum;
    private double all;

    RowMean(RowValue of) {
        this(of, false);
    }

    private RowMean(RowValue of, boolean isOfPositions) {
        this.of = of;
        this.isOfPositions = isOfPositions;
    }

    /** Sees each position of sequences and images as a row. */
    static RowMean ofPositions(RowValue of) {
        return new RowMean(of, true);
    }

    /** Evaluates one row. */
    interface RowValue {
        double value(Batch batch, int row);
    }

    @Override
    public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        Batch batch = isOfPositions
                ? Batch.positions(predictions, targets, sampleWeights)
                : Batch.of(predictions, targets, sampleWeights);
        int rows = batch.rows();
        for (int row = 0; row < rows; row++) {
            double weight = batch.weight(row);
            sum += weight * of.value(batch, row);
            all += weight;
        }
    }

    @Override
    public double[] sums() {
        return new double[] {sum, all};
    }

    @Override
    public void resume(double... sums) {
        Sums.require(2, sums);
        sum = sums[0];
        all = sums[1];
    }

    @Override
    public double value() {
        return sum / all;
    }
}
