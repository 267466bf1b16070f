package nn.train;

import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Numbers;
import nn.data.Shape;
import nn.data.Tensor;
import nn.data.WeightedTargets;
import nn.spi.Objective;

/**
 * Brings targets and weights of one output into the form that its loss wants.
 *
 * @param objective what is minimized there
 * @param shape the shape of one row of the output
 */
record PreparedOutput(Objective objective, Shape shape) {
    /** Prepares what is given; of several outputs a problem names the one. */
    WeightedTargets of(WeightedTargets given, Map<Integer, Double> classWeights, boolean isOneOfSeveral) {
        try {
            given.weights().ifPresent(this::requireWeights);
            Tensor targets = Targets.of(given.targets(), objective.loss(), shape);
            return new WeightedTargets(targets, weights(given, classWeights));
        } catch (NnException wrong) {
            throw isOneOfSeveral ? wrong.at("output \"" + objective.output() + "\"") : wrong;
        }
    }

    private void requireWeights(Tensor weights) {
        int wrong = Prepared.firstNotFinite(weights);
        if (wrong >= 0) {
            int width = weights.shape().row().size();
            throw NnException.of(
                    "row %d: the sample weight must be finite, but was %s.",
                    wrong / width, Numbers.of(weights).at(wrong));
        }
        Shape row = weights.shape().row();
        if (row.rank() == 1 && (shape.rank() < 2 || row.dim(0) != shape.dim(0))) {
            throw NnException.of(
                            "the sample weights are %d a row, but the network gives rows of %s.", row.dim(0), shape)
                    .maybe(
                            shape.rank() < 2
                                    ? "give one weight a row."
                                    : "give " + shape.dim(0) + " weights a row, one a position.");
        }
    }

    private Optional<Tensor> weights(WeightedTargets given, Map<Integer, Double> classWeights) {
        if (classWeights.isEmpty()) {
            return given.weights();
        }
        Tensor classes = Targets.classes(given.targets(), objective.loss());
        float[] factors = ClassWeights.of(classWeights, classes, shape);
        if (given.weights().isEmpty()) {
            return Optional.of(Tensor.of(Shape.of(factors.length), factors));
        }
        Tensor weights = given.weights().get();
        float[] each = weights.floats();
        int width = each.length / factors.length;
        for (int i = 0; i < each.length; i++) {
            each[i] *= factors[i / width];
        }
        return Optional.of(Tensor.of(weights.shape(), each));
    }
}
