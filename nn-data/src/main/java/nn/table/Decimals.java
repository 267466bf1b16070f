package nn.table;

import java.util.Locale;

/**
 * Reads decimal numbers out of a buffer.
 *
 * <p>Most are read without a string: a whole number below 2^53 and a power of ten up to 10^22 are doubles without loss,
 * so that their product or quotient is rounded once, as it should be (Clinger, 1990).
 */
final class Decimals {
    private static final long EXACT = 1L << 53;
    private static final int DIGITS = 18;
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final char point;
    private final boolean plain;

    /**
     * Chooses what counts as a number.
     *
     * @param point what stands before the fraction
     * @param plain whether what may be a code rather than a number counts as none: one that begins with a needless zero,
     *     such as 01234, and a whole one that is no double, such as 12345678901234567890
     */
    Decimals(char point, boolean plain) {
        this.point = point;
        this.plain = plain;
    }

    double parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a number, or NaN where there is none; spaces around it do not matter. */
    double parse(char[] text, int from, int length) {
        int at = from;
        int end = from + length;
        while (at < end && text[at] == ' ') {
            at++;
        }
        while (at < end && text[end - 1] == ' ') {
            end--;
        }
        return at == end ? Double.NaN : trimmed(text, at, end);
    }

    private double trimmed(char[] text, int from, int end) {
        boolean negative = text[from] == '-';
        int at = negative || text[from] == '+' ? from + 1 : from;
        int first = at;
        long mantissa = 0;
        int digits = 0;
        for (; at < end && isDigit(text[at]); at++) {
            mantissa = digits < DIGITS ? 10 * mantissa + text[at] - '0' : mantissa;
            digits += mantissa == 0 ? 0 : 1;
        }
        int whole = at - first;
        if (at < end && text[at] == point) {
            for (at++; at < end && isDigit(text[at]); at++) {
                mantissa = digits < DIGITS ? 10 * mantissa + text[at] - '0' : mantissa;
                digits += mantissa == 0 ? 0 : 1;
            }
        }
        int fraction = at - first - whole - 1;
        if (whole + Math.max(0, fraction) == 0) {
            return named(text, first, end, negative);
        }
        if (plain && isCode(text[first], whole, fraction, at == end, digits, mantissa)) {
            return Double.NaN;
        }
        int exponent = at == end ? 0 : exponent(text, at, end);
        if (exponent == NONE) {
            return Double.NaN;
        }
        int power = exponent - Math.max(0, fraction);
        if (digits > DIGITS || mantissa > EXACT || power < -22 || power > 22) {
            return Double.parseDouble(new String(text, from, end - from).replace(point, '.'));
        }
        double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
        return negative ? -value : value;
    }

    private static boolean isCode(char first, int whole, int fraction, boolean ends, int digits, long mantissa) {
        boolean padded = first == '0' && whole > 1;
        return padded || fraction < 0 && ends && (digits > DIGITS || mantissa > EXACT);
    }

    private static final int NONE = Integer.MIN_VALUE;

    private static int exponent(char[] text, int from, int end) {
        if ((text[from] | 0x20) != 'e') {
            return NONE;
        }
        int at = from + 1;
        boolean negative = at < end && text[at] == '-';
        at += negative || at < end && text[at] == '+' ? 1 : 0;
        if (at == end) {
            return NONE;
        }
        int exponent = 0;
        for (; at < end; at++) {
            if (!isDigit(text[at])) {
                return NONE;
            }
            exponent = Math.min(10 * exponent + text[at] - '0', 100_000);
        }
        return negative ? -exponent : exponent;
    }

    private static double named(char[] text, int from, int end, boolean negative) {
        if (end - from != 3 && end - from != 8) {
            return Double.NaN;
        }
        String word = new String(text, from, end - from).toLowerCase(Locale.ROOT);
        boolean infinite = word.equals("inf") || word.equals("infinity");
        return infinite ? (negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY) : Double.NaN;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
