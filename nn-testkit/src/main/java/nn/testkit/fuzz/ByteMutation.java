package nn.testkit.fuzz;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import nn.data.Randoms;

/** Damages any bytes. */
final class ByteMutation {
    /** A third of all damage is done here, where most formats have their sizes. */
    private static final int HEAD = 64;

    private static final int LONGEST_RUN = 64;
    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        Byte.MAX_VALUE,
        Byte.MIN_VALUE,
        Short.MAX_VALUE,
        Short.MIN_VALUE,
        0xffff,
        1 << 20,
        1 << 30,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        0xffffffffL,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private ByteMutation() {}

    static byte[] damaged(byte[] whole, Randoms randoms) {
        if (whole.length == 0) {
            return run(randoms);
        }
        int at = place(whole, randoms);
        int to = Math.min(whole.length, at + 1 + randoms.nextInt(LONGEST_RUN));
        return switch (randoms.nextInt(9)) {
            case 0 -> flipped(whole, randoms);
            case 1 -> overwritten(whole, randoms);
            case 2, 3 -> numbered(whole, at, randoms);
            case 4 -> Arrays.copyOf(whole, randoms.nextInt(whole.length));
            case 5 -> spliced(whole, at, to, new byte[0]);
            case 6 -> spliced(whole, at, at, run(randoms));
            case 7 -> spliced(whole, to, to, Arrays.copyOfRange(whole, at, to));
            default -> swapped(whole, at, place(whole, randoms), to - at);
        };
    }

    /** Returns one of the numbers that break what was not written with them in mind, or any. */
    static long number(Randoms randoms) {
        return randoms.nextInt(3) == 0 ? randoms.nextLong() : NUMBERS[randoms.nextInt(NUMBERS.length)];
    }

    /** Puts other bytes in the place of those from one index to another. */
    static byte[] spliced(byte[] whole, int from, int to, byte... other) {
        return ByteBuffer.allocate(whole.length - (to - from) + other.length)
                .put(whole, 0, from)
                .put(other)
                .put(whole, to, whole.length - to)
                .array();
    }

    private static int place(byte[] whole, Randoms randoms) {
        return randoms.nextInt(randoms.nextInt(3) == 0 ? Math.min(HEAD, whole.length) : whole.length);
    }

    private static byte[] flipped(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        for (int i = randoms.nextInt(4); i >= 0; i--) {
            changed[place(whole, randoms)] ^= (byte) (1 << randoms.nextInt(8));
        }
        return changed;
    }

    private static byte[] overwritten(byte[] whole, Randoms randoms) {
        byte[] changed = whole.clone();
        for (int i = randoms.nextInt(4); i >= 0; i--) {
            changed[place(whole, randoms)] = (byte) randoms.nextInt(256);
        }
        return changed;
    }

    private static byte[] numbered(byte[] whole, int at, Randoms randoms) {
        byte[] changed = whole.clone();
        byte[] number = ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number(randoms))
                .array();
        int width = 1 << randoms.nextInt(4);
        boolean isBigEndian = randoms.nextInt(2) == 0;
        for (int i = 0; i < width && at + i < changed.length; i++) {
            changed[at + i] = number[isBigEndian ? width - 1 - i : i];
        }
        return changed;
    }

    private static byte[] run(Randoms randoms) {
        byte[] run = new byte[1 + randoms.nextInt(LONGEST_RUN)];
        byte filling = (byte) randoms.nextInt(256);
        boolean isEven = randoms.nextInt(2) == 0;
        for (int i = 0; i < run.length; i++) {
            run[i] = isEven ? filling : (byte) randoms.nextInt(256);
        }
        return run;
    }

    private static byte[] swapped(byte[] whole, int one, int other, int length) {
        int count = Math.min(length, Math.min(whole.length - one, whole.length - other));
        byte[] changed = whole.clone();
        System.arraycopy(whole, one, changed, other, count);
        System.arraycopy(whole, other, changed, one, count);
        return changed;
    }
}
