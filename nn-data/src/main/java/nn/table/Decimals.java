package nn.table;

import java.util.Locale;

/** Reads decimal numbers out of a buffer, as exactly as {@link Double#parseDouble} does, and most of them without a string. */
final class Decimals {
    private static final long EXACT = 1L << 53;
    private static final int DIGITS = 18;
    private static final int NONE = Integer.MIN_VALUE;

    /** The powers of ten that are doubles. */
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final char point;
    private final boolean isGrouped;
    private final char thousands;
    private final boolean plain;

    /**
     * Chooses what counts as a number.
     *
     * @param text how numbers are written
     * @param plain whether what may be a code rather than a number counts as none: one that begins with a needless zero,
     *     such as 01234, and a whole one that is no double, such as 12345678901234567890
     */
    Decimals(NumberText text, boolean plain) {
        this.point = text.decimal();
        this.isGrouped = text.thousands().isPresent();
        this.thousands = text.thousands().orElse(point);
        this.plain = plain;
    }

    double parse(String text) {
        return parse(text.toCharArray(), 0, text.length());
    }

    /** Returns a number, or NaN where there is none; white space around it does not matter. */
    double parse(char[] text, int from, int length) {
        int first = from;
        int end = from + length;
        while (first < end && text[first] <= ' ') {
            first++;
        }
        while (first < end && text[end - 1] <= ' ') {
            end--;
        }
        return isGrouped && has(text, first, end - first, thousands)
                ? grouped(text, first, end - first)
                : single(text, first, end - first);
    }

    private static boolean has(char[] text, int from, int length, char mark) {
        for (int i = from; i < from + length; i++) {
            if (text[i] == mark) {
                return true;
            }
        }
        return false;
    }

    /** Reads a number that has three digits after each mark of thousands, and one to three before the first, such as 1.706,95. */
    private double grouped(char[] text, int from, int length) {
        String field = new String(text, from, length);
        int first = !field.isEmpty() && "+-".indexOf(field.charAt(0)) >= 0 ? 1 : 0;
        int last = field.indexOf(point) < 0 ? field.length() : field.indexOf(point);
        boolean isSound = field.indexOf(thousands, last) < 0 && first < last && field.charAt(first) != '0';
        int group = 0;
        for (int i = last - 1; i >= first && isSound; i--) {
            boolean isMark = field.charAt(i) == thousands;
            isSound = isMark ? group == 3 && i > first : isDigit(field.charAt(i)) && group < 3;
            group = isMark ? 0 : group + 1;
        }
        char[] single = field.replace(String.valueOf(thousands), "").toCharArray();
        return isSound ? single(single, 0, single.length) : Double.NaN;
    }

    /**
     * Reads a number without marks of thousands. A whole number below 2^53 and a power of ten up to 10^22 are doubles without
     * loss, so that their quotient is rounded once, as it should be (Clinger, 1990).
     */
    private double single(char[] text, int from, int length) {
        int end = from + length;
        boolean negative = length > 0 && text[from] == '-';
        int first = negative ? from + 1 : from;
        long digits = 0;
        int at = first;
        for (; at < end && isDigit(text[at]); at++) {
            digits = 10 * digits + (text[at] - '0');
        }
        int whole = at - first;
        if (at < end && text[at] == point) {
            for (at++; at < end && isDigit(text[at]); at++) {
                digits = 10 * digits + (text[at] - '0');
            }
        }
        int fraction = Math.max(0, at - first - whole - 1);
        int count = whole + fraction;
        boolean isPadded = whole > 1 && text[first] == '0';
        boolean isExact = digits <= EXACT;
        if (at < end || count == 0 || count > DIGITS || isPadded || !isExact && fraction == 0) {
            return careful(text, from, end);
        }
        double value = isExact ? digits / POWERS[fraction] : PowersOfFive.value(digits, -fraction);
        return Double.isNaN(value) ? careful(text, from, end) : negative ? -value : value;
    }

    private double careful(char[] text, int from, int end) {
        boolean signed = from < end && (text[from] == '-' || text[from] == '+');
        double value = from == end ? Double.NaN : unsigned(text, signed ? from + 1 : from, end);
        return signed && text[from] == '-' ? -value : value;
    }

    private double unsigned(char[] text, int first, int end) {
        int whole = digits(text, first, end);
        int at = first + whole;
        int fraction = at < end && text[at] == point ? digits(text, at + 1, end) : 0;
        at += at < end && text[at] == point ? 1 + fraction : 0;
        if (whole + fraction == 0) {
            return named(text, first, end);
        }
        int exponent = at == end ? 0 : exponent(text, at, end);
        if (exponent == NONE || plain && whole > 1 && text[first] == '0') {
            return Double.NaN;
        }
        double value = value(text, first, at, exponent - fraction, end);
        boolean isLossy = value > EXACT || value == EXACT && text[at - 1] != '2';
        return plain && fraction == 0 && at == end && isLossy ? Double.NaN : value;
    }

    /** Counts the digits from a place on. */
    private static int digits(char[] text, int from, int end) {
        int at = from;
        while (at < end && isDigit(text[at])) {
            at++;
        }
        return at - from;
    }

    private double value(char[] text, int first, int last, int power, int end) {
        long digits = 0;
        int count = 0;
        for (int i = first; i < last; i++) {
            if (text[i] != point) {
                digits = count < DIGITS ? 10 * digits + (text[i] - '0') : digits;
                count += digits == 0 ? 0 : 1;
            }
        }
        double value = count > DIGITS ? Double.NaN : PowersOfFive.value(digits, power);
        return Double.isNaN(value)
                ? Double.parseDouble(new String(text, first, end - first).replace(point, '.'))
                : value;
    }

    private static int exponent(char[] text, int from, int end) {
        boolean signed = from + 1 < end && (text[from + 1] == '-' || text[from + 1] == '+');
        int first = signed ? from + 2 : from + 1;
        if ((text[from] | 0x20) != 'e' || first >= end || digits(text, first, end) < end - first) {
            return NONE;
        }
        int exponent = 0;
        for (int i = first; i < end; i++) {
            exponent = Math.min(10 * exponent + text[i] - '0', 100_000);
        }
        return text[from + 1] == '-' ? -exponent : exponent;
    }

    private static double named(char[] text, int from, int end) {
        if (end - from != 3 && end - from != 8) {
            return Double.NaN;
        }
        String word = new String(text, from, end - from).toLowerCase(Locale.ROOT);
        return word.equals("inf") || word.equals("infinity") ? Double.POSITIVE_INFINITY : Double.NaN;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
