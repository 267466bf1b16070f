package nn.onnx.ort;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import nn.data.NnException;

/**
 * Calls on a thread with much room for nested calls. ONNX Runtime 1.29 for Linux searches the command line of the process by
 * a regular expression when it is started, and calls itself for each character: from about 4000 characters on, as a long
 * class path has, the stack of a thread of Java's overflows, and the process ends.
 */
final class LargeStack {
    /** Reserved, and taken only as far as it is used. */
    private static final long BYTES = 1L << 29;

    private LargeStack() {}

    static <R> R call(Callable<R> call) {
        FutureTask<R> task = new FutureTask<>(call);
        Thread thread = new Thread(null, task, "nn starts ONNX Runtime", BYTES);
        thread.setDaemon(true);
        thread.start();
        boolean isInterrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException later) {
                    isInterrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw thrown(Objects.requireNonNull(failed.getCause()));
        } finally {
            if (isInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failed
                ? failed
                : NnException.of("ONNX Runtime could not be started: %s", cause.getMessage())
                        .causedBy(cause);
    }
}
