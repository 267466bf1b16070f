package nn.metric;

import java.util.Arrays;
import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Says what share of the targets' variance is explained, 1 − Σ(y − p)² / Σ(y − ȳ)², averaged over the outputs; log name
 * {@code r2_score}.
 *
 * <p>An output whose targets are all equal counts 0, as in Keras.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#r2score-class">Keras's R2Score</a>
 */
public record R2() implements Metric {
    @Override
    public String name() {
        return "r2_score";
    }

    @Override
    public Mode mode() {
        return Mode.MAX;
    }

    @Override
    public Accumulator start(Shape output) {
        return new Moments(output.size());
    }

    /** Follows mean and variation of each output's targets in one pass (Welford, 1962; weighted by West, 1979). */
    private static final class Moments implements Accumulator {
        private final double[] mean;
        private final double[] variation;
        private final double[] residual;
        private double all;

        Moments(int width) {
            mean = Batch.sums(width);
            variation = Batch.sums(width);
            residual = Batch.sums(width);
        }

        @Override
        public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
            Batch batch = Batch.of(predictions, targets, sampleWeights);
            int rows = batch.rows();
            for (int row = 0; row < rows; row++) {
                if (batch.weight(row) != 0) {
                    add(batch, row, batch.weight(row));
                }
            }
        }

        private void add(Batch batch, int row, double weight) {
            all += weight;
            for (int i = 0; i < mean.length; i++) {
                double target = batch.target(row, i);
                double error = target - batch.prediction(row, i);
                double off = target - mean[i];
                mean[i] += off * weight / all;
                variation[i] += weight * off * (target - mean[i]);
                residual[i] += weight * error * error;
            }
        }

        @Override
        public double[] sums() {
            return Sums.joined(new double[] {all}, mean, variation, residual);
        }

        @Override
        public void resume(double... sums) {
            Sums.require(1 + 3 * mean.length, sums);
            all = sums[0];
            Sums.divide(Arrays.copyOfRange(sums, 1, sums.length), mean, variation, residual);
        }

        @Override
        public double value() {
            if (all == 0) {
                return Double.NaN;
            }
            double sum = 0;
            for (int i = 0; i < mean.length; i++) {
                sum += variation[i] == 0 ? 0 : 1 - residual[i] / variation[i];
            }
            return sum / mean.length;
        }
    }

    @Override
    public String toString() {
        return "r2()";
    }
}
