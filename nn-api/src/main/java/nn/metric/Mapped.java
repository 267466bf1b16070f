package nn.metric;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import nn.data.Tensor;

/** Reports a function of what another accumulator would report. */
record Mapped(Metric.Accumulator all, DoubleUnaryOperator result) implements Metric.Accumulator {
    @Override
    public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        all.add(predictions, targets, sampleWeights);
    }

    @Override
    public double[] sums() {
        return all.sums();
    }

    @Override
    public void resume(double... sums) {
        all.resume(sums);
    }

    @Override
    public double value() {
        return result.applyAsDouble(all.value());
    }
}
