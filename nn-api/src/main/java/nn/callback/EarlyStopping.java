package nn.callback;

import java.util.Optional;
import nn.data.NnException;
import nn.data.State;
import nn.metric.Mode;

/**
 * Stops when a value has not got better for a while.
 *
 * <p>Each word returns a new callback. It may be used for one training after another, not for two at once.
 *
 * @see <a href="https://keras.io/api/callbacks/early_stopping/">Keras's EarlyStopping</a>
 */
public final class EarlyStopping implements Callback {
    private final Monitor monitor;
    private final int patience;
    private final int startFromEpoch;
    private final double baseline;
    private final boolean restoreBest;
    private Monitor watched;
    private double best;
    private int wait;
    private boolean hasStopped;
    private Optional<State> bestState = Optional.empty();

    private EarlyStopping(Monitor monitor, int patience, int startFromEpoch, double baseline, boolean restoreBest) {
        if (patience < 0 || startFromEpoch < 0) {
            throw NnException.of(
                    "earlyStopping: patience and startFromEpoch must be at least 0, but were %d and %d.",
                    patience, startFromEpoch);
        }
        this.monitor = monitor;
        this.watched = monitor;
        this.patience = patience;
        this.startFromEpoch = startFromEpoch;
        this.baseline = baseline;
        this.restoreBest = restoreBest;
    }

    /**
     * Watches a value, with Keras's defaults.
     *
     * @param monitor such as {@code val_loss}
     * @return the callback
     */
    public static EarlyStopping of(String monitor) {
        return new EarlyStopping(new Monitor("earlyStopping", monitor, Mode.AUTO, 0), 0, 0, Double.NaN, false);
    }

    /**
     * Waits before it stops.
     *
     * @param epochs how many without a better value stop the training, 0 by default, which is one
     * @return a new callback
     * @throws NnException if it is negative
     */
    public EarlyStopping patience(int epochs) {
        return new EarlyStopping(monitor, epochs, startFromEpoch, baseline, restoreBest);
    }

    /**
     * Ignores small changes.
     *
     * @param minDelta what a value must be better by, 0 by default
     * @return a new callback
     * @throws NnException if it is negative or not finite
     */
    public EarlyStopping minDelta(double minDelta) {
        return new EarlyStopping(monitor.minDelta(minDelta), patience, startFromEpoch, baseline, restoreBest);
    }

    /**
     * Says which way the value gets better.
     *
     * @param mode by default what the loss or metric says
     * @return a new callback
     */
    public EarlyStopping mode(Mode mode) {
        return new EarlyStopping(monitor.mode(mode), patience, startFromEpoch, baseline, restoreBest);
    }

    /**
     * Lets the first epochs pass.
     *
     * @param epoch the first one looked at, 0 by default
     * @return a new callback
     * @throws NnException if it is negative
     */
    public EarlyStopping startFromEpoch(int epoch) {
        return new EarlyStopping(monitor, patience, epoch, baseline, restoreBest);
    }

    /**
     * Wants a value to be reached: until it is, nothing counts as better for the patience.
     *
     * @param baseline the value
     * @return a new callback
     */
    public EarlyStopping baseline(double baseline) {
        return new EarlyStopping(monitor, patience, startFromEpoch, baseline, restoreBest);
    }

    /**
     * Goes back to the best epoch's weights, slots and step at the end, as Keras's {@code restore_best_weights}; a learning
     * rate that was lowered since stays low.
     *
     * @return a new callback
     */
    public EarlyStopping restoreBest() {
        return restoreBest(true);
    }

    /**
     * Goes back to the best epoch at the end, or stays at the last one.
     *
     * @param restoreBest false by default
     * @return a new callback
     */
    public EarlyStopping restoreBest(boolean restoreBest) {
        return new EarlyStopping(monitor, patience, startFromEpoch, baseline, restoreBest);
    }

    @Override
    public void onTrainBegin(Training training) {
        watched = monitor.begin(training);
        best = Double.NaN;
        wait = 0;
        hasStopped = false;
        bestState = Optional.empty();
    }

    @Override
    public void onTrainResume(Training training, Memo memo) {
        onTrainBegin(training);
        best = memo.number("best", Double.NaN);
        wait = (int) memo.number("wait", 0);
        bestState = restoreBest ? Optional.ofNullable(memo.states().get("best")) : Optional.empty();
        if (memo.number("stopped", 0) > 0 && wait >= patience) {
            stop(training);
        }
    }

    @Override
    public Memo memo() {
        Memo counts = Memo.EMPTY.with("best", best).with("wait", wait).with("stopped", hasStopped ? 1 : 0);
        return bestState.map(state -> counts.with("best", state)).orElse(counts);
    }

    @Override
    public void onEpochEnd(Training training) {
        if (training.epoch() >= startFromEpoch && training.logs().containsKey(watched.name())) {
            evaluate(training, watched.value(training));
        }
    }

    private void evaluate(Training training, double value) {
        wait++;
        if (watched.improves(value, best)) {
            best = value;
            wait = watched.improves(value, baseline) ? 0 : wait;
            bestState = restoreBest ? Optional.of(training.state()) : Optional.empty();
        } else if (wait >= patience && training.epoch() > 0) {
            stop(training);
        }
    }

    private void stop(Training training) {
        hasStopped = true;
        training.stop(watched.name() + " was not better for " + wait + (wait == 1 ? " epoch" : " epochs"));
    }

    @Override
    public void onTrainEnd(Training training) {
        bestState.ifPresent(training::restore);
    }

    @Override
    public String toString() {
        return monitor.words()
                .option("patience", patience, 0)
                .option("startFromEpoch", startFromEpoch, 0)
                .option("baseline", baseline, Double.NaN)
                .when(restoreBest, "restoreBest")
                .toString();
    }
}
