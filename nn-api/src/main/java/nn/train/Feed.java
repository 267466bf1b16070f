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
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;

/**
 * Cuts an epoch's rows into chunks, and fills each in a thread of its own while the engine works on the one before.
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
    private Optional<CompletableFuture<Chunk>> next = Optional.empty();

    Feed(Rows rows, int batch) {
        this.rows = rows;
        this.batch = Math.min(batch, rows.size());
    }

    int rows() {
        return rows.size();
    }

    long batchBytes() {
        return rows.bytes() * batch;
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

    /** Gives the next chunk, without rates, and starts filling one of about so many steps; empty after the last. */
    Optional<Chunk> take(int steps) {
        Optional<Chunk> chunk = next.map(Feed::filled);
        prefetch(steps);
        return chunk;
    }

    /** Waits for a chunk; what went wrong in the other thread goes on in this one as it was. */
    private static Chunk filled(CompletableFuture<Chunk> chunk) {
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

    private Chunk fill(List<ByteBuffer> memory, int from, int size, int count) {
        int to = from + size * count;
        List<Tensor> inputs = new ArrayList<>();
        for (Tensor input : rows.inputs()) {
            inputs.add(pick(input, memory, inputs.size(), from, to));
        }
        Tensor targets = pick(rows.targets(), memory, inputs.size(), from, to);
        Optional<Tensor> weights = rows.weights().map(each -> pick(each, memory, inputs.size() + 1, from, to));
        return new Chunk(inputs, targets, weights, size, 0, new float[count]);
    }

    private Tensor pick(Tensor source, List<ByteBuffer> memory, int column, int from, int to) {
        if (order.length == 0) {
            return source.rows(from, to);
        }
        int bytes = source.shape().row().size() * source.type().bytes();
        ByteBuffer picked = buffer(memory, column, Shape.of(to - from, bytes));
        ByteBuffer all = source.memory();
        for (int i = from; i < to; i++) {
            picked.put((i - from) * bytes, all, order[i] * bytes, bytes);
        }
        return Tensor.wrap(source.type(), source.shape().row().batch(to - from), picked);
    }

    private static ByteBuffer buffer(List<ByteBuffer> memory, int column, Shape bytes) {
        if (memory.size() == column) {
            memory.add(Tensor.allocate(DType.UINT8, bytes));
        } else if (memory.get(column).capacity() < bytes.size()) {
            memory.set(column, Tensor.allocate(DType.UINT8, bytes));
        }
        return memory.get(column).slice(0, bytes.size());
    }

    @Override
    public void close() {
        filler.shutdownNow();
    }
}
