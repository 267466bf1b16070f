package nn.examples.cli;

import java.util.Locale;

/** Runs an example that is held against a baseline, takes the time, and ends with the result. */
public abstract class Contest implements Runnable {
    @Override
    public final void run() {
        long begun = System.nanoTime();
        Result result = result();
        System.out.printf(Locale.ROOT, "Total time: %.1f s%n", (System.nanoTime() - begun) / 1e9);
        System.out.println(result);
    }

    /** Shows what the example is about, and how well it did. */
    protected abstract Result result();
}
