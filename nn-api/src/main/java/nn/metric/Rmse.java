package nn.metric;

import nn.data.Shape;

/**
 * Takes the root of the mean of squared errors over all rows; log name {@code root_mean_squared_error}.
 *
 * @see <a href="https://keras.io/api/metrics/regression_metrics/#rootmeansquarederror-class">Keras's
 *     RootMeanSquaredError</a>
 */
public record Rmse() implements Metric {
    @Override
    public String name() {
        return "root_mean_squared_error";
    }

    @Override
    public Mode mode() {
        return Mode.MIN;
    }

    @Override
    public Accumulator start(Shape output) {
        return new Mapped(new Mse().start(output), Math::sqrt);
    }

    @Override
    public String toString() {
        return "rmse()";
    }
}
