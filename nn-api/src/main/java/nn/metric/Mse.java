package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean of squared errors, Σ(y − p)² / width; log name {@code mse}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#meansquarederror-class">Keras's MeanSquaredError</a>
 */
public record Mse() implements Metric {
    @Override
    public String name() {
        return "mse";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(Mse::error);
    }

    private static double error(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            double error = (double) batch.target(row, i) - batch.prediction(row, i);
            sum += error * error;
        }
        return sum / batch.width();
    }

    @Override
    public String toString() {
        return "mse()";
    }
}
