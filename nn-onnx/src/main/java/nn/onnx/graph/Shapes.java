package nn.onnx.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Ops that move elements and change none. */
public final class Shapes {
    private Shapes() {}

    /** The same elements in the same order, in another shape, of which one size at most is open. */
    public static Value reshape(Value x, Dims dims) {
        if (x.dims().equals(dims)) {
            return x;
        }
        long[] sizes = dims.sizes();
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = Math.max(sizes[i], -1);
        }
        return Node.of("Reshape", x, x.graph().integers(sizes)).gives(dims).gradient(x, dy -> reshape(dy, x.dims()));
    }

    /** Axes in another order. */
    public static Value transpose(Value x, int... order) {
        long[] sizes = IntStream.of(order).mapToLong(x.dims()::size).toArray();
        int[] back = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            back[order[i]] = i;
        }
        return Node.of("Transpose", x)
                .with("perm", IntStream.of(order).asLongStream().toArray())
                .gives(new Dims(sizes))
                .gradient(x, dy -> transpose(dy, back));
    }

    /** Spreads a value to the size of another one, if it is not of that size; has no gradient. */
    static Value full(Value x, Value like) {
        if (x.dims().equals(like.dims())) {
            return x;
        }
        return Node.of("Expand", x, shape(like)).gives(like.dims());
    }

    /** Sums a gradient over the axes along which its source had been spread. */
    static Value gather(Value dx, Value spread, Value source) {
        Dims small = source.dims();
        Dims large = spread.dims();
        if (small.equals(large)) {
            return dx;
        }
        int shift = large.rank() - small.rank();
        int[] axes = IntStream.range(0, large.rank())
                .filter(axis -> axis < shift || small.size(axis - shift) == 1 && large.size(axis) != 1)
                .toArray();
        boolean leading = axes.length == shift;
        Value sum = Reduction.sum(full(dx, spread), !leading, axes);
        return leading ? sum : reshape(sum, small);
    }

    /** Adds rows and columns of one number around images; negative counts take some away. */
    public static Value pad(Value x, double number, int top, int left, int bottom, int right) {
        if (top == 0 && left == 0 && bottom == 0 && right == 0) {
            return x;
        }
        Dims dims = x.dims().with(2, x.dims().size(2) + top + bottom);
        dims = dims.with(3, dims.size(3) + left + right);
        Value pads = x.graph().integers(0, 0, top, left, 0, 0, bottom, right);
        return Node.of("Pad", x, pads, Arithmetic.number(x, number))
                .gives(dims)
                .gradient(x, dy -> pad(dy, 0, -top, -left, -bottom, -right));
    }

    /**
     * Adds rows and columns of zeros around images, in a form that no runtime folds into what follows: one row more, and
     * that taken off again.
     *
     * <p>ONNX Runtime makes a Pad of zeros the padding of a pool that follows, even one that only comes next once an
     * Identity or a product with 1 is gone; but a maximum's own padding is −∞, and no pool takes padding as wide as its
     * window.
     */
    public static Value padApart(Value x, int top, int left, int bottom, int right) {
        if (top == 0 && left == 0 && bottom == 0 && right == 0) {
            return x;
        }
        Value larger = pad(x, 0, top, left, bottom + 1, right);
        long height = larger.dims().size(2) - 1;
        Graph graph = x.graph();
        return Node.of("Slice", larger, graph.integers(0), graph.integers(height), graph.integers(2))
                .gives(larger.dims().with(2, height))
                .gradient(x, dy -> pad(dy, 0, -top, -left, -bottom, -right));
    }

    /** Takes every so many rows and columns of images, as many as another image has; has no gradient. */
    static Value sample(Value x, int top, int left, int strideY, int strideX, Dims like) {
        Graph graph = x.graph();
        long bottom = top + (like.size(2) - 1) * strideY + 1;
        long right = left + (like.size(3) - 1) * strideX + 1;
        return Node.of(
                        "Slice",
                        x,
                        graph.integers(top, left),
                        graph.integers(bottom, right),
                        graph.integers(2, 3),
                        graph.integers(strideY, strideX))
                .gives(x.dims().with(2, like.size(2)).with(3, like.size(3)));
    }

    /** Puts values behind each other along an axis; has no gradient. */
    static Value concat(List<Value> parts, int axis) {
        Dims dims = parts.get(0).dims();
        return parts.size() == 1
                ? parts.get(0)
                : Node.of("Concat", parts).with("axis", axis).gives(dims.with(axis, dims.size(axis) * parts.size()));
    }

    /** Cuts a value into equal parts along an axis; has no gradient. */
    static List<Value> split(Value x, int axis, int parts) {
        Dims dims = x.dims().with(axis, x.dims().size(axis) / parts);
        Node node = Node.of("Split", x).with("axis", axis).with("num_outputs", parts);
        return Stream.generate(() -> node.gives(dims)).limit(parts).toList();
    }

    /** Sees one number a feature as [features, 1, 1] where the other value is an image. */
    public static Value perChannel(Value numbers, Value like) {
        return like.dims().rank() == 4
                ? reshape(numbers, new Dims(numbers.dims().size(0), 1, 1))
                : numbers;
    }

    /** Fixed numbers, all the same. */
    public static Value filled(Value like, Dims dims, double number) {
        double[] numbers = new double[(int) LongStream.of(dims.sizes()).reduce(1, (a, b) -> a * b)];
        Arrays.fill(numbers, number);
        return like.graph().constant(like.type(), dims, numbers);
    }

    /** Zeros of a value's size. */
    static Value zeros(Value like) {
        return Node.of("Expand", Arithmetic.number(like, 0), shape(like)).gives(like.dims());
    }

    /** The numbers 0, 1, … of a batch's rows. */
    public static Value rowNumbers(Value x) {
        Graph graph = x.graph();
        Value rows = Node.of("Gather", shape(x), graph.scalar(Type.INT64, 0)).gives(new Dims());
        return Node.of("Range", graph.scalar(Type.INT64, 0), rows, graph.scalar(Type.INT64, 1))
                .gives(new Dims(Dims.BATCH));
    }

    private static Value shape(Value x) {
        return x.dims().fixed()
                ? x.graph().integers(x.dims().sizes())
                : Node.of("Shape", x).gives(Type.INT64, new Dims(x.dims().rank()));
    }
}
