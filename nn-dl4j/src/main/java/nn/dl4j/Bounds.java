package nn.dl4j;

import nn.layer.Constraint;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Puts a weight back within the bounds of its constraint.
 *
 * @param weights what is changed, in place
 */
record Bounds(INDArray weights) {
    /** Lists the constraints. */
    static final Known<Constraint, Bounds, INDArray> KNOWN = new Known<Constraint, Bounds, INDArray>("constraint")
            .and(Constraint.MaxNorm.class, Bounds::maxNorm)
            .and(Constraint.NonNegative.class, Bounds::nonNegative);

    private static final double EPSILON = 1e-7;

    /** Puts the weight within bounds. */
    void keep(Constraint constraint) {
        KNOWN.make(constraint, this);
    }

    private INDArray maxNorm(Constraint.MaxNorm constraint) {
        INDArray length = length();
        INDArray factor = Transforms.min(length, constraint.max(), true).divi(length.addi(EPSILON));
        if (weights.rank() == 1) {
            return weights.muli(factor.getFloat(0));
        }
        return weights.rank() == 2
                ? weights.muliRowVector(factor)
                : weights.muli(factor.reshape(factor.length(), 1, 1, 1).broadcast(weights.shape()));
    }

    private INDArray length() {
        return switch (weights.rank()) {
            case 1 -> weights.norm2();
            case 2 -> weights.norm2(0);
            default -> weights.norm2(1, 2, 3);
        };
    }

    private INDArray nonNegative(Constraint.NonNegative constraint) {
        return Transforms.max(weights, 0, false);
    }
}
