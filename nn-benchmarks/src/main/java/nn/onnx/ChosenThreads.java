package nn.onnx;

import nn.spi.Network;

/** Tells how many threads the engine takes, which it decides by itself. */
public final class ChosenThreads {
    private ChosenThreads() {}

    /** Counts the threads that train a network with batches of so many rows. */
    public static int of(Network network, int batch) {
        return Threads.configured().forWork(Work.perRow(network) * batch);
    }
}
