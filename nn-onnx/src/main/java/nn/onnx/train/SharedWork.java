package nn.onnx.train;

import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Does work in a second thread while the first one does something else; what is left of it then, the first one does. */
final class SharedWork {
    static final SharedWork NONE = new SharedWork(List.of());

    /** A part takes 10 µs: where one takes longer to end, its thread may wait for this one's core. */
    private static final int SPINS = 200;

    private static final long PAUSE = 10_000;

    private final List<Runnable> parts;
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();

    private SharedWork(List<Runnable> parts) {
        this.parts = parts;
    }

    /** Lets a second thread begin; parts may be done in any order, and two at the same time. */
    static SharedWork begin(List<Runnable> parts) {
        if (parts.isEmpty()) {
            return NONE;
        }
        SharedWork work = new SharedWork(List.copyOf(parts));
        ForkJoinPool.commonPool().execute(work::take);
        return work;
    }

    private void take() {
        for (int part = begun.getAndIncrement(); part < parts.size(); part = begun.getAndIncrement()) {
            try {
                parts.get(part).run();
            } finally {
                done.getAndIncrement();
            }
        }
    }

    /** Does what nobody has begun, and waits for the rest. */
    void finish() {
        take();
        for (int spins = 0; done.get() < parts.size(); spins++) {
            if (spins < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(PAUSE);
            }
        }
    }
}
