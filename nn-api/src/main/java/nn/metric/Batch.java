package nn.metric;

import java.util.Optional;
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
        return new Batch(
                predictions.shape().row().size(),
                Numbers.of(predictions),
                Numbers.of(targets),
                sampleWeights.map(Numbers::of));
    }

    /** Reads a batch position by position, each as a row of its own. */
    static Batch positions(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
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
