package nn.reliability;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.Decision;
import nn.metric.Metric;
import nn.metric.Mode;

/**
 * Passes a trap wherever it is asked for something.
 *
 * @param metric what evaluates
 * @param trap throws
 */
record TrappedMetric(Metric metric, Trap trap) implements Metric {
    @Override
    public String name() {
        trap.pass("metric.name");
        return metric.name();
    }

    @Override
    public Mode mode() {
        trap.pass("metric.mode");
        return metric.mode();
    }

    @Override
    public boolean isWeighted() {
        trap.pass("metric.isWeighted");
        return metric.isWeighted();
    }

    @Override
    public Metric decidedBy(Decision decision) {
        trap.pass("metric.decidedBy");
        return new TrappedMetric(metric.decidedBy(decision), trap);
    }

    @Override
    public Accumulator start(Shape output) {
        trap.pass("metric.start");
        Accumulator all = metric.start(output);
        return new Accumulator() {
            @Override
            public void add(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
                trap.pass("metric.add");
                all.add(predictions, targets, sampleWeights);
            }

            @Override
            public double value() {
                trap.pass("metric.value");
                return all.value();
            }
        };
    }
}
