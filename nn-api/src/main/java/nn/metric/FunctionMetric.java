package nn.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;
import nn.data.ByName;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.Words;

/**
 * Evaluates by a function of the user's, which sees all rows of an epoch or dataset at once.
 *
 * <p>A file keeps its name alone: who loads the file gives the function again. So its value does not depend on the batches; it keeps all predictions and targets, and does not see sample weights.
 *
 * @param name the log name
 * @param function takes predictions [rows, …] and targets, labels [rows] or values [rows, …]
 */
public record FunctionMetric(String name, ToDoubleBiFunction<Tensor, Tensor> function) implements Metric, ByName {
    /** Checks what is given. */
    public FunctionMetric {
        Given.value("metric: the name", name);
        Given.value("metric: the function", function);
    }

    @Override
    public String word() {
        return name;
    }

    @Override
    public Accumulator start(Shape output) {
        return new Collected();
    }

    private final class Collected implements Accumulator {
        private final List<Tensor> predictions = new ArrayList<>();
        private final List<Tensor> targets = new ArrayList<>();

        @Override
        public void add(Tensor batchPredictions, Tensor batchTargets, Optional<Tensor> sampleWeights) {
            predictions.add(Tensor.concat(List.of(batchPredictions)));
            targets.add(Tensor.concat(List.of(batchTargets)));
        }

        @Override
        public double[] sums() {
            return predictions.isEmpty()
                    ? new double[0]
                    : Sums.joined(Flat.of(Tensor.concat(predictions)), Flat.of(Tensor.concat(targets)));
        }

        @Override
        public void resume(double... sums) {
            Tensor seen = Flat.at(0, sums);
            predictions.add(seen);
            targets.add(Flat.at(Flat.of(seen).length, sums));
        }

        @Override
        public double value() {
            return predictions.isEmpty()
                    ? Double.NaN
                    : function.applyAsDouble(Tensor.concat(predictions), Tensor.concat(targets));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FunctionMetric metric && name.equals(metric.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return Words.of("metric", name, Words.MORE).toString();
    }
}
