package nn.data;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes a tensor's numbers in brackets, as numpy does: long axes shortened, columns of one width. */
final class TensorText {
    /** Up to so many numbers are written in full. */
    private static final int FULL = 64;

    private static final int EDGE = 3;
    private static final int COLUMNS = 80;

    private final Tensor tensor;
    private final int[] dims;
    private final int shown;
    private final int width;

    private TensorText(Tensor tensor) {
        this.tensor = tensor;
        this.dims = tensor.shape().dims();
        this.shown = tensor.shape().size() <= FULL ? Integer.MAX_VALUE : 2 * EDGE;
        this.width = widest(0, 0);
    }

    static String of(Tensor tensor) {
        return tensor.shape().size() == 0 ? "[]" : new TensorText(tensor).axis(0, 0);
    }

    private String axis(int axis, int from) {
        if (axis == dims.length) {
            return " ".repeat(width - number(from).length()) + number(from);
        }
        List<String> parts = shownOf(axis)
                .mapToObj(i -> i < 0 ? "…" : axis(axis + 1, from + i * step(axis)))
                .toList();
        return joined(parts, axis == dims.length - 1 ? perLine() : 1, ",\n" + " ".repeat(axis + 1));
    }

    private static String joined(List<String> parts, int perLine, String between) {
        return IntStream.iterate(0, i -> i < parts.size(), i -> i + perLine)
                .mapToObj(i -> String.join(", ", parts.subList(i, Math.min(i + perLine, parts.size()))))
                .collect(Collectors.joining(between, "[", "]"));
    }

    /** Counts the numbers that fit between the brackets of a line. */
    private int perLine() {
        return Math.max(1, (COLUMNS - 2 * dims.length) / (width + 2));
    }

    private int widest(int axis, int from) {
        if (axis == dims.length) {
            return number(from).length();
        }
        return shownOf(axis)
                .filter(i -> i >= 0)
                .map(i -> widest(axis + 1, from + i * step(axis)))
                .max()
                .orElse(0);
    }

    /** Lists the indices shown of an axis, −1 for those left out. */
    private IntStream shownOf(int axis) {
        int size = dims[axis];
        return size <= shown
                ? IntStream.range(0, size)
                : IntStream.concat(
                        IntStream.concat(IntStream.range(0, EDGE), IntStream.of(-1)),
                        IntStream.range(size - EDGE, size));
    }

    private int step(int axis) {
        return IntStream.range(axis + 1, dims.length).map(i -> dims[i]).reduce(1, (a, b) -> a * b);
    }

    private String number(int index) {
        IntFunction<String> at = switch (tensor.type()) {
            case UINT8 -> i -> Integer.toString(tensor.memory().get(i) & 0xff);
            case INT32 -> i -> Integer.toString(tensor.memory().getInt(4 * i));
            case FLOAT32 -> i -> number(tensor.memory().getFloat(4 * i));
        };
        return at.apply(index);
    }

    /** Writes four digits after the point, fewer where they are zeros, and an exponent where that shows too little. */
    private static String number(float value) {
        double size = Math.abs((double) value);
        if (!Float.isFinite(value) || value == (int) value && size < 1e6) {
            return Float.isFinite(value) ? Integer.toString((int) value) : Float.toString(value);
        }
        boolean plain = size >= 1e-3 && size < 1e6;
        return String.format(Locale.ROOT, plain ? "%.4f" : "%.3e", value).replaceFirst("(\\.\\d*?)0+$", "$1");
    }
}
