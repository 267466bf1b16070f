package nn.examples.cli;

import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Ends what is trained in good order where this process is told to end, by Ctrl-C or {@code kill}: after the batches under
 * way. The second time, and where nothing is trained, it ends at once; what comes within half a second counts as one time, for
 * {@code timeout} tells a process and then its group.
 */
public final class Stopping implements AutoCloseable {
    /** What a process ends with, by the signal that told it to. */
    private static final Map<String, Integer> CODES = Map.of("INT", 130, "TERM", 143);

    private static final long AGAIN_NANOS = 500_000_000;
    private static final Optional<Asked> NOT_ASKED = Optional.empty();

    private static final AtomicReference<Optional<Asked>> ASKED = new AtomicReference<>(NOT_ASKED);
    private static final Set<Stopping> TRAINING = ConcurrentHashMap.newKeySet();

    private final Thread thread = Thread.currentThread();

    private Stopping() {}

    /** What this process is to end with, and when it was told so. */
    private record Asked(int code, long nanos) {}

    /** Listens from now on. */
    public static void listen() {
        CODES.forEach(Stopping::listen);
    }

    /** By reflection, since javac warns of these classes, though they are there to be used, and no comment silences it. */
    private static void listen(String name, int code) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object told =
                    Proxy.newProxyInstance(Stopping.class.getClassLoader(), new Class<?>[] {handler}, (p, m, a) -> {
                        told(code);
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), told);
        } catch (ReflectiveOperationException unable) {
            // Where java -Xrs leaves signals to the system, they end the process at once.
        }
    }

    private static void told(int code) {
        long now = System.nanoTime();
        if (!ASKED.compareAndSet(NOT_ASKED, Optional.of(new Asked(code, now)))) {
            long first = ASKED.get().map(Asked::nanos).orElse(now);
            if (now - first > AGAIN_NANOS) {
                Runtime.getRuntime().halt(code);
            }
        } else if (TRAINING.isEmpty()) {
            System.exit(code);
        } else {
            TRAINING.forEach(training -> training.thread.interrupt());
        }
    }

    /**
     * Marks the beginning of a training by this thread, to be closed at its end.
     *
     * @throws Stopped if this process was told to end before
     */
    public static Stopping begin() {
        Stopping training = new Stopping();
        TRAINING.add(training);
        if (isAsked()) {
            training.close();
            throw new Stopped("before it began");
        }
        return training;
    }

    /**
     * Leaves the training where this process is to end.
     *
     * @throws Stopped with the place, such as {@code in round 3 of 60}
     */
    public void heed(String place, Object... values) {
        if (isAsked()) {
            throw new Stopped(String.format(Locale.ROOT, place, values));
        }
    }

    /** Tells whether this process is to end. */
    public static boolean isAsked() {
        return ASKED.get().isPresent();
    }

    /** Returns what this process ends with: what it was told to, or else what it would. */
    public static int code(int otherwise) {
        return ASKED.get().map(Asked::code).orElse(otherwise);
    }

    @Override
    public void close() {
        TRAINING.remove(this);
    }
}
