package nn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import nn.data.DType;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Divides an epoch's rows into chunks of batches, and fills each in a thread of its own while the engine works on the one before.
 *
 * <p>Two sets of buffers take turns, so a chunk's memory is good until the next is asked for.
 */
final class Feed implements AutoCloseable {
    private final Rows rows;
    private final int batch;
    private final List<List<ByteBuffer>> buffers = List.of(new ArrayList<>(), new ArrayList<>());
    private final ExecutorService filler = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "nn-feed");
        thread.setDaemon(true);
        return thread;
    });
    private int[] order = {};
    private int taken;
    private int turn;
    private Optional<CompletableFuture<Batches>> next = Optional.empty();

    Feed(Rows rows, int batch) {
        this.rows = rows;
        this.batch = Math.min(batch, rows.size());
    }

    int rows() {
        return rows.size();
    }

    long batchBytes() {
        return rows.rowBytes() * batch;
    }

    int batches() {
        return (rows.size() + batch - 1) / batch;
    }

    /**
     * Begins an epoch and starts filling its first chunk; the last chunk of the epoch before may still be in use.
     *
     * @param epochOrder mixes the rows, in the other thread; an empty order is the rows' own
     */
    void begin(Supplier<int[]> epochOrder, int steps) {
        taken = 0;
        filler.execute(() -> order = epochOrder.get());
        prefetch(steps);
    }

    /** Returns the next chunk, and starts filling one of about so many steps; empty after the last. */
    Optional<Batches> take(int steps) {
        Optional<Batches> chunk = next.map(Feed::filled);
        prefetch(steps);
        return chunk;
    }

    /** Waits for a chunk; what went wrong in the other thread goes on in this one as it was. */
    private static Batches filled(CompletableFuture<Batches> chunk) {
        try {
            return chunk.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error error) {
                throw error;
            }
            throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
        }
    }

    private void prefetch(int steps) {
        int from = taken;
        int left = rows.size() - from;
        next = Optional.empty();
        if (left > 0) {
            int size = Math.min(batch, left);
            int count = Math.max(1, Math.min(steps, left / batch));
            List<ByteBuffer> memory = buffers.get(turn);
            turn = 1 - turn;
            taken += size * count;
            next = Optional.of(CompletableFuture.supplyAsync(() -> fill(memory, from, size, count), filler));
        }
    }

    private Batches fill(List<ByteBuffer> memory, int from, int size, int count) {
        int to = from + size * count;
        Rows filled = order.length == 0
                ? rows.slice(from, to)
                : rows.pick(order, from, to, (column, type, shape) -> buffer(memory, column, type, shape));
        return new Batches(filled, size);
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

    @Override
    public void close() {
        filler.shutdownNow();
    }
}
