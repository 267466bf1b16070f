package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Given;
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

    static final List<OpType> SHAPES = List.of(SHAPE, SIZE, RESHAPE, TRANSPOSE, EXPAND);

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
            throw NnException.of("the size of an axis must be known, but was \"%s\".", Dims.name(size))
                    .maybe("fix the length, or leave out what needs it.");
        }
        return size;
    }

    /** Finds the sizes of a Reshape: those read off other values, or those that its list stands for. */
    private static Dims seen(Op op) {
        return op.input(1).constant().isPresent()
                ? Targets.reshaped(op.input(0).dims(), constants(op, 1))
                : Targets.read(op.input(1));
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

    /**
     * Sees the same elements in the same order in another shape.
     *
     * @param x any value
     * @param dims as many elements; symbols are those of x
     * @return x itself if it is of that shape
     */
    public static Value reshape(Value x, Dims dims) {
        Given.value("reshape: x", x);
        return x.dims().equals(dims) ? x : RESHAPE.apply(x, x.graph().integers(Targets.reshape(x.dims(), dims)));
    }

    /**
     * Lays all axes but the last out in one, so that each position is a row: [batch, time, n] becomes [batch·time, n].
     *
     * @param x of two axes or more
     * @return x itself if it has two axes
     */
    public static Value positions(Value x) {
        Given.value("positions: x", x);
        return x.dims().rank() == 2
                ? x
                : RESHAPE.apply(x, x.graph().integers(-1, known(x.dims().size(-1))));
    }

    /**
     * Sees the first two axes as one, such as all steps of all sequences of a batch.
     *
     * @param x [a, b, …], of which a and b may be symbols
     * @return [a · b, …]
     */
    public static Value joinFirstAxes(Value x) {
        Require.atLeast(
                "joinFirstAxes: the axes",
                2,
                Given.value("joinFirstAxes: x", x).dims().rank());
        long[] sizes = x.dims().without(0).sizes();
        LongStream.of(sizes).skip(1).forEach(Shapes::known);
        sizes[0] = -1;
        return RESHAPE.apply(x, x.graph().integers(sizes));
    }

    /**
     * Undoes what {@link #positions} and {@link #joinFirstAxes} do: [a · b, …] becomes [a, b, …].
     *
     * @param x whose first axis stands for several
     * @param like whose first axes they are
     * @param axes how many
     * @return x itself for one
     */
    public static Value splitFirstAxis(Value x, Value like, int axes) {
        Given.value("splitFirstAxis: x", x);
        Given.value("splitFirstAxis: like", like);
        Given.index("splitFirstAxis: the count of axes", axes, like.dims().rank() + 1);
        long[] front = Arrays.copyOf(like.dims().sizes(), axes);
        Dims rest = x.dims().without(0);
        Dims dims = new Dims(LongStream.concat(LongStream.of(front), LongStream.of(rest.sizes()))
                .toArray());
        if (axes == 1 || Targets.isTold(x.dims(), dims)) {
            return reshape(x, dims);
        }
        Value sizes = Ops.concat(
                List.of(Ops.slice(SHAPE.apply(like), 0, 0, axes), x.graph().integers(rest.sizes())), 0);
        return RESHAPE.apply(x, sizes);
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
                Attributes.NONE.with(
                        "perm",
                        IntStream.of(Given.value("transpose: the order", order))
                                .asLongStream()
                                .toArray()),
                x);
    }

    /**
     * Adds axes of size 1.
     *
     * @param x any value
     * @param axis where the new axis stands, from 0, or from −1 backwards: −1 puts it last
     * @return one axis more
     */
    public static Value unsqueeze(Value x, int axis) {
        Given.value("unsqueeze: x", x);
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
        Given.value("expand: x", x);
        Given.value("expand: the dims", dims);
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
        Given.value("full: x", x);
        Given.value("full: like", like);
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
     * Sees one number a feature as [features, 1, …] where the other value has axes after its features, as images do.
     *
     * @param numbers [features]
     * @param like [batch, features, …], or of any rank for features on the last axis
     * @param axis the axis of the features in the other value
     * @return what can be broadcast to the other value
     */
    public static Value along(Value numbers, Value like, int axis) {
        Given.value("along: the numbers", numbers);
        Given.value("along: like", like);
        long[] sizes = new long[like.dims().rank() - like.dims().axis(axis)];
        Arrays.fill(sizes, 1);
        sizes[0] = numbers.dims().size(0);
        return reshape(numbers, new Dims(sizes));
    }
}
