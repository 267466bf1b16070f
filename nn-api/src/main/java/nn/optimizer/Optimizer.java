package nn.optimizer;

import java.util.Map;
import nn.op.Value;

/**
 * Describes how gradients change weights, after Keras's {@code keras.optimizers}, with its defaults.
 *
 * <p>One of one's own is a record with a rate; {@link #step} says in ops what is taken away from a weight.
 */
public interface Optimizer {
    /**
     * Returns the learning rate of each step.
     *
     * @return the schedule; engines are handed its rates, step by step
     */
    Schedule learningRate();

    /**
     * Replaces the learning rate.
     *
     * @param schedule the new one
     * @return a new optimizer
     */
    Optimizer learningRate(Schedule schedule);

    /**
     * Returns clipping and decay, which every step has beside its own.
     *
     * @return the options, by default none
     */
    default UpdateOptions options() {
        return UpdateOptions.NONE;
    }

    /**
     * Names what the optimizer keeps for each learned weight, and what each starts as.
     *
     * @return such as {@code {m=0, v=0}}; the slot of {@code dense/kernel} is {@code dense/kernel:m}; by default none
     */
    default Map<String, Float> slots() {
        return Map.of();
    }

    /**
     * Names the numbers that depend on the count of steps and the rate alone; they are computed outside of the graph, in
     * double.
     *
     * @return by default none; the rate is there beside them, unless one of them is called so
     */
    default Map<String, Coefficient> coefficients() {
        return Map.of();
    }

    /**
     * Computes what is taken away from a weight, and what its slots become.
     *
     * @param update gives gradient, slots and coefficients, and takes the slots' next values
     * @return of the weight's size
     */
    Value step(Update update);
}
