package nn.callback;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import nn.data.State;
import nn.metric.Mode;
import nn.optimizer.Schedule;

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
     * @return one past the number of the last epoch
     */
    int epochs();

    /**
     * Counts the batches of the current epoch that are done.
     *
     * @return from 0
     */
    int batch();

    /**
     * Counts the batches of an epoch.
     *
     * @return at least 1; 0 in the first epoch of a source that does not say how many rows it has
     */
    int batches();

    /**
     * Returns the losses and metrics of the current epoch so far; what a metric costs is paid at each call between batches.
     *
     * @return by name: {@code loss}, the metrics, after validation the same with {@code val_} before, and what callbacks
     *     added
     */
    Map<String, Double> logs();

    /**
     * Adds a value to the epoch's logs, and so to the history and to what is printed.
     *
     * @param name such as {@code learning_rate}
     * @param value any number
     */
    void log(String name, double value);

    /**
     * Lists what the logs of a validated epoch will hold, and which way each value gets better.
     *
     * @return by name: {@code loss}, the metrics, and where there is validation the same with {@code val_} before
     */
    Map<String, Mode> monitors();

    /**
     * Returns the optimizer's own schedule.
     *
     * @return what gives the learning rate of each step, unless it was replaced
     */
    Schedule schedule();

    /**
     * Returns the learning rate of the next step.
     *
     * @return at least 0
     */
    double learningRate();

    /**
     * Replaces the learning rate, and the schedule that gave it, from the next step on: also in later trainings of the
     * model, until one chooses an optimizer.
     *
     * @param rate a finite number of at least 0
     * @throws nn.data.NnException if it is not
     */
    void learningRate(double rate);

    /**
     * Copies out what was learned so far.
     *
     * @return weights, slots and step
     */
    State state();

    /**
     * Writes all that this training needs to go on to a file, as soon as every callback has been called that is to be
     * called now. {@code fit.resume(file)} goes on from it.
     *
     * @param file where to; it is replaced once the new one is whole
     * @param keep how many are kept, at least 1: the ones before as {@code file.1}, {@code file.2}, …
     */
    void checkpoint(Path file, int keep);

    /**
     * Goes back to a state; a learning rate that was set in this training stays. Between batches the clock decides after which
     * ones callbacks are called, so that a training which goes back there does not come to the same bits again.
     *
     * @param state such as the best one so far
     */
    void restore(State state);

    /**
     * Ends the training after this epoch, or, called between batches, at once. Another thread may call it, too: the training
     * ends then after the batches that are being computed.
     *
     * @param reason why, for the history
     */
    void stop(String reason);

    /**
     * Returns whether, and why, the training was asked to end.
     *
     * @return the first reason given, or empty
     */
    Optional<String> stopped();

    /**
     * Returns whether, and where, the loss ceased to be a finite number in this training.
     *
     * @return such as {@code the loss became NaN in epoch 3, at step 7 of 40}, or empty
     */
    Optional<String> diverged();
}
