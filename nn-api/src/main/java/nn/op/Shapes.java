package nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.NnException;

/** Words for ops that move elements and change none. */
abstract class Shapes extends Reductions {
    static final OpType SHAPE = OpType.of(
            "Shape",
            op -> new Form(ElementType.INT64, new Dims(op.input(0).dims().rank())),
            new Gradient.Zero("sizes have no gradient"));
    static final OpType SIZE = OpType.of(
            "Size", op -> new Form(ElementType.INT64, new Dims()), new Gradient.Zero("sizes have no gradient"));
    static final OpType RESHAPE = OpType.of(
            "Reshape",
            op -> new Form(op.input(0).type(), seen(op)),
            Gradient.of((op, dy) -> reshapeLike(dy, op.input(0))));
    static final OpType TRANSPOSE = OpType.of(
            "Transpose",
            op -> {
                Dims dims = op.input(0).dims();
                Require.permutation(dims, order(op));
                return new Form(
                        op.input(0).type(),
                        new Dims(LongStream.of(order(op))
                                .map(axis -> dims.size((int) axis))
                                .toArray()));
            },
            Gradient.of((op, dy) -> transpose(dy, inverse(order(op)))));
    static final OpType EXPAND = OpType.of(
            "Expand",
            op -> new Form(op.input(0).type(), op.input(0).dims().broadcast(Targets.expanded(op.input(1)))),
            Gradient.elementwise((op, dy) -> dy));
    static final OpType PAD = OpType.of(
            "Pad",
            op -> new Form(op.input(0).type(), padded(op.input(0).dims(), constants(op, 1))),
            Gradient.of((op, dy) -> pad(
                    dy, 0, LongStream.of(constants(op, 1)).map(size -> -size).toArray())));
    static final OpType SLICE = OpType.of(
            "Slice",
            op -> new Form(op.input(0).type(), new Slices(op).dims()),
            Gradient.of((op, dy) -> new Slices(op).backward(dy)));
    static final OpType CONCAT = OpType.of(
            "Concat",
            op -> new Form(same(op, 0, op.inputs().size() - 1), concatenated(op)),
            new Gradient.Edges(Shapes::parts));
    static final OpType SPLIT = OpType.several(
            "Split",
            op -> {
                int axis = (int) op.attributes().integer("axis", 0);
                Dims dims = op.input(0).dims();
                return LongStream.of(constants(op, 1))
                        .mapToObj(size -> new Form(op.input(0).type(), dims.with(axis, size)))
                        .toList();
            },
            new Gradient.Joint(Shapes::joined));
    static final OpType TILE = OpType.of(
            "Tile",
            op -> {
                long[] repeats = constants(op, 1);
                long[] sizes = op.input(0).dims().sizes();
                Require.count("repeats", sizes.length, repeats.length);
                LongStream.of(repeats).forEach(repeat -> Require.atLeast("a repeat", 0, repeat));
                Arrays.setAll(sizes, axis -> repeats[axis] == 1 ? sizes[axis] : repeats[axis] * known(sizes[axis]));
                return new Form(op.input(0).type(), new Dims(sizes));
            },
            Gradient.of(Shapes::untiled));
    static final List<OpType> SHAPES =
            List.of(SHAPE, SIZE, RESHAPE, TRANSPOSE, EXPAND, PAD, SLICE, CONCAT, SPLIT, TILE);

    /** Reads whole numbers that must be known before the graph runs. */
    static long[] constants(Op op, int input) {
        double[] numbers = op.input(input)
                .constant()
                .orElseThrow(() -> NnException.of("input %d must be a constant, but was %s.", input, op.input(input)))
                .values();
        return LongStream.range(0, numbers.length)
                .map(i -> (long) numbers[(int) i])
                .toArray();
    }

    /** Requires a size to be known before the graph runs. */
    static long known(long size) {
        if (size < 0) {
            throw NnException.of("the size of an axis must be known, but was %s.", Dims.name(size));
        }
        return size;
    }

    /** Finds the sizes of a Reshape: those of another value, or those that its list stands for. */
    private static Dims seen(Op op) {
        return op.input(1)
                .op("Shape")
                .map(shape -> shape.input(0).dims())
                .orElseGet(() -> Targets.reshaped(op.input(0).dims(), constants(op, 1)));
    }

    /** Reads how a Transpose lays the axes: backwards where nothing is chosen. */
    private static long[] order(Op op) {
        int rank = op.input(0).dims().rank();
        return op.attributes()
                .integers(
                        "perm",
                        LongStream.range(0, rank).map(axis -> rank - 1 - axis).toArray());
    }

    private static int[] inverse(long... order) {
        int[] back = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            back[(int) order[i]] = i;
        }
        return back;
    }

    private static Dims padded(Dims dims, long... pads) {
        Require.count("counts before and after each axis", 2L * dims.rank(), pads.length);
        Dims padded = dims;
        for (int axis = 0; axis < dims.rank(); axis++) {
            long more = pads[axis] + pads[axis + dims.rank()];
            padded = more == 0
                    ? padded
                    : padded.with(axis, Require.atLeast("what is left of an axis", 0, known(dims.size(axis)) + more));
        }
        return padded;
    }

    private static Dims concatenated(Op op) {
        int axis = (int) op.attributes().integer("axis", 0);
        Dims first = op.input(0).dims();
        long size = 0;
        for (Value part : op.inputs()) {
            if (part.dims().rank() != first.rank() || !part.dims().with(axis, 1).equals(first.with(axis, 1))) {
                throw NnException.of("%s and %s differ in other axes than %d.", first, part.dims(), axis);
            }
            size += known(part.dims().size(axis));
        }
        return first.with(axis, size);
    }

    private static List<Edge> parts(Op op) {
        int axis = (int) op.attributes().integer("axis", 0);
        List<Edge> edges = new ArrayList<>();
        long start = 0;
        for (Value part : op.inputs()) {
            long from = start;
            long to = start + part.dims().size(axis);
            edges.add(new Edge(part, false, dy -> slice(dy, axis, from, to)));
            start = to;
        }
        return edges;
    }

    private static Map<Value, Value> joined(Op op, List<Optional<Value>> gradients, Predicate<Value> isWanted) {
        List<Value> parts = new ArrayList<>();
        for (int i = 0; i < gradients.size(); i++) {
            Value output = op.outputs().get(i);
            parts.add(gradients.get(i).orElseGet(() -> zeros(output)));
        }
        Map<Value, Value> all = new LinkedHashMap<>();
        if (isWanted.test(op.input(0))) {
            all.put(op.input(0), concat(parts, (int) op.attributes().integer("axis", 0)));
        }
        return all;
    }

    /** Sees each repeated axis as two, and sums over the repeats. */
    private static Value untiled(Op op, Value dy) {
        long[] repeats = constants(op, 1);
        Dims dims = op.input(0).dims();
        List<Long> sizes = new ArrayList<>();
        List<Integer> summed = new ArrayList<>();
        for (int axis = 0; axis < repeats.length; axis++) {
            if (repeats[axis] != 1) {
                summed.add(sizes.size());
                sizes.add(repeats[axis]);
            }
            sizes.add(dims.size(axis));
        }
        Value apart =
                reshape(dy, new Dims(sizes.stream().mapToLong(Long::longValue).toArray()));
        return summed.isEmpty()
                ? dy
                : sum(apart, summed.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Sees the same elements in the same order in another shape.
     *
     * @param x any value
     * @param dims as many elements; symbols are those of x
     * @return x itself if it is of that shape
     */
    public static Value reshape(Value x, Dims dims) {
        return x.dims().equals(dims) ? x : RESHAPE.apply(x, x.graph().integers(Targets.reshape(x.dims(), dims)));
    }

    /** Sees a value in the sizes of another one, which are read off it where a list cannot tell them. */
    private static Value reshapeLike(Value x, Value like) {
        return Targets.isTold(x.dims(), like.dims()) ? reshape(x, like.dims()) : RESHAPE.apply(x, SHAPE.apply(like));
    }

    /**
     * Lays axes in another order.
     *
     * @param x any value
     * @param order for each axis of the result, the axis of x that it was
     * @return the same elements in another order
     */
    public static Value transpose(Value x, int... order) {
        return TRANSPOSE.apply(
                Attributes.NONE.with("perm", IntStream.of(order).asLongStream().toArray()), x);
    }

    /**
     * Adds axes of size 1.
     *
     * @param x any value
     * @param axis where the new axis stands, from 0, or from −1 backwards: −1 puts it last
     * @return one axis more
     */
    public static Value unsqueeze(Value x, int axis) {
        long[] sizes = x.dims().sizes();
        long[] more = new long[sizes.length + 1];
        int at = new Dims(more).axis(axis);
        for (int i = 0; i < more.length; i++) {
            more[i] = i == at ? 1 : sizes[i < at ? i : i - 1];
        }
        return reshape(x, new Dims(more));
    }

    /**
     * Broadcasts a value to known sizes.
     *
     * @param x any value
     * @param dims sizes without symbols that x can be broadcast to
     * @return x itself if it is of that size
     * @throws NnException if a size is a symbol
     */
    public static Value expand(Value x, Dims dims) {
        if (!dims.fixed()) {
            throw NnException.of("Expand: the sizes %s are not all known.", dims)
                    .maybe("write 1 for what x has already, or use full(x, like).");
        }
        return x.dims().equals(dims) ? x : EXPAND.apply(x, x.graph().integers(dims.sizes()));
    }

    /**
     * Broadcasts a value to the size of another one.
     *
     * @param x any value
     * @param like the other value
     * @return x itself if it is of that size
     */
    public static Value full(Value x, Value like) {
        return x.dims().equals(like.dims()) ? x : EXPAND.apply(x, shape(like));
    }

    /** Zeros of a value's size. */
    static Value zeros(Value like) {
        return EXPAND.apply(number(like, 0), shape(like));
    }

    /** The sizes of a value as a list of int64. */
    static Value shape(Value x) {
        return x.dims().fixed() ? x.graph().integers(x.dims().sizes()) : SHAPE.apply(x);
    }

    /**
     * Counts a value's elements.
     *
     * @param x any value
     * @return int64, a scalar
     */
    public static Value size(Value x) {
        return SIZE.apply(x);
    }

    /** Sums a gradient over the axes along which its source was broadcast: the inverse of broadcasting. */
    static Value sumTo(Value dx, Value broadcast, Value source) {
        Dims small = source.dims();
        Dims large = broadcast.dims();
        if (small.equals(large)) {
            return dx;
        }
        int shift = large.rank() - small.rank();
        int[] axes = IntStream.range(0, large.rank())
                .filter(axis -> axis < shift || small.size(axis - shift) == 1 && large.size(axis) != 1)
                .toArray();
        boolean leading = axes.length == shift;
        Value sum = axes.length == 0 ? dx : sum(full(dx, broadcast), !leading, axes);
        return leading ? sum : reshape(sum, small);
    }

    /**
     * Adds elements of one number at the ends of axes; negative counts take some away.
     *
     * @param x any value
     * @param number what is added
     * @param counts how many before each axis, then how many after each axis
     * @return x itself if all counts are 0
     */
    public static Value pad(Value x, double number, long... counts) {
        return LongStream.of(counts).allMatch(count -> count == 0)
                ? x
                : PAD.apply(x, x.graph().integers(counts), number(x, number));
    }

    /**
     * Takes a part of one axis.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @param from the first place
     * @param to one past the last place
     * @return x itself if that is all of the axis
     */
    public static Value slice(Value x, int axis, long from, long to) {
        int counted = x.dims().axis(axis);
        return from == 0 && to == x.dims().size(counted)
                ? x
                : slice(x, new long[] {from}, new long[] {to}, new long[] {counted}, new long[] {1});
    }

    /**
     * Takes every so many elements of axes.
     *
     * @param x any value
     * @param from the first place of each axis
     * @param to one past the last place of each axis
     * @param axes which axes
     * @param steps from one place to the next, not 0; negative ones go backwards
     * @return the elements
     */
    public static Value slice(Value x, long[] from, long[] to, long[] axes, long[] steps) {
        Graph graph = x.graph();
        return SLICE.apply(x, graph.integers(from), graph.integers(to), graph.integers(axes), graph.integers(steps));
    }

    /**
     * Turns an axis around, the last element first.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return x's size
     */
    public static Value reverse(Value x, int axis) {
        long[] at = {x.dims().axis(axis)};
        return slice(x, new long[] {-1}, new long[] {Long.MIN_VALUE}, at, new long[] {-1});
    }

    /**
     * Joins values along an axis, one after the other.
     *
     * @param parts at least one, equal in all other axes
     * @param axis from 0, or from −1 backwards
     * @return all of their elements
     */
    public static Value concat(List<Value> parts, int axis) {
        Require.atLeast("Concat: the parts", 1, parts.size());
        Value first = parts.get(0);
        return parts.size() == 1
                ? first
                : CONCAT.op(Attributes.NONE.with("axis", (long) first.dims().axis(axis)), parts)
                        .output();
    }

    /**
     * Splits a value into equal parts along an axis.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards, of a size that the number of parts divides
     * @param parts how many
     * @return the parts, in their order
     */
    public static List<Value> split(Value x, int axis, int parts) {
        long each = known(x.dims().size(axis)) / Require.atLeast("Split: the parts", 1, parts);
        long[] sizes = LongStream.generate(() -> each).limit(parts).toArray();
        return split(x, axis, sizes);
    }

    /**
     * Splits a value into parts along an axis.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @param sizes the parts' sizes, which sum to the axis's
     * @return the parts, in their order
     * @throws NnException if the sizes do not sum to the axis's
     */
    public static List<Value> split(Value x, int axis, long... sizes) {
        if (LongStream.of(sizes).sum() != x.dims().size(axis)) {
            throw NnException.of(
                    "Split: the parts %s of axis %d of %s do not sum to its size.",
                    Arrays.toString(sizes), axis, x.dims());
        }
        return SPLIT.op(
                        Attributes.NONE.with("axis", (long) x.dims().axis(axis)),
                        List.of(x, x.graph().integers(sizes)))
                .outputs();
    }

    /**
     * Repeats a value.
     *
     * @param x any value
     * @param repeats how often along each axis
     * @return each axis as many times longer
     */
    public static Value tile(Value x, long... repeats) {
        return TILE.apply(x, x.graph().integers(repeats));
    }

    /**
     * Sees one number a feature as [features, 1, …] where the other value has axes after its features, as images do.
     *
     * @param numbers [features]
     * @param like [batch, features, …], or of any rank for features on the last axis
     * @param axis the axis of the features in the other value
     * @return what can be broadcast to the other value
     */
    public static Value along(Value numbers, Value like, int axis) {
        long[] sizes = new long[like.dims().rank() - like.dims().axis(axis)];
        Arrays.fill(sizes, 1);
        sizes[0] = numbers.dims().size(0);
        return reshape(numbers, new Dims(sizes));
    }
}
