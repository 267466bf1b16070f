package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean of absolute errors, Σ|y − p| / width; log name {@code mae}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#meanabsoluteerror-class">Keras's MeanAbsoluteError</a>
 */
public record Mae() implements Metric {
    @Override
    public String name() {
        return "mae";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(Mae::error);
    }

    private static double error(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += Math.abs((double) batch.target(row, i) - batch.prediction(row, i));
        }
        return sum / batch.width();
    }

    @Override
    public String toString() {
        return "mae()";
    }
}
