package nn.train;

import java.util.Map;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Makes a weight for each row of a weight for each class, as Keras does: the class is a single target rounded to the
 * nearest integer, or the column of the greatest of several.
 */
final class ClassWeights {
    private static final String CURE = "weigh the rows themselves: data.sampleWeights(…).";
    /** How far the sum of probabilities may lie from 1. */
    private static final double ROUNDING = 1e-3;

    private final int classes;
    private final int width;
    private final Numbers targets;

    private ClassWeights(Tensor targets, int outputs) {
        this.classes = Math.max(2, outputs);
        this.width = targets.shape().row().size();
        this.targets = Numbers.of(targets);
    }

    /**
     * Returns a factor for each row.
     *
     * @param weights a factor for each class; 1 for those not named
     * @param targets [n, …], as the dataset has them
     * @param output the shape of one row of outputs
     * @throws NnException if there is no such class, or a row is not of one class
     */
    static float[] of(Map<Integer, Double> weights, Tensor targets, Shape output) {
        ClassWeights all = new ClassWeights(targets, output.dim(output.featureAxis()));
        weights.forEach(all::requireClass);
        requireOneClass(targets.shape().row(), output);
        float[] factors = new float[targets.rows()];
        for (int row = 0; row < factors.length; row++) {
            factors[row] = weights.getOrDefault(all.label(row), 1.0).floatValue();
        }
        return factors;
    }

    private void requireClass(int label, double weight) {
        if (label < 0 || label >= classes) {
            throw NnException.of("classWeights: there is no label %d, but 0 to %d.", label, classes - 1);
        }
        Given.nonNegative("classWeights: label " + label + ": the weight", weight);
    }

    private static void requireOneClass(Shape row, Shape output) {
        int axes = 0;
        for (int size : row.dims()) {
            axes += size > 1 ? 1 : 0;
        }
        if (axes > 1 || output.positions().size() > 1) {
            throw NnException.of("classWeights: each row must be of one class, but the targets are rows of %s.", row)
                    .maybe(CURE);
        }
    }

    private int label(int row) {
        return width == 1 ? rounded(row) : greatest(row);
    }

    private int rounded(int row) {
        double label = Math.rint(targets.at(row));
        if (!(label >= 0 && label < classes)) {
            throw NnException.of(
                            "classWeights: row %d: the target must be a class from 0 to %d, but was %s.",
                            row, classes - 1, targets.at(row))
                    .maybe("give the classes as 0 to %d, or " + CURE, classes - 1);
        }
        return (int) label;
    }

    private int greatest(int row) {
        int best = targets.argmax(row * width, width);
        requireAlone(row, best);
        return best;
    }

    /** Refuses rows of several labels; probabilities may be equal, and then the first counts. */
    private void requireAlone(int row, int best) {
        for (int column = best + 1; column < width; column++) {
            if (value(row, column) == value(row, best) && !areProbabilities(row)) {
                throw NnException.of(
                                "classWeights: row %d must be of one class, but its targets %d and %d are both %s.",
                                row, best, column, value(row, best))
                        .maybe(CURE);
            }
        }
    }

    private boolean areProbabilities(int row) {
        double sum = 0;
        for (int column = 0; column < width; column++) {
            sum += value(row, column);
        }
        return Math.abs(sum - 1) < ROUNDING;
    }

    private float value(int row, int column) {
        return targets.at(row * width + column);
    }
}
