package nn.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Brings sequences of different lengths to one, as Keras's {@code pad_sequences}: shorter ones are filled up, longer ones cut.
 *
 * <pre>{@code
 * Tensor words = Sequences.of(new int[][] {{3, 1, 4}, {2}}).padding(Side.POST).padded();   // [[3, 1, 4], [2, 0, 0]]
 * }</pre>
 *
 * <p>It is a value. By default the length is that of the longest sequence, and numbers are filled in and cut off before
 * the sequence, as in Keras; 0 is filled in, which {@code embedding(…).maskZero()} and {@code masking()} leave out.
 */
public final class Sequences {
    private final DType type;
    private final Shape step;
    private final List<ByteBuffer> rows;
    private final Options options;

    private Sequences(DType type, Shape step, List<ByteBuffer> rows, Options options) {
        this.type = type;
        this.step = step;
        this.rows = rows;
        this.options = options;
    }

    /** Names an end of a sequence. */
    public enum Side {
        /** Before the first step. */
        PRE,
        /** After the last step. */
        POST
    }

    /** What was chosen; a length of 0 stands for that of the longest. */
    private record Options(int maxLength, Side padding, Side truncating, double value) {}

    /**
     * Takes sequences of whole numbers, such as those of words.
     *
     * @param rows at least one sequence, of any lengths
     * @return the sequences
     * @throws NnException if there is none
     */
    public static Sequences of(int[]... rows) {
        List<int[]> all = Given.rows("sequences: sequence", rows);
        return of(DType.INT32, Shape.of(), all.stream().map(Sequences::bytes).toList());
    }

    /**
     * Takes sequences of steps that have features.
     *
     * @param rows at least one sequence [time, features], of any lengths, but equally many features
     * @return the sequences
     * @throws NnException if there is none, or a step has no feature, or not as many as the first
     */
    public static Sequences of(float[][]... rows) {
        List<float[][]> all = Given.rows("sequences: sequence", rows);
        int features = all.stream()
                .flatMap(Arrays::stream)
                .mapToInt(each -> Given.value("sequences: a step", each).length)
                .findFirst()
                .orElse(1);
        return of(
                DType.FLOAT32,
                Shape.of(features),
                IntStream.range(0, all.size())
                        .mapToObj(i -> bytes(i, features, all.get(i)))
                        .toList());
    }

    private static Sequences of(DType type, Shape step, List<ByteBuffer> rows) {
        if (rows.isEmpty()) {
            throw NnException.of("sequences: there must be at least one, but was none.");
        }
        return new Sequences(type, step, rows, new Options(0, Side.PRE, Side.PRE, 0));
    }

    private static ByteBuffer bytes(int... row) {
        ByteBuffer bytes = ByteBuffer.allocate(row.length * Integer.BYTES).order(ByteOrder.nativeOrder());
        bytes.asIntBuffer().put(row);
        return bytes;
    }

    private static ByteBuffer bytes(int number, int features, float[][] row) {
        ByteBuffer bytes =
                ByteBuffer.allocate(row.length * features * Float.BYTES).order(ByteOrder.nativeOrder());
        for (int time = 0; time < row.length; time++) {
            int given = Given.value("sequences: a step", row[time]).length;
            if (features == 0) {
                throw NnException.of(
                                "sequence %d, step %d: a step must have at least 1 feature, but has none.",
                                number, time)
                        .maybe("write a step of one number as {1}, and an empty sequence as {}.");
            }
            if (given != features) {
                throw NnException.of(
                        "sequence %d, step %d: each step must have %d features as the first has, but this one has %d.",
                        number, time, features, given);
            }
            bytes.asFloatBuffer().put(time * features, row[time]);
        }
        return bytes;
    }

    /**
     * Fixes the length, as Keras's {@code maxlen}.
     *
     * @param length how many steps all sequences will have, at least 1; that of the longest by default
     * @return a new value
     */
    public Sequences maxLength(int length) {
        Given.positive("sequences: maxLength", length);
        return with(new Options(length, options.padding, options.truncating, options.value));
    }

    /**
     * Chooses where shorter sequences are filled up.
     *
     * @param side before the sequence, as by default, or after it
     * @return a new value
     */
    public Sequences padding(Side side) {
        Given.value("sequences: padding", side);
        return with(new Options(options.maxLength, side, options.truncating, options.value));
    }

    /**
     * Chooses which end of longer sequences is cut off.
     *
     * @param side the beginning, as by default, or the end
     * @return a new value
     */
    public Sequences truncating(Side side) {
        Given.value("sequences: truncating", side);
        return with(new Options(options.maxLength, options.padding, side, options.value));
    }

    /**
     * Chooses what is filled in.
     *
     * @param number a finite number, 0 by default; an {@code int} among whole numbers, a {@code float} among features
     * @return a new value
     * @throws NnException if it is not
     */
    public Sequences value(double number) {
        Given.finite("sequences: the value", number);
        if (type == DType.INT32 && number != Math.rint(number)) {
            throw NnException.of("sequences: among whole numbers the value must be one, but was %s.", number);
        }
        double kept = type == DType.INT32 ? (int) number : (float) number;
        if (Double.isInfinite(kept) || type == DType.INT32 && kept != number) {
            throw NnException.of(
                    "sequences: the value must be one that %s holds, but was %s.",
                    type.name().toLowerCase(Locale.ROOT), number);
        }
        return with(new Options(options.maxLength, options.padding, options.truncating, number));
    }

    private Sequences with(Options other) {
        return new Sequences(type, step, rows, other);
    }

    /**
     * Brings all sequences to one length.
     *
     * @return int32 [n, time], or float32 [n, time, features]
     * @throws NnException if all sequences are empty and no length is fixed
     */
    public Tensor padded() {
        int length = length();
        Shape shape = step.batch(length).batch(rows.size());
        ByteBuffer all = Tensor.allocate(type, shape);
        fill(all);
        for (int i = 0; i < rows.size(); i++) {
            int steps = steps(i);
            int kept = Math.min(steps, length);
            int from = options.truncating == Side.PRE ? steps - kept : 0;
            int to = i * length + (options.padding == Side.PRE ? length - kept : 0);
            all.put(to * width(), rows.get(i), from * width(), kept * width());
        }
        return Tensor.wrap(type, shape, all);
    }

    /**
     * Counts the steps that count in each sequence, for {@code maskedBy()}, which counts them from the first on.
     *
     * @return int32 [n, 1]
     * @throws NnException if shorter sequences are filled up before their first step
     */
    public Tensor lengths() {
        int length = length();
        int[] lengths = IntStream.range(0, rows.size())
                .map(i -> Math.min(steps(i), length))
                .toArray();
        if (options.padding == Side.PRE && IntStream.of(lengths).anyMatch(steps -> steps < length)) {
            throw NnException.of("sequences: lengths count from the first step, but padding stands before it.")
                    .maybe("add padding(Side.POST).");
        }
        return Tensor.of(Shape.of(rows.size(), 1), lengths);
    }

    private int length() {
        if (options.maxLength > 0) {
            return options.maxLength;
        }
        int longest = IntStream.range(0, rows.size()).map(this::steps).max().orElse(0);
        if (longest == 0) {
            throw NnException.of("sequences: at least one must have a step, but all are empty.")
                    .maybe("fix the length: maxLength(16).");
        }
        return longest;
    }

    private int steps(int row) {
        return rows.get(row).capacity() / width();
    }

    private int width() {
        return step.size() * type.bytes();
    }

    private void fill(ByteBuffer all) {
        for (int at = 0; options.value != 0 && at < all.capacity(); at += type.bytes()) {
            if (type == DType.INT32) {
                all.putInt(at, (int) options.value);
            } else {
                all.putFloat(at, (float) options.value);
            }
        }
    }

    @Override
    public String toString() {
        return Words.of("Sequences.of", Words.MORE)
                .option("maxLength", options.maxLength, 0)
                .option("padding", options.padding, Side.PRE)
                .option("truncating", options.truncating, Side.PRE)
                .option("value", options.value, 0.0)
                .toString();
    }
}
