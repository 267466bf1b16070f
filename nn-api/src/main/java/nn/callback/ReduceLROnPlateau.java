package nn.callback;

import nn.data.NnException;
import nn.metric.Mode;

/**
 * Lowers the learning rate when a value has not got better for a while; logs {@code learning_rate}. Later trainings of the
 * model go on at the lowered rate, until one chooses an optimizer.
 *
 * <p>Each word returns a new callback. It may be used for one training after another, not for two at once.
 *
 * @see <a href="https://keras.io/api/callbacks/reduce_lr_on_plateau/">Keras's ReduceLROnPlateau</a>
 */
public final class ReduceLROnPlateau implements Callback {
    private final Monitor monitor;
    private final double factor;
    private final int patience;
    private final int cooldown;
    private final double minLearningRate;
    private Monitor watched;
    private double best;
    private int wait;
    private int cooling;

    private ReduceLROnPlateau(Monitor monitor, double factor, int patience, int cooldown, double minLearningRate) {
        if (!(factor > 0 && factor < 1)) {
            throw NnException.of("reduceLROnPlateau: factor must be above 0 and below 1, but was %s.", factor);
        }
        if (patience < 0 || cooldown < 0 || !(minLearningRate >= 0)) {
            throw NnException.of(
                    "reduceLROnPlateau: patience, cooldown and minLearningRate must be at least 0, but were %d, %d and"
                            + " %s.",
                    patience, cooldown, minLearningRate);
        }
        this.monitor = monitor;
        this.watched = monitor;
        this.factor = factor;
        this.patience = patience;
        this.cooldown = cooldown;
        this.minLearningRate = minLearningRate;
    }

    /**
     * Watches a value, with Keras's defaults: factor 0.1, patience 10, minDelta 1e-4.
     *
     * @param monitor such as {@code val_loss}
     * @return the callback
     */
    public static ReduceLROnPlateau of(String monitor) {
        return new ReduceLROnPlateau(new Monitor("reduceLROnPlateau", monitor, Mode.AUTO, 1e-4), 0.1, 10, 0, 0);
    }

    /**
     * Chooses how far the rate falls.
     *
     * @param factor what it is multiplied by, above 0 and below 1, 0.1 by default
     * @return a new callback
     * @throws NnException if it is out of that range
     */
    public ReduceLROnPlateau factor(double factor) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, minLearningRate);
    }

    /**
     * Waits before it lowers the rate.
     *
     * @param epochs how many without a better value, 10 by default
     * @return a new callback
     * @throws NnException if it is negative
     */
    public ReduceLROnPlateau patience(int epochs) {
        return new ReduceLROnPlateau(monitor, factor, epochs, cooldown, minLearningRate);
    }

    /**
     * Ignores small changes.
     *
     * @param minDelta what a value must be better by, 1e-4 by default
     * @return a new callback
     * @throws NnException if it is negative or not finite
     */
    public ReduceLROnPlateau minDelta(double minDelta) {
        return new ReduceLROnPlateau(monitor.minDelta(minDelta), factor, patience, cooldown, minLearningRate);
    }

    /**
     * Says which way the value gets better.
     *
     * @param mode by default what the loss or metric says
     * @return a new callback
     */
    public ReduceLROnPlateau mode(Mode mode) {
        return new ReduceLROnPlateau(monitor.mode(mode), factor, patience, cooldown, minLearningRate);
    }

    /**
     * Rests after the rate was lowered.
     *
     * @param epochs how many are not counted then, 0 by default
     * @return a new callback
     * @throws NnException if it is negative
     */
    public ReduceLROnPlateau cooldown(int epochs) {
        return new ReduceLROnPlateau(monitor, factor, patience, epochs, minLearningRate);
    }

    /**
     * Chooses where the rate stops falling, as Keras's {@code min_lr}.
     *
     * @param rate the least, 0 by default
     * @return a new callback
     * @throws NnException if it is negative
     */
    public ReduceLROnPlateau minLearningRate(double rate) {
        return new ReduceLROnPlateau(monitor, factor, patience, cooldown, rate);
    }

    @Override
    public void onTrainBegin(Training training) {
        LearningRateScheduler.requireConstant("reduceLROnPlateau", training);
        watched = monitor.begin(training);
        best = Double.NaN;
        wait = 0;
        cooling = 0;
    }

    @Override
    public void onTrainResume(Training training, Memo memo) {
        onTrainBegin(training);
        best = memo.number("best", Double.NaN);
        wait = (int) memo.number("wait", 0);
        cooling = (int) memo.number("cooling", 0);
    }

    @Override
    public Memo memo() {
        return Memo.EMPTY.with("best", best).with("wait", wait).with("cooling", cooling);
    }

    @Override
    public void onEpochEnd(Training training) {
        training.log("learning_rate", training.learningRate());
        if (training.logs().containsKey(watched.name())) {
            evaluate(training, watched.value(training));
        }
    }

    private void evaluate(Training training, double value) {
        if (cooling > 0) {
            cooling--;
            wait = 0;
        }
        if (watched.improves(value, best)) {
            best = value;
            wait = 0;
        } else if (cooling == 0) {
            wait++;
            if (wait >= patience && training.learningRate() > minLearningRate) {
                training.learningRate(Math.max(training.learningRate() * factor, minLearningRate));
                cooling = cooldown;
                wait = 0;
            }
        }
    }

    @Override
    public String toString() {
        return monitor.words()
                .option("factor", factor, 0.1)
                .option("patience", patience, 10)
                .option("cooldown", cooldown, 0)
                .option("minLearningRate", minLearningRate, 0.0)
                .toString();
    }
}
