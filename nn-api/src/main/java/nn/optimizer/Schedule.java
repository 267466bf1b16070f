package nn.optimizer;

import nn.data.Given;
import nn.data.Words;

/** Gives the learning rate of each optimizer step, after Keras's {@code keras.optimizers.schedules}. */
@FunctionalInterface
public interface Schedule {
    /**
     * Gives the rate of one step.
     *
     * @param step how many steps were taken before, from 0
     * @return a finite number of at least 0
     */
    double rate(long step);

    /**
     * Keeps one rate.
     *
     * @param rate a finite number of at least 0
     */
    record Constant(double rate) implements Schedule {
        /** Checks the rate. */
        public Constant {
            Given.nonNegative("the learning rate", rate);
        }

        @Override
        public double rate(long step) {
            return rate;
        }

        @Override
        public String toString() {
            return Words.number(rate);
        }
    }
}
