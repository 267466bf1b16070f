package nn.metric;

import java.util.Optional;
import nn.data.Tensor;

/**
 * Holds a batch as plain arrays, so that metrics read it fast.
 *
 * @param width the numbers of one row of predictions
 * @param predictions row after row
 * @param targets row after row, or one label a row
 * @param weights one a row, or none where all rows count 1
 */
record Batch(int width, float[] predictions, float[] targets, float[] weights) {
    private static final float[] NONE = {};

    static Batch of(Tensor predictions, Tensor targets, Optional<Tensor> sampleWeights) {
        return new Batch(
                predictions.shape().row().size(),
                predictions.floats(),
                targets.floats(),
                sampleWeights.map(Tensor::floats).orElse(NONE));
    }

    int rows() {
        return predictions.length / width;
    }

    double weight(int row) {
        return weights.length == 0 ? 1 : weights[row];
    }

    float prediction(int row, int column) {
        return predictions[row * width + column];
    }

    /** Gives a target; a label counts as a one-hot row. */
    float target(int row, int column) {
        if (hasLabels()) {
            return targets[row] == column ? 1 : 0;
        }
        return targets[row * width + column];
    }

    /** Tells whether a target says yes: it is 1, where no is 0 or −1. */
    boolean isTrue(int row, int column) {
        return target(row, column) > 0.5f;
    }

    /** Finds the class of a row. */
    int label(int row) {
        return hasLabels() ? (int) targets[row] : greatest(targets, row);
    }

    /** Finds the class that a row is taken for. */
    int predictedLabel(int row) {
        return greatest(predictions, row);
    }

    private boolean hasLabels() {
        return targets.length < predictions.length;
    }

    private int greatest(float[] values, int row) {
        int from = row * width;
        int best = from;
        float most = values[from];
        for (int i = from + 1; i < from + width; i++) {
            if (values[i] > most) {
                most = values[i];
                best = i;
            }
        }
        return best - from;
    }
}
