package nn.benchmarks;

import java.util.function.DoubleConsumer;
import nn.callback.Callback;
import nn.callback.Training;

/** Tells the seconds of each epoch of ours. */
final class Clock implements Callback {
    private final DoubleConsumer told;
    private long begun;

    Clock(DoubleConsumer told) {
        this.told = told;
    }

    @Override
    public void onEpochBegin(Training training) {
        begun = System.nanoTime();
    }

    @Override
    public void onEpochEnd(Training training) {
        told.accept((System.nanoTime() - begun) / 1e9);
    }
}
