package nn;

import java.util.function.UnaryOperator;
import nn.layer.Constraint;
import nn.layer.FunctionConstraint;
import nn.op.Value;

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

    /**
     * Restricts as a lambda of ops says: {@code constraint("box", w -> clip(w, -1, 1))}.
     *
     * @param name what it is called; files keep it, and who loads one gives the lambda again under it
     * @param function makes a weight of the same size of one that was just stepped
     * @return the constraint
     */
    public static FunctionConstraint constraint(String name, UnaryOperator<Value> function) {
        return new FunctionConstraint(name, function);
    }
}
