package nn.onnx.run;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nn.data.Memory;

/**
 * Keeps direct memory that nobody uses until the collector passes, and hands it out again: what was only dropped would stay
 * taken just as long.
 */
final class BufferPool {
    static final BufferPool SHARED = new BufferPool();

    /** The bytes of a cache line, and of the widest registers: memory that begins with one is read fastest. */
    private static final int LINE = 64;

    private final TreeMap<Integer, Deque<WeakReference<ByteBuffer>>> idle = new TreeMap<>();

    /**
     * Hands out memory; what stands in it is left from before.
     *
     * @return at least so many bytes, and at most twice as many, or a page
     */
    ByteBuffer take(int bytes) {
        return find(bytes).orElseGet(() -> aligned(capacity(bytes)));
    }

    /** Allocates a little more than is asked for, but where no piece of memory can hold it. */
    private static ByteBuffer aligned(int bytes) {
        if (bytes > Integer.MAX_VALUE - LINE) {
            return Memory.direct("ONNX Runtime", bytes);
        }
        return Memory.require(
                "ONNX Runtime",
                bytes,
                () -> ByteBuffer.allocateDirect(bytes + LINE).alignedSlice(LINE).order(ByteOrder.nativeOrder()));
    }

    private synchronized Optional<ByteBuffer> find(int bytes) {
        int most = (int) Math.min(Integer.MAX_VALUE, 2L * capacity(bytes));
        Iterator<Map.Entry<Integer, Deque<WeakReference<ByteBuffer>>>> fitting =
                idle.subMap(bytes, true, most, true).entrySet().iterator();
        while (fitting.hasNext()) {
            Deque<WeakReference<ByteBuffer>> same = fitting.next().getValue();
            while (!same.isEmpty()) {
                ByteBuffer memory = same.removeLast().get();
                if (memory != null) {
                    return Optional.of(memory);
                }
            }
            fitting.remove();
        }
        return Optional.empty();
    }

    /** Takes memory back, to be handed out again; once for each taking. */
    synchronized void release(ByteBuffer memory) {
        idle.computeIfAbsent(memory.capacity(), size -> new ArrayDeque<>()).addLast(new WeakReference<>(memory));
    }

    /** Rounds up to an eighth of a power of two, so that sizes which differ little find each other's memory. */
    static int capacity(int bytes) {
        int step = Math.max(1 << 9, Integer.highestOneBit(Math.max(1, bytes)) >> 3);
        return (int) Math.min(Integer.MAX_VALUE, ((long) bytes + step - 1) / step * step);
    }
}
