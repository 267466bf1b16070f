package nn.layer;

import nn.data.NnException;
import nn.data.Words;

/** Describes what a weight must fulfil after each step, after Keras's {@code keras.constraints}. */
public sealed interface Constraint {
    /**
     * Calls the visitor's method for this kind.
     *
     * @param visitor one method for each kind
     * @param <R> what the visitor makes
     * @return what that method returned
     */
    <R> R accept(Visitor<R> visitor);

    /**
     * Shrinks the weights into each unit to at most a length: {@code w · min(‖w‖, max) / (1e-7 + ‖w‖)}.
     *
     * <p>The length is taken over the inputs: the first axis of a dense kernel, all but the first of a convolution's;
     * over a whole bias.
     *
     * @param max the greatest length, 2 by default in Keras
     */
    record MaxNorm(double max) implements Constraint {
        /** Checks the length. */
        public MaxNorm {
            if (!(max > 0) || Double.isInfinite(max)) {
                throw NnException.of("maxNorm: the length must be above 0 and finite, but was %s.", max);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.maxNorm(this);
        }

        @Override
        public String toString() {
            return Words.of("maxNorm", max).toString();
        }
    }

    /** Sets negative weights to 0. */
    record NonNegative() implements Constraint {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nonNegative(this);
        }

        @Override
        public String toString() {
            return "nonNegative()";
        }
    }

    /**
     * Has one method for each constraint.
     *
     * @param <R> what is made of it
     */
    interface Visitor<R> {
        /**
         * Visits a greatest length.
         *
         * @param constraint the constraint
         * @return what is made of it
         */
        R maxNorm(MaxNorm constraint);

        /**
         * Visits a lower bound of 0.
         *
         * @param constraint the constraint
         * @return what is made of it
         */
        R nonNegative(NonNegative constraint);
    }
}
