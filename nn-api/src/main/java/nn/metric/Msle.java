package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean of squares of {@code ln(1 + y) − ln(1 + p)}, with y and p of at least 1e-7; log name {@code msle}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#meansquaredlogarithmicerror-class">Keras's MeanSquaredLogarithmicError</a>
 */
public record Msle() implements Metric {
    @Override
    public String name() {
        return "msle";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(Msle::error);
    }

    private static double error(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += error(batch.target(row, i), batch.prediction(row, i));
        }
        return sum / batch.width();
    }

    private static double error(double y, double p) {
        double difference = Math.log1p(Math.max(y, 1e-7)) - Math.log1p(Math.max(p, 1e-7));
        return difference * difference;
    }

    @Override
    public String toString() {
        return "msle()";
    }
}
