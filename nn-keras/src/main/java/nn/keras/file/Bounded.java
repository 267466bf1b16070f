package nn.keras.file;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nn.data.NnException;

/** Lets a reader that knows no bounds run within some: of time, and of what it may throw. */
public final class Bounded {
    private Bounded() {}

    /**
     * Runs what reads a file, aside, so that one that never ends can be left alone.
     *
     * @param most how long it may take
     * @param reader what reads
     * @param <T> what it gives
     * @return what it gave
     * @throws NnException if it does not end in time, or fails in whatever way
     */
    public static <T> T read(Duration most, Callable<T> reader) {
        FutureTask<T> task = new FutureTask<>(reader);
        Thread aside = new Thread(null, task, "nn-keras-reader", 1 << 22);
        aside.setDaemon(true);
        aside.start();
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw explained(failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            task.cancel(true);
            throw NnException.of("it could not be read in %d s, so it must be damaged.", most.toSeconds())
                    .causedBy(late);
        } catch (InterruptedException interrupted) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw NnException.of("reading was interrupted.").causedBy(interrupted);
        }
    }

    private static NnException explained(Throwable why) {
        if (why instanceof NnException known) {
            return known;
        }
        if (why instanceof OutOfMemoryError) {
            return NnException.of("it needs more memory than there is, or is damaged.")
                    .maybe("give the JVM more: -Xmx8g.")
                    .causedBy(why);
        }
        return NnException.of("it is damaged, or not what its name says.").causedBy(why);
    }
}
