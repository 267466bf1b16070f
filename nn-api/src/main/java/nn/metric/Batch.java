package nn.metric;

import java.util.Optional;
import nn.data.Given;
import nn.data.Memory;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Reads a batch row by row.
 *
 * @param width the numbers of one row of predictions
 * @param predictions row after row
 * @param targets row after row, or one label a row
 * @param weights one a row, or none where all rows count 1
 */
record Batch(int width, Numbers predictions, Numbers targets, Optional<Numbers> weights) {
    static Batch of(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        int width = predictions.shape().row().size();
        Given.positive("a metric: the count of outputs", width);
        requireTargets(targets.shape().size(), predictions.rows(), width);
        sampleWeights.ifPresent(weights -> requireAsMany(weights.shape().size(), predictions.rows()));
        return new Batch(width, Numbers.of(predictions), Numbers.of(targets), sampleWeights.map(Numbers::of));
    }

    /** Begins a sum for each output. */
    static double[] sums(int width) {
        return Memory.require("a metric", (long) Double.BYTES * width, () -> new double[width]);
    }

    private static void requireTargets(int targets, int rows, int width) {
        if (targets != rows && targets != rows * width) {
            throw NnException.of(
                    "a metric: %d rows of %d numbers need a label or as many numbers each, but there are %d targets.",
                    rows, width, targets);
        }
    }

    private static void requireAsMany(int weights, int rows) {
        if (weights < rows) {
            throw NnException.of("a metric: %d rows need as many sample weights, but were given %d.", rows, weights);
        }
    }

    /** Reads a batch position by position, each as a row of its own. */
    static Batch positions(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        Given.value("a metric: the predictions", predictions);
        Given.value("a metric: the sample weights", sampleWeights);
        Shape output = predictions.shape().row();
        return of(
                Positions.apart(predictions),
                Positions.apart(targets, output),
                sampleWeights.map(weights -> Positions.repeated(weights, output, predictions.rows())));
    }

    int rows() {
        return predictions.count() / width;
    }

    double weight(int row) {
        return weights.isEmpty() ? 1 : weights.get().at(row);
    }

    float prediction(int row, int column) {
        return predictions.at(row * width + column);
    }

    /** Returns a target; a label counts as a one-hot row. */
    float target(int row, int column) {
        if (hasLabels()) {
            return targets.at(row) == column ? 1 : 0;
        }
        return targets.at(row * width + column);
    }

    /** Returns whether a target says yes: it is 1, where no is 0 or −1. */
    boolean isTrue(int row, int column) {
        return target(row, column) > 0.5f;
    }

    /** Finds the class of a row. */
    int label(int row) {
        return hasLabels() ? (int) targets.at(row) : targets.argmax(row * width, width);
    }

    /** Finds the class that a row is taken for. */
    int predictedLabel(int row) {
        return predictions.argmax(row * width, width);
    }

    private boolean hasLabels() {
        return targets.count() < predictions.count();
    }
}
