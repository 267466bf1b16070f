package nn.testkit.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a case on a thread of its own, which is left alone where it does not end, and counts what it allocates. */
final class Aside {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final BufferPoolMXBean DIRECT = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .filter(pool -> pool.getName().equals("direct"))
            .findFirst()
            .orElseThrow();

    /**
     * Holds what became of a case.
     *
     * @param value what it gave
     * @param bytes how many bytes its thread allocated on the heap, and by how many direct buffers grew
     */
    record Result<T>(T value, long bytes) {}

    private Aside() {}

    /** Throws what the case throws, and an error where it takes longer than anything sound does. */
    static <T> Result<T> run(Duration most, Callable<T> action) throws Throwable {
        FutureTask<Result<T>> task = new FutureTask<>(() -> counted(action));
        Thread thread = new Thread(task, "nn-fuzz");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException thrown) {
            throw thrown.getCause();
        } catch (TimeoutException late) {
            AssertionError hangs = new AssertionError("it does not end within " + most.toMillis() + " ms");
            hangs.setStackTrace(thread.getStackTrace());
            throw hangs;
        }
    }

    private static <T> Result<T> counted(Callable<T> action) throws Exception {
        long before = DIRECT.getMemoryUsed();
        T value = action.call();
        long grown = Math.max(0, DIRECT.getMemoryUsed() - before);
        return new Result<>(value, THREADS.getCurrentThreadAllocatedBytes() + grown);
    }
}
