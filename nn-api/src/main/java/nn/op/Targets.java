package nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.NnException;

/** Translates between sizes with symbols and the numbers that ONNX's Reshape and Expand take. */
final class Targets {
    private Targets() {}

    /** Writes sizes as Reshape wants them: a symbol in its place is a 0, the one elsewhere a −1. */
    static long[] reshape(Dims from, Dims to) {
        if (!isTold(from, to)) {
            throw NnException.of("Reshape: %s cannot be seen as %s: two unknown sizes move.", from, to);
        }
        long[] sizes = list(from, to);
        if (!reshaped(from, sizes).equals(to)) {
            throw NnException.of("Reshape: %s has not as many elements as %s.", from, to);
        }
        return sizes;
    }

    /** Tells whether a list can say how sizes are seen as others: one unknown size may move, not two. */
    static boolean isTold(Dims from, Dims to) {
        return LongStream.of(list(from, to)).filter(size -> size == -1).count() <= 1;
    }

    private static long[] list(Dims from, Dims to) {
        Given.value("reshape: the sizes", to);
        long[] sizes = to.sizes();
        boolean isOnlyOne = LongStream.of(sizes).filter(size -> size < 0).count() == 1;
        for (int axis = 0; axis < sizes.length; axis++) {
            boolean kept = axis < from.rank() && from.size(axis) == sizes[axis];
            if (sizes[axis] < 0) {
                sizes[axis] = isOnlyOne || !kept ? -1 : 0;
            }
        }
        return sizes;
    }

    /** Finds what sizes a value gets by Reshape. */
    static Dims reshaped(Dims from, long... target) {
        List<Long> symbols = new ArrayList<>(symbols(from.sizes()));
        long[] sizes = target.clone();
        long count = known(from.sizes());
        int open = -1;
        for (int axis = 0; axis < sizes.length; axis++) {
            if (sizes[axis] == 0 && axis < from.rank()) {
                sizes[axis] = from.size(axis);
                symbols.remove(sizes[axis]);
            } else if (sizes[axis] == -1) {
                open = axis;
            }
        }
        if (open >= 0) {
            sizes[open] = 1;
            long others = known(sizes);
            sizes[open] = open(symbols, count, others);
            require(from, target, !symbols.isEmpty() || count == others * sizes[open]);
        } else {
            require(from, target, count == known(sizes));
        }
        return new Dims(sizes);
    }

    private static void require(Dims from, long[] target, boolean fits) {
        if (!fits) {
            throw NnException.of("%s has not as many elements as %s.", from, new Dims(target));
        }
    }

    /** Names the size that is left for an open axis. */
    private static long open(List<Long> symbols, long count, long others) {
        if (symbols.isEmpty()) {
            return count / Math.max(1, others);
        }
        String factors =
                symbols.stream().map(Dims::name).reduce((a, b) -> a + "*" + b).orElseThrow();
        return Dims.symbol(Factored.of(factors, count).over(others));
    }

    /** Finds the sizes that a list stands for which is read off other values: a Shape, a part of one, or several joined. */
    static Dims read(Value list) {
        if (list.op("Shape").isPresent()) {
            return list.op("Shape").orElseThrow().input(0).dims();
        } else if (list.op("Slice").isPresent()) {
            Op part = list.op("Slice").orElseThrow();
            long[] sizes = read(part.input(0)).sizes();
            int first = (int) Shapes.constants(part, 1)[0];
            return new Dims(Arrays.copyOfRange(sizes, first, (int) Shapes.constants(part, 2)[0]));
        } else if (list.op("Concat").isPresent()) {
            return new Dims(list.op("Concat").orElseThrow().inputs().stream()
                    .flatMapToLong(part -> LongStream.of(read(part).sizes()))
                    .toArray());
        }
        return new Dims(numbers(list));
    }

    private static long[] numbers(Value list) {
        double[] sizes = list.constant()
                .orElseThrow(() -> NnException.of("the sizes must be known, but were %s.", list))
                .values();
        return DoubleStream.of(sizes).mapToLong(size -> (long) size).toArray();
    }

    /** Finds the sizes that Expand's list stands for. */
    static Dims expanded(Value list) {
        return read(list);
    }

    private static long known(long... sizes) {
        return LongStream.of(sizes).filter(size -> size >= 0).reduce(1, Math::multiplyExact);
    }

    private static List<Long> symbols(long... sizes) {
        return LongStream.of(sizes).filter(size -> size < 0).boxed().toList();
    }

    /**
     * A product of symbols and a number, such as {@code batch*20}.
     *
     * @param symbols joined by stars
     * @param number the number
     */
    private record Factored(String symbols, long number) {
        static Factored of(String factors, long more) {
            long number = more;
            List<String> names = new ArrayList<>();
            for (String factor : factors.split("\\*", -1)) {
                if (factor.matches("[0-9]+")) {
                    number *= Long.parseLong(factor);
                } else {
                    names.add(factor);
                }
            }
            return new Factored(String.join("*", names), number);
        }

        String over(long others) {
            long left = number / Math.max(1, others);
            return left == 1 ? symbols : symbols + "*" + left;
        }
    }
}
