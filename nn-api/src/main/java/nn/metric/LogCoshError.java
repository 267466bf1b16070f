package nn.metric;

import nn.data.Shape;

/**
 * Takes the mean of {@code ln cosh(p − y)}; log name {@code logcosh}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#logcosherror-class">Keras's LogCoshError</a>
 */
public record LogCoshError() implements Metric {
    @Override
    public String name() {
        return "logcosh";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new RowMean(LogCoshError::error);
    }

    private static double error(Batch batch, int row) {
        double sum = 0;
        for (int i = 0; i < batch.width(); i++) {
            sum += error(batch.target(row, i), batch.prediction(row, i));
        }
        return sum / batch.width();
    }

    private static double error(double y, double p) {
        double size = Math.abs(p - y);
        return size + Math.log1p(Math.exp(-2 * size)) - Math.log(2);
    }

    @Override
    public String toString() {
        return "logCoshError()";
    }
}
