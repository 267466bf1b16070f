package nn.data;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names lengths that are known only when rows come, such as how many steps a sequence has: each is a size of its own kind, a
 * negative number, and equal names are equal lengths.
 *
 * <pre>{@code
 * Symbol source = input("source", TIME, 12), target = input("target", Length.of("target"), 12);
 * }</pre>
 */
public final class Length {
    private static final List<String> NAMES = new CopyOnWriteArrayList<>();
    private static final Pattern WORD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SUM = Pattern.compile("(.*?)([+-][0-9]+)?");

    /** How many rows are computed at once, which a row itself knows nothing of. */
    private static final int ROWS = named("batch");
    /** How many optimizer steps are taken in one run, which a row itself knows nothing of. */
    private static final int STEPS = named("steps");
    /** How many steps a sequence has. */
    public static final int TIME = named("time");

    private Length() {}

    /**
     * Names a length.
     *
     * @param name a word, such as {@code target}; it is the axis's name in an ONNX file, too
     * @return what stands for it in a shape; the same for the same name
     * @throws NnException if the name is no word, or {@code batch} or {@code steps}
     */
    public static int of(String name) {
        if (!WORD.matcher(Given.value("Length.of: the name", name)).matches()) {
            throw NnException.of("Length.of: the name must be a word of letters, digits and _, but was \"%s\".", name);
        }
        int length = named(name);
        if (length == ROWS || length == STEPS) {
            throw NnException.of("Length.of: \"%s\" means something else already.", name)
                    .maybe("call it time, or after its input.");
        }
        return length;
    }

    /**
     * Finds what stands for any name, also that of a length that follows from others, such as {@code time-4}.
     *
     * @param name the name
     * @return a negative number, the same for the same name
     */
    public static synchronized int named(String name) {
        if (!NAMES.contains(name)) {
            NAMES.add(name);
        }
        return Integer.MIN_VALUE + NAMES.indexOf(name);
    }

    /**
     * Tells whether a size is known only when rows come.
     *
     * @param size the size of an axis
     * @return false for numbers of at least 0, and for those that stand for nothing
     */
    public static boolean isFree(long size) {
        return size < (long) Integer.MIN_VALUE + NAMES.size();
    }

    /**
     * Tells whether a size is a length that one row may have: not how many rows there are, nor a product with that.
     *
     * @param size the size of an axis
     * @return false for numbers, too
     */
    public static boolean isOfRows(long size) {
        return isFree(size)
                && Stream.of(name(size).split("\\W+"))
                        .allMatch(factor -> !factor.equals("batch") && !factor.equals("steps"));
    }

    /**
     * Names a size.
     *
     * @param size known, or what stands for a length
     * @return such as {@code 10} or {@code time}
     */
    public static String name(long size) {
        return size >= Integer.MIN_VALUE && isFree(size)
                ? NAMES.get((int) (size - Integer.MIN_VALUE))
                : Long.toString(size);
    }

    /**
     * Adds to a size.
     *
     * @param size known, or what stands for a length
     * @param more what is added
     * @return such as {@code time-4}; what is added and taken away again leaves the length itself
     */
    public static long plus(long size, long more) {
        if (!isFree(size)) {
            return size + more;
        }
        Matcher sum = SUM.matcher(name(size));
        if (!sum.matches()) {
            throw new IllegalStateException(name(size));
        }
        long all = more + (sum.group(2) == null ? 0 : Long.parseLong(sum.group(2)));
        return named(sum.group(1) + (all == 0 ? "" : all > 0 ? "+" + all : Long.toString(all)));
    }

    /**
     * Divides a size, and leaves the rest out.
     *
     * @param size known, or what stands for a length
     * @param divisor at least 1
     * @return such as {@code (time-4)/2}
     */
    public static long over(long size, long divisor) {
        Given.positive("a length: the divisor", divisor);
        if (!isFree(size)) {
            return size / divisor;
        }
        return divisor == 1 ? size : named("(" + name(size) + ")/" + divisor);
    }
}
