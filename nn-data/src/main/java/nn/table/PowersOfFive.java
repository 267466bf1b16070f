package nn.table;

import java.math.BigInteger;

/**
 * Finds the double nearest to digits times a power of ten, by one or two products of 64 bits (D. Lemire, <i>Number Parsing
 * at a Gigabyte per Second</i>, 2021).
 */
final class PowersOfFive {
    private static final int LEAST = -60;
    private static final int MOST = 60;

    /** The first 64 bits of each power, and the next 64. */
    private static final long[] HIGH = new long[MOST - LEAST + 1];

    private static final long[] LOW = new long[MOST - LEAST + 1];

    static {
        for (int power = LEAST; power <= MOST; power++) {
            BigInteger bits = bits(power);
            HIGH[power - LEAST] = bits.shiftRight(64).longValue();
            LOW[power - LEAST] = bits.longValue();
        }
    }

    private PowersOfFive() {}

    /** Returns the first 128 bits: rounded down, but for short reciprocals, which are rounded up. */
    private static BigInteger bits(int power) {
        BigInteger five = BigInteger.valueOf(5).pow(Math.abs(power));
        if (power >= 0) {
            return five.shiftLeft(128).shiftRight(five.bitLength());
        }
        int more = power < -27 ? five.bitLength() + 1 : 0;
        BigInteger reciprocal =
                BigInteger.ONE.shiftLeft(five.bitLength() + 127 + more).divide(five);
        return reciprocal.add(BigInteger.ONE).shiftRight(more);
    }

    /** Returns digits times a power of ten, or NaN where that must be found another way. */
    static double value(long digits, int power) {
        if (digits == 0) {
            return 0;
        }
        return power < LEAST || power > MOST ? Double.NaN : nearest(digits, power);
    }

    private static double nearest(long digits, int power) {
        int zeros = Long.numberOfLeadingZeros(digits);
        long bits = digits << zeros;
        long high = multiplyHigh(bits, HIGH[power - LEAST]);
        long low = bits * HIGH[power - LEAST];
        if ((high & 0x1ff) == 0x1ff) {
            long more = multiplyHigh(bits, LOW[power - LEAST]);
            low += more;
            high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
        }
        // Too near to the middle of two doubles, or to their border, to be told from it by so many bits.
        boolean isBorder = low == -1L || (high & 0x1ff) == 0x1ff;
        int upper = (int) (high >>> 63);
        long mantissa = high >>> (upper + 9);
        boolean isMiddle = (mantissa & 1) == 1 && mantissa << (upper + 9) == high && Long.compareUnsigned(low, 1) <= 0;
        if (isBorder || isMiddle) {
            return Double.NaN;
        }
        mantissa = (mantissa + 1) >>> 1;
        int exponent = ((217706 * power) >> 16) + 63 + upper - zeros;
        return mantissa * Double.longBitsToDouble((long) (exponent - 52 + 1023) << 52);
    }

    /** Multiplies without signs. */
    private static long multiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
