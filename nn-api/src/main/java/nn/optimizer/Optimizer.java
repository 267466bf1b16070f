package nn.optimizer;

import java.util.Map;

/** Describes how gradients change weights, after Keras's {@code keras.optimizers}, with its defaults. */
public sealed interface Optimizer permits Sgd, Adam, RMSprop, Adagrad, Nadam {
    /**
     * Gives the learning rate of each step.
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
     * Gives clipping and decay.
     *
     * @return the options
     */
    UpdateOptions options();

    /**
     * Names what the optimizer keeps for each learned weight, and what each starts as.
     *
     * @return such as {@code {m=0, v=0}}; the slot of {@code dense/kernel} is {@code dense/kernel:m}
     */
    Map<String, Float> slots();

    /**
     * Calls the visitor's method for this kind.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor makes
     * @return what that method returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Has one method for each optimizer; an engine that forgets one does not compile.
     *
     * @param <R> what is made of it
     */
    interface Visitor<R> {
        /**
         * Visits gradient descent.
         *
         * @param optimizer the optimizer
         * @return what is made of it
         */
        R sgd(Sgd optimizer);

        /**
         * Visits Adam.
         *
         * @param optimizer the optimizer
         * @return what is made of it
         */
        R adam(Adam optimizer);

        /**
         * Visits RMSprop.
         *
         * @param optimizer the optimizer
         * @return what is made of it
         */
        R rmsprop(RMSprop optimizer);

        /**
         * Visits Adagrad.
         *
         * @param optimizer the optimizer
         * @return what is made of it
         */
        R adagrad(Adagrad optimizer);

        /**
         * Visits Nadam.
         *
         * @param optimizer the optimizer
         * @return what is made of it
         */
        R nadam(Nadam optimizer);
    }
}
