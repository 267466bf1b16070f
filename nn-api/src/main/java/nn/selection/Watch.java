package nn.selection;

import java.util.Optional;
import java.util.TreeMap;
import nn.callback.Callback;
import nn.callback.Monitor;
import nn.callback.Training;
import nn.metric.Mode;

/** Notes what each epoch of a trial reached, and ends the trial where others are better. */
final class Watch implements Callback {
    private final int trial;
    private final Optional<Rungs> rungs;
    private final TreeMap<Long, Double> values = new TreeMap<>();
    private Monitor monitor;
    private boolean isUsed;
    private long step;
    private int epochs;
    private int rung;

    Watch(int trial, Monitor monitor, Optional<Rungs> rungs) {
        this.trial = trial;
        this.monitor = monitor;
        this.rungs = rungs;
    }

    @Override
    public void onTrainBegin(Training training) {
        monitor = monitor.begin(training);
        isUsed = true;
        step = training.state().step();
        values.clear();
        epochs = 0;
    }

    @Override
    public void onEpochEnd(Training training) {
        epochs++;
        step += training.batch();
        double value = monitor.value(training);
        if (!Double.isNaN(value)) {
            values.put(step, value);
        }
        if (training.stopped().isEmpty() && training.epoch() + 1 < training.epochs()) {
            rungs.ifPresent(ladder -> climb(ladder, value, training));
        }
    }

    private void climb(Rungs ladder, double value, Training training) {
        if (epochs == ladder.epochs(rung)) {
            if (!ladder.survives(rung++, trial, value, monitor)) {
                training.stop("others were better after " + epochs + (epochs == 1 ? " epoch" : " epochs"));
            }
        }
    }

    boolean isUsed() {
        return isUsed;
    }

    Mode mode() {
        return monitor.mode();
    }

    int epochs() {
        return epochs;
    }

    /** Returns the value of the epoch that weights are of, which need not be the last: the best may have been restored. */
    double value(long atStep) {
        var epoch = values.floorEntry(atStep);
        return epoch == null ? Double.NaN : epoch.getValue();
    }
}
