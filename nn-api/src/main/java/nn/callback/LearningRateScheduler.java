package nn.callback;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Chooses the learning rate anew before each epoch; logs {@code learning_rate}. Later trainings of the model go on at the
 * last one, until one chooses an optimizer.
 *
 * @param schedule gives an epoch's rate
 * @see <a href="https://keras.io/api/callbacks/learning_rate_scheduler/">Keras's LearningRateScheduler</a>
 */
public record LearningRateScheduler(EpochRate schedule) implements Callback {
    /** Checks what is given. */
    public LearningRateScheduler {
        Given.value("learningRateScheduler: the schedule", schedule);
    }

    /** Gives the learning rate of each epoch. */
    @FunctionalInterface
    public interface EpochRate {
        /**
         * Returns the rate of one epoch.
         *
         * @param epoch the epoch, from 0
         * @param rate the rate so far
         * @return a finite number of at least 0
         */
        double rate(int epoch, double rate);
    }

    @Override
    public void onTrainBegin(Training training) {
        requireConstant("learningRateScheduler", training);
    }

    @Override
    public void onEpochBegin(Training training) {
        training.learningRate(schedule.rate(training.epoch(), training.learningRate()));
    }

    @Override
    public void onEpochEnd(Training training) {
        training.log("learning_rate", training.learningRate());
    }

    static void requireConstant(String callback, Training training) {
        if (!(training.schedule() instanceof Schedule.Constant)) {
            throw NnException.of(
                            "%s: the optimizer must have a constant learning rate, but has the schedule %s.",
                            callback, training.schedule())
                    .maybe("leave out one of the two.");
        }
    }

    @Override
    public String toString() {
        return Words.of("learningRateScheduler", Words.MORE).toString();
    }
}
