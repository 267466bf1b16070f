package nn.data;

import java.lang.management.ManagementFactory;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Allocates the memory that numbers stand in, and says in words where there is not enough of it; for engines.
 *
 * <p>Native code reads direct memory in place, but there is only so much of it ({@code -XX:MaxDirectMemorySize}, by
 * default as much as the heap), and it comes back only when the collector happens to find what held it: a lack of direct
 * memory does not call the collector where {@code -XX:+DisableExplicitGC} is set. So tensors take at most half of it,
 * and stand on the heap beyond that; engines use theirs again and again.
 */
public final class Memory {
    /** Less than a page is made faster on the heap, and copied in no time. */
    private static final int SMALL = 1 << 12;

    /** So much is taken before the limit is asked for, which takes a tenth of a second. */
    private static final long UNASKED = 1 << 24;

    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicLong TAKEN = new AtomicLong();

    private Memory() {}

    /**
     * Allocates direct memory.
     *
     * @param what what needs it, for the message
     * @param bytes at least 0
     * @return zeroed direct memory in native order
     * @throws NnException if there is not so much of it, or one piece cannot hold it
     */
    public static ByteBuffer direct(String what, long bytes) {
        int piece = inOnePiece(what, bytes);
        return require(what, bytes, () -> ByteBuffer.allocateDirect(piece).order(ByteOrder.nativeOrder()));
    }

    /**
     * Refuses more bytes than can stand in one piece of memory.
     *
     * @param what what needs them, for the message
     * @param bytes how many
     * @return the bytes
     * @throws NnException if there are more than 2^31 - 1
     */
    public static int inOnePiece(String what, long bytes) {
        Given.nonNegative(what + ": the bytes", bytes);
        if (bytes > Integer.MAX_VALUE) {
            throw NnException.of("%s needs %d bytes in one piece, but one can hold at most 2^31 - 1.", what, bytes)
                    .maybe("take fewer rows at once.");
        }
        return (int) bytes;
    }

    /**
     * Does what takes much memory; a lack of it is told with what was wanted, the limits, and how to raise them.
     *
     * @param what what needs the memory
     * @param bytes how much
     * @param work what allocates it
     * @param <R> what comes of it
     * @return what the work gave
     * @throws NnException if the memory does not suffice
     */
    public static <R> R require(String what, long bytes, Supplier<R> work) {
        Given.value("memory: the work", work);
        try {
            return work.get();
        } catch (OutOfMemoryError lack) {
            throw lack(what, bytes, lack);
        }
    }

    /** Allocates zeroed memory in native order: direct while tensors have taken less than their share of it. */
    static ByteBuffer forTensor(DType type, Shape shape) {
        int bytes = Math.multiplyExact(shape.size(), type.bytes());
        return (bytes >= SMALL && taken(bytes) ? counted(bytes) : Optional.<ByteBuffer>empty())
                .orElseGet(() -> onHeap(type, shape, bytes))
                .order(ByteOrder.nativeOrder());
    }

    private static boolean taken(int bytes) {
        long sum = TAKEN.addAndGet(bytes);
        if (sum <= UNASKED || sum <= Limit.DIRECT / 2) {
            return true;
        }
        TAKEN.addAndGet(-bytes);
        return false;
    }

    /** Allocates direct memory that counts as taken until it is free again; others may have left too little of it. */
    private static Optional<ByteBuffer> counted(int bytes) {
        try {
            ByteBuffer memory = ByteBuffer.allocateDirect(bytes);
            CLEANER.register(memory, () -> TAKEN.addAndGet(-bytes));
            return Optional.of(memory);
        } catch (OutOfMemoryError lack) {
            TAKEN.addAndGet(-bytes);
            return Optional.empty();
        }
    }

    private static ByteBuffer onHeap(DType type, Shape shape, int bytes) {
        try {
            return ByteBuffer.allocate(bytes);
        } catch (OutOfMemoryError lack) {
            throw lack("a tensor " + type.name().toLowerCase(Locale.ROOT) + " " + shape, bytes, lack);
        }
    }

    private static NnException lack(String what, long bytes, OutOfMemoryError lack) {
        return NnException.of(
                        "%s needs %d bytes, but there is no room for them: direct memory is limited to %d bytes, the"
                                + " heap to %d.",
                        what, bytes, Limit.DIRECT, Runtime.getRuntime().maxMemory())
                .maybe("raise -XX:MaxDirectMemorySize and -Xmx, or take fewer rows at once.")
                .causedBy(lack);
    }

    /** Finds how much direct memory there may be; the last of several options counts. */
    static long limit(Iterable<String> options, long heap) {
        long limit = heap;
        for (String option : options) {
            Matcher size = Limit.OPTION.matcher(option);
            if (size.matches()) {
                int power = "kmgt".indexOf(size.group(2).toLowerCase(Locale.ROOT));
                long bytes =
                        Long.parseLong(size.group(1)) << 10 * (size.group(2).isEmpty() ? 0 : power + 1);
                limit = bytes == 0 ? heap : bytes;
            }
        }
        return limit;
    }

    private static final class Limit {
        private static final Pattern OPTION = Pattern.compile("-XX:MaxDirectMemorySize=(\\d{1,18})([kKmMgGtT]?)");
        private static final long DIRECT = limit(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                Runtime.getRuntime().maxMemory());
    }
}
