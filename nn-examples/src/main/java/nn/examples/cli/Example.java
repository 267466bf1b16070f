package nn.examples.cli;

import java.util.Locale;
import nn.mnist.Digits;
import picocli.CommandLine.Mixin;

/** Loads the digits that an example learns from, and takes the time. */
public abstract class Example implements Runnable {
    /** How it is trained. */
    @Mixin
    protected final FitOptions options;

    @Mixin
    private final DataOption data = new DataOption();

    /** Sets the number of epochs that is not asked for. */
    protected Example(int epochs) {
        options = new FitOptions(epochs);
    }

    @Override
    public final void run() {
        long begun = System.nanoTime();
        run(data.load());
        System.out.printf(Locale.ROOT, "Total time: %.1f s%n", (System.nanoTime() - begun) / 1e9);
    }

    /** Shows what the example is about. */
    protected abstract void run(Digits digits);
}
