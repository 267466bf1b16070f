package nn.onnx.read;

import ai.onnxruntime.OrtSession.RunOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nn.onnx.ort.Ort;

/** Ends a run that takes too long, such as that of a loop without end. */
final class Deadline implements AutoCloseable {
    private final RunOptions run;
    private final long end;
    private boolean isOver;
    private boolean hasPassed;

    /** Begins to watch a run. */
    Deadline(RunOptions run, Duration patience) {
        this.run = run;
        this.end = System.nanoTime() + patience.toNanos();
        Thread thread = new Thread(this::watch, "nn: watches a run");
        thread.setDaemon(true);
        thread.start();
    }

    private synchronized void watch() {
        try {
            for (long left = end - System.nanoTime(); left > 0 && !isOver; left = end - System.nanoTime()) {
                wait(1 + TimeUnit.NANOSECONDS.toMillis(left));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (!isOver) {
            hasPassed = true;
            Ort.call("ending a run", () -> {
                run.setTerminate(true);
                return run;
            });
        }
    }

    /** Tells whether the run was ended. */
    synchronized boolean hasPassed() {
        return hasPassed;
    }

    @Override
    public synchronized void close() {
        isOver = true;
        notifyAll();
    }
}
