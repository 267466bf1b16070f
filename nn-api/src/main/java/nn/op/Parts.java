package nn.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;

/** Words for ops that take parts of a value, put parts together, or repeat it. */
abstract class Parts extends Shapes {
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
            new Gradient.Edges(Parts::parts));
    static final OpType SPLIT = OpType.several(
            "Split",
            op -> {
                int axis = (int) op.attributes().integer("axis", 0);
                Dims dims = op.input(0).dims();
                return LongStream.of(constants(op, 1))
                        .mapToObj(size -> new Form(op.input(0).type(), dims.with(axis, size)))
                        .toList();
            },
            new Gradient.Joint(Parts::joined));
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
            Gradient.of(Parts::untiled));
    static final List<OpType> PARTS = List.of(PAD, SLICE, CONCAT, SPLIT, TILE);

    private static Dims padded(Dims dims, long... pads) {
        Require.count("counts before and after each axis", 2L * dims.rank(), pads.length);
        Dims padded = dims;
        for (int axis = 0; axis < dims.rank(); axis++) {
            long size = Length.plus(dims.size(axis), pads[axis] + pads[axis + dims.rank()]);
            padded =
                    padded.with(axis, Length.isFree(size) ? size : Require.atLeast("what is left of an axis", 0, size));
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
     * Adds elements of one number at the ends of axes; negative counts take some away.
     *
     * @param x any value
     * @param number what is added
     * @param counts how many before each axis, then how many after each axis
     * @return x itself if all counts are 0
     */
    public static Value pad(Value x, double number, long... counts) {
        Given.value("pad: x", x);
        return LongStream.of(Given.value("pad: the counts", counts)).allMatch(count -> count == 0)
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
        Given.value("slice: x", x);
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
        Given.value("slice: x", x);
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
        Given.value("reverse: x", x);
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
        Given.value("concat: the parts", parts);
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
        Given.value("split: x", x);
        long size = known(x.dims().size(axis));
        if (parts > size) {
            throw NnException.of("Split: an axis of %d cannot be split into %d parts.", size, parts);
        }
        long each = size / Require.atLeast("Split: the parts", 1, parts);
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
        Given.value("split: x", x);
        Given.value("split: the sizes", sizes);
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
        Given.value("tile: x", x);
        return TILE.apply(x, x.graph().integers(repeats));
    }
}
