package nn.train;

import java.util.Map;
import nn.data.State;

/** Shows a callback the training under way, and lets it steer. */
public interface Training {
    /**
     * Counts epochs.
     *
     * @return the current epoch, from 0
     */
    int epoch();

    /**
     * Says where the training ends.
     *
     * @return the number of the epoch behind the last
     */
    int epochs();

    /**
     * Counts the batches of the current epoch that are done.
     *
     * @return from 0 to {@link #batches()}
     */
    int batch();

    /**
     * Counts the batches of an epoch.
     *
     * @return at least 1
     */
    int batches();

    /**
     * Gives the losses and metrics of the current epoch so far.
     *
     * @return by name: {@code loss}, the metrics, and after validation the same with {@code val_} before
     */
    Map<String, Double> logs();

    /**
     * Gives the learning rate of the next step.
     *
     * @return at least 0
     */
    double learningRate();

    /**
     * Replaces the learning rate, and the schedule that gave it, from the next step on.
     *
     * @param rate a finite number of at least 0
     */
    void learningRate(double rate);

    /**
     * Copies out what was learned so far.
     *
     * @return weights, slots and step
     */
    State state();

    /**
     * Goes back to a state.
     *
     * @param state such as the best one so far
     */
    void restore(State state);

    /**
     * Ends the training after this epoch, or, called between batches, at once.
     *
     * @param reason why, for the history
     */
    void stop(String reason);
}
