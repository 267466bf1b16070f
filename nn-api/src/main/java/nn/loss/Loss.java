package nn.loss;

import nn.data.NnException;
import nn.data.Shape;

/**
 * Describes what training makes small, after Keras's {@code keras.losses}.
 *
 * <p>Formulas are for one row with targets y and predictions p; a batch's loss is the rows' sum, each times its sample
 * weight, divided by the number of rows.
 */
public sealed interface Loss
        permits MeanSquaredError,
                HalfSquaredError,
                MeanAbsoluteError,
                Huber,
                BinaryCrossentropy,
                CategoricalCrossentropy,
                SparseCategoricalCrossentropy,
                Hinge,
                KLDivergence {
    /** Says what a loss compares the output with. */
    enum Targets {
        /** Numbers of the output's shape; integer labels become one-hot rows. */
        VALUES,
        /** As values, but within 0..1. */
        PROBABILITIES,
        /** As values, but −1 and 1; 0 becomes −1. */
        SIGNS,
        /** Integer labels, one a row. */
        LABELS
    }

    /**
     * Says what the output is compared with.
     *
     * @return values by default
     */
    default Targets targets() {
        return Targets.VALUES;
    }

    /**
     * Checks that an output can be judged so.
     *
     * @param output the shape of one row of the network's output
     * @throws NnException if it cannot
     */
    default void check(Shape output) {}

    /**
     * Calls the visitor's method for this kind.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor makes
     * @return what that method returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Has one method for each loss; an engine that forgets one does not compile.
     *
     * @param <R> what is made of it
     */
    interface Visitor<R> {
        /**
         * Visits the mean of squares.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R meanSquaredError(MeanSquaredError loss);

        /**
         * Visits half the sum of squares.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R halfSquaredError(HalfSquaredError loss);

        /**
         * Visits the mean of absolute values.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R meanAbsoluteError(MeanAbsoluteError loss);

        /**
         * Visits Huber's loss.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R huber(Huber loss);

        /**
         * Visits binary cross-entropy.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R binaryCrossentropy(BinaryCrossentropy loss);

        /**
         * Visits cross-entropy over one-hot rows.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R categoricalCrossentropy(CategoricalCrossentropy loss);

        /**
         * Visits cross-entropy over labels.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss);

        /**
         * Visits the hinge loss.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R hinge(Hinge loss);

        /**
         * Visits Kullback and Leibler's divergence.
         *
         * @param loss the loss
         * @return what is made of it
         */
        R klDivergence(KLDivergence loss);
    }
}
