package nn.metric;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;

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
        Accumulator squares = new Mse().start(output);
        return new Accumulator() {
            @Override
            public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
                squares.add(predictions, targets, sampleWeights);
            }

            @Override
            public double value() {
                return Math.sqrt(squares.value());
            }
        };
    }

    @Override
    public String toString() {
        return "rmse()";
    }
}
