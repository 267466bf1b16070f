package nn.optimizer;

import nn.op.Ops;
import nn.op.Value;

/** Gives an optimizer what it needs for the update of one weight, and takes what its slots become. */
public interface Update {
    /**
     * Returns the weight as it is, after it decayed as the options say.
     *
     * @return the weight
     */
    Value weight();

    /**
     * Returns the gradient of the loss, clipped as the options say.
     *
     * @return of the weight's size
     */
    Value gradient();

    /**
     * Finds one of this step's coefficients.
     *
     * @param name as {@link Optimizer#coefficients} names it
     * @return a scalar
     */
    Value coefficient(String name);

    /**
     * Finds one of the weight's slots as it is.
     *
     * @param name as {@link Optimizer#slots} names it
     * @return of the weight's size
     */
    Value slot(String name);

    /**
     * Says what a slot becomes.
     *
     * @param name as {@link Optimizer#slots} names it
     * @param value of the weight's size
     * @return the value
     */
    Value next(String name, Value value);

    /**
     * Returns the learning rate of this step, with all that goes with it.
     *
     * @return a scalar
     */
    default Value rate() {
        return coefficient(Coefficient.RATE);
    }

    /**
     * Moves a slot towards a value: {@code slot ← share · slot + (1 − share) · value}.
     *
     * @param name as {@link Optimizer#slots} names it
     * @param value of the weight's size
     * @param share how much of the slot stays
     * @return what the slot becomes
     */
    default Value average(String name, Value value, double share) {
        return next(name, Ops.add(Ops.mul(slot(name), share), Ops.mul(value, 1 - share)));
    }
}
