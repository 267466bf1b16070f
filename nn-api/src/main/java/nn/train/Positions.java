package nn.train;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Metric;
import nn.spi.Outcome;

/**
 * Holds what a metric evaluates; where positions count differently, each is a row of its own.
 *
 * @param predictions [rows, …]
 * @param targets [rows, …]
 * @param weights [rows], or empty where all count 1
 */
record Positions(Tensor predictions, Tensor targets, Optional<Tensor> weights) {
    static Positions of(Outcome given, Tensor targets, Optional<Tensor> weights) {
        Tensor predictions = given.predictions().orElseThrow();
        Optional<Tensor> combined = given.mask()
                .map(mask -> weights.map(each -> product(mask, each)).orElse(mask))
                .or(() -> weights);
        return combined.filter(each -> each.shape().rank() == 2)
                .map(each -> new Positions(
                        positions(predictions, each),
                        positions(targets, each),
                        Optional.of(each.reshape(Shape.of(each.shape().size())))))
                .orElseGet(() -> new Positions(predictions, targets, combined));
    }

    /** Multiplies [rows, time] with weights [rows] or [rows, time]. */
    private static Tensor product(Tensor mask, Tensor weights) {
        float[] product = mask.floats();
        float[] each = weights.floats();
        int shared = product.length / each.length;
        for (int i = 0; i < product.length; i++) {
            product[i] *= each[i / shared];
        }
        return Tensor.of(mask.shape(), product);
    }

    /** Sees [rows, time, …] as [rows · time, …]. */
    private static Tensor positions(Tensor tensor, Tensor weights) {
        Shape row = tensor.shape().row();
        int time = weights.shape().dim(1);
        Shape each = row.rank() == 1 ? Shape.of(1) : row.row();
        return tensor.reshape(each.batch(tensor.rows() * time));
    }

    void addTo(Metric.Accumulator metric) {
        metric.add(predictions, targets, weights);
    }
}
