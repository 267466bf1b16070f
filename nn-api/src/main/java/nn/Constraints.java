package nn;

import nn.layer.Constraint;

/** Names the constraints, as Keras's {@code keras.constraints} does. */
public final class Constraints {
    private Constraints() {}

    /**
     * Shrinks the weights into each unit to at most a length.
     *
     * @param max the greatest length, above 0
     * @return the constraint
     */
    public static Constraint.MaxNorm maxNorm(double max) {
        return new Constraint.MaxNorm(max);
    }

    /**
     * Sets negative weights to 0.
     *
     * @return the constraint
     */
    public static Constraint.NonNegative nonNegative() {
        return new Constraint.NonNegative();
    }
}
