package nn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import nn.data.DType;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Range;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Divides an epoch's rows into chunks of batches, and fills each in a thread of its own while the engine works on the one before.
 *
 * <p>Two sets of buffers take turns, so a chunk's memory is good until the next is asked for.
 */
final class Feed implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 2;
    private static final int LOOK_MILLIS = 100;

    private final Supply supply;
    private final int batch;
    private final OptionalInt limit;
    private final List<List<ByteBuffer>> buffers = List.of(new ArrayList<>(), new ArrayList<>());
    private final ExecutorService filler = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "nn-feed");
        thread.setDaemon(true);
        return thread;
    });
    private volatile OptionalInt batches;
    private int filled;
    private int turn;
    private Optional<CompletableFuture<Optional<Batches>>> next = Optional.empty();

    /**
     * Begins to feed.
     *
     * @param supply gives the rows
     * @param batch the rows of a step
     * @param limit how many steps an epoch has at most
     */
    Feed(Supply supply, int batch, OptionalInt limit) {
        this.supply = supply;
        this.limit = limit;
        this.batch = (int) Math.min(batch, supply.rowCount().orElse(batch));
        this.batches = batches();
    }

    private OptionalInt batches() {
        if (supply.isEndless() && limit.isEmpty()) {
            throw NnException.of("the source has no end, so an epoch must be given its steps.")
                    .maybe("say how many: fit -> fit.steps(100).");
        }
        if (supply.rowCount().isEmpty()) {
            return limit;
        }
        long all = (supply.rowCount().getAsLong() + batch - 1) / batch;
        if (limit.isPresent() && limit.getAsInt() > all) {
            throw NnException.of(
                            "steps: an epoch was to have %d steps, but the rows make %d batches of %d.",
                            limit.getAsInt(), all, batch)
                    .maybe("leave steps out, so that an epoch is all rows, or make the batches smaller.");
        }
        return OptionalInt.of(limit.orElse((int) all));
    }

    /** Counts the batches of an epoch; 0 where that is not known before the first has ended. */
    int batchCount() {
        return batches.orElse(0);
    }

    /** Returns what the features lie between that were given so far. */
    Range features() {
        return supply.features();
    }

    OptionalLong rowCount() {
        return supply.rowCount();
    }

    long batchBytes() {
        return supply.sample().rowBytes() * batch;
    }

    /**
     * Begins an epoch and starts filling its first chunk; the last chunk of the epoch before may still be in use.
     *
     * @param mixing draws the order of the rows, in the other thread; empty keeps theirs
     * @param firstStep how many steps were taken before
     * @param steps about as many are wanted in the first chunk
     */
    void begin(Optional<Randoms> mixing, long firstStep, int steps) {
        next = Optional.of(later(() -> {
            filled = 0;
            supply.begin(mixing, firstStep * batch, batch, needed());
            return fill(steps);
        }));
    }

    /** Fills in the other thread; whatever that throws becomes a cause, a {@link CompletionException} of a source's, too. */
    private CompletableFuture<Optional<Batches>> later(Supplier<Optional<Batches>> work) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return work.get();
                    } catch (Throwable thrown) {
                        throw new CompletionException(thrown);
                    }
                },
                filler);
    }

    /**
     * Begins within an epoch, after batches of it that were given before; they are read, or passed over, again.
     *
     * @param mixing draws the order of the rows of an epoch that begins at a step
     * @param from says where the epochs began whose rows lead there, and how many batches of the last one were given
     * @param steps about as many are wanted in the first chunk
     */
    void resume(LongFunction<Optional<Randoms>> mixing, Snapshot from, int steps) {
        next = Optional.of(later(() -> {
            int last = from.epochSteps().size() - 1;
            for (int i = 0; i <= last; i++) {
                long step = from.epochSteps().get(i);
                supply.begin(mixing.apply(step), step * batch, batch, needed());
                pass(i < last ? limit.orElseThrow() : from.batch(), i < last ? 1 : from.batch());
            }
            filled = from.batch();
            return fill(steps);
        }));
    }

    /** Tells whether an epoch may begin within the rows, so that only reading those before again leads there. */
    boolean goesOnInNextEpoch() {
        return limit.isPresent() && supply.rowCount().isEmpty() && !supply.isEndless();
    }

    /** Takes batches and forgets them, fewer where the rows come to an end, but not too few. */
    private void pass(int count, int least) {
        int passed = 0;
        while (passed < count && supply.left() > 0) {
            supply.next(
                    Math.min(batch, supply.left()),
                    (column, type, shape) -> buffer(buffers.get(turn), column, type, shape));
            passed++;
        }
        if (passed < least) {
            throw NnException.of("resume: the source gives fewer rows than when the checkpoint was written.")
                    .maybe(
                            "give it the same rows, or begin a new training of what was learned: Onnx.load(path).fit(…).");
        }
    }

    private long needed() {
        return limit.isPresent() ? (long) limit.getAsInt() * batch : Long.MAX_VALUE;
    }

    /**
     * Waits for the next chunk.
     *
     * @param isPatient whether as long as it takes, rather than two seconds
     * @return whether it came before that, and before this thread was interrupted
     */
    boolean await(boolean isPatient) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        return await(() -> !isPatient && System.nanoTime() >= end);
    }

    /** Waits for the next chunk until it has come, something else says that it is enough, or this thread is interrupted. */
    boolean await(BooleanSupplier isEnough) {
        boolean hasCome;
        do {
            hasCome = hasComeSoon();
        } while (!hasCome && !isEnough.getAsBoolean() && !Thread.currentThread().isInterrupted());
        return hasCome;
    }

    private boolean hasComeSoon() {
        try {
            if (next.isPresent()) {
                next.get().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            }
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } catch (TimeoutException slow) {
            return false;
        } catch (ExecutionException toldWhenItIsTaken) {
            return true;
        }
    }

    /** Returns the next chunk, and starts filling one of about so many steps; empty after the last. */
    Optional<Batches> take(int steps) {
        Optional<Batches> chunk = next.flatMap(Feed::filled);
        boolean isLast = chunk.isEmpty() || chunk.get().areLast();
        next = isLast ? Optional.empty() : Optional.of(later(() -> fill(steps)));
        return chunk;
    }

    /** Waits for a chunk; what went wrong in the other thread goes on in this one as it was. */
    private static Optional<Batches> filled(CompletableFuture<Optional<Batches>> chunk) {
        try {
            return chunk.join();
        } catch (CompletionException failed) {
            Throwable cause = failed.getCause();
            throw Thrown.asItWas(cause == null ? failed : cause);
        }
    }

    private Optional<Batches> fill(int steps) {
        int left = supply.left();
        if (left == 0 || limit.equals(OptionalInt.of(filled))) {
            return Optional.empty();
        }
        int size = Math.min(batch, left);
        int most = Math.min(steps, limit.orElse(Integer.MAX_VALUE) - filled);
        int count = Math.max(1, Math.min(most, left / batch));
        List<ByteBuffer> memory = buffers.get(turn);
        turn = 1 - turn;
        filled += count;
        Rows rows = supply.next(size * count, (column, type, shape) -> buffer(memory, column, type, shape));
        boolean areLast = supply.left() == 0 || limit.equals(OptionalInt.of(filled));
        if (areLast) {
            batches = OptionalInt.of(filled);
        }
        return Optional.of(new Batches(rows, size, areLast, supply.features()));
    }

    private static ByteBuffer buffer(List<ByteBuffer> memory, int column, DType type, Shape shape) {
        int bytes = Math.multiplyExact(shape.size(), type.bytes());
        if (memory.size() == column) {
            memory.add(Tensor.allocate(type, shape));
        } else if (memory.get(column).capacity() < bytes) {
            memory.set(column, Tensor.allocate(type, shape));
        }
        return memory.get(column).slice(0, bytes);
    }

    /** Interrupts what is being read; lets go of a source that does not come back from reading. */
    @Override
    public void close() {
        filler.shutdownNow();
        boolean wasInterrupted = Thread.interrupted();
        try {
            if (hasEnded()) {
                supply.close();
            }
        } finally {
            if (wasInterrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private boolean hasEnded() {
        try {
            return filler.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
