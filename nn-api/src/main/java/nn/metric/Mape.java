package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean of errors in percent of the targets, {@code 100 · Σ|(y − p) / max(|y|, 1e-7)| / width}; log name {@code
 * mape}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#meanabsolutepercentageerror-class">Keras's MeanAbsolutePercentageError</a>
 */
public record Mape() implements Metric {
    @Override
    public String name() {
        return "mape";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(Mape::error);
    }

    private static double error(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += error(batch.target(row, i), batch.prediction(row, i));
        }
        return sum / batch.width();
    }

    private static double error(double y, double p) {
        return 100 * Math.abs((y - p) / Math.max(Math.abs(y), 1e-7));
    }

    @Override
    public String toString() {
        return "mape()";
    }
}
