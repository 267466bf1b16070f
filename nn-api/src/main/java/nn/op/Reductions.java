package nn.op;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;

/** Words for ops that make one element of many. */
abstract class Reductions extends Functions {
    static final OpType REDUCE_SUM = reduction("ReduceSum", (op, dy) -> kept(op, dy));
    static final OpType REDUCE_MEAN =
            reduction("ReduceMean", (op, dy) -> div(kept(op, dy), count(op.input(0), op.output())));
    static final OpType REDUCE_MAX = reduction("ReduceMax", Reductions::shared);
    static final OpType REDUCE_MIN = reduction("ReduceMin", Reductions::shared);
    static final OpType CUM_SUM = OpType.unary("CumSum", Gradient.of((op, dy) -> {
        Attributes attributes = op.attributes();
        return Reductions.CUM_SUM.apply(
                attributes.with("reverse", 1 - attributes.integer("reverse", 0)), dy, op.input(1));
    }));
    static final OpType ARG_MAX = OpType.of(
            "ArgMax",
            op -> new Form(ElementType.INT64, reduced(op, (int) op.attributes().integer("axis", 0))),
            new Gradient.Zero("places have no gradient"));
    static final OpType TOP_K = OpType.several(
            "TopK",
            op -> {
                Value x = op.input(0);
                long k = Require.atLeast(
                        "k", 1, (long) op.input(1).constant().orElseThrow().values()[0]);
                Dims dims = x.dims().with((int) op.attributes().integer("axis", -1), k);
                return List.of(new Form(x.type(), dims), new Form(ElementType.INT64, dims));
            },
            new Gradient.None("its places jump"));
    static final List<OpType> REDUCTIONS =
            List.of(REDUCE_SUM, REDUCE_MEAN, REDUCE_MAX, REDUCE_MIN, CUM_SUM, ARG_MAX, TOP_K);

    private static OpType reduction(String name, Gradient.Rule rule) {
        return OpType.of(name, op -> new Form(op.input(0).type(), reduced(op, axes(op))), Gradient.of(rule));
    }

    private static int[] axes(Op op) {
        double[] axes = op.inputs().size() > 1
                ? op.input(1).constant().orElseThrow().values()
                : IntStream.range(0, op.input(0).dims().rank()).asDoubleStream().toArray();
        Dims dims = op.input(0).dims();
        return IntStream.range(0, axes.length)
                .map(i -> dims.axis((int) axes[i]))
                .toArray();
    }

    private static Dims reduced(Op op, int... axes) {
        return op.attributes().integer("keepdims", 1) == 1
                ? ones(op.input(0).dims(), axes)
                : op.input(0).dims().without(axes);
    }

    private static Dims ones(Dims dims, int... axes) {
        Dims kept = dims;
        for (int axis : axes) {
            kept = kept.with(axis, 1);
        }
        return kept;
    }

    /** Sees the gradient of a reduction with its axes in place, of size 1. */
    private static Value kept(Op op, Value dy) {
        return dy.dims().rank() == 0 || op.attributes().integer("keepdims", 1) == 1
                ? dy
                : Ops.reshape(dy, ones(op.input(0).dims(), axes(op)));
    }

    /** The extreme ones share the gradient in equal parts. */
    private static Value shared(Op op, Value dy) {
        Value x = op.input(0);
        Value hits = cast(equal(x, kept(op, op.output())), x.type());
        return mul(hits, div(kept(op, dy), sum(hits, true, axes(op))));
    }

    /** How many elements of x went into one of y. */
    static Value count(Value x, Value y) {
        Given.value("count: y", y);
        if (x.dims().fixed()) {
            return number(x, (double) x.dims().count(0) / y.dims().count(0));
        }
        return div(cast(Ops.size(x), x.type()), cast(Ops.size(y), x.type()));
    }

    /** Sums along all axes but one, those after it first: two reductions of neighbouring axes are faster than one. */
    static Value sumPerFeature(Value x, int axis) {
        int[] after = IntStream.range(axis + 1, x.dims().rank()).toArray();
        Value sums = after.length == 0 ? x : sum(x, after);
        return axis == 0 ? sums : sum(sums, IntStream.range(0, axis).toArray());
    }

    private static Value reduce(OpType type, Value x, boolean keepDims, int... axes) {
        Given.value("a reduction: x", x);
        Given.value("a reduction: the axes", axes);
        int[] all = axes.length == 0
                ? IntStream.range(0, x.dims().rank()).toArray()
                : Require.distinct(IntStream.of(axes).map(x.dims()::axis).toArray());
        if (all.length == 0) {
            return x;
        }
        Value places = x.graph().integers(IntStream.of(all).asLongStream().toArray());
        return type.apply(Attributes.NONE.with("keepdims", keepDims ? 1L : 0L), x, places);
    }

    /**
     * Sums along axes, which go.
     *
     * @param x any value
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the sums
     */
    public static Value sum(Value x, int... axes) {
        return reduce(REDUCE_SUM, x, false, axes);
    }

    /**
     * Sums along axes.
     *
     * @param x any value
     * @param keepDims whether the axes stay, with size 1
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the sums
     */
    public static Value sum(Value x, boolean keepDims, int... axes) {
        return reduce(REDUCE_SUM, x, keepDims, axes);
    }

    /**
     * Takes means along axes, which go.
     *
     * @param x any value
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the means
     */
    public static Value mean(Value x, int... axes) {
        return reduce(REDUCE_MEAN, x, false, axes);
    }

    /**
     * Takes means along axes.
     *
     * @param x any value
     * @param keepDims whether the axes stay, with size 1
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the means
     */
    public static Value mean(Value x, boolean keepDims, int... axes) {
        return reduce(REDUCE_MEAN, x, keepDims, axes);
    }

    /**
     * Takes the greatest along axes, which go; equal ones share the gradient.
     *
     * @param x any value
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the greatest
     */
    public static Value amax(Value x, int... axes) {
        return reduce(REDUCE_MAX, x, false, axes);
    }

    /**
     * Takes the greatest along axes.
     *
     * @param x any value
     * @param keepDims whether the axes stay, with size 1
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the greatest
     */
    public static Value amax(Value x, boolean keepDims, int... axes) {
        return reduce(REDUCE_MAX, x, keepDims, axes);
    }

    /**
     * Takes the smallest along axes, which go; equal ones share the gradient.
     *
     * @param x any value
     * @param axes from 0, or from −1 backwards; all of them if none is named
     * @return the smallest
     */
    public static Value amin(Value x, int... axes) {
        return reduce(REDUCE_MIN, x, false, axes);
    }

    /**
     * Sums up along an axis: each element and all before it.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return of x's size
     */
    public static Value cumSum(Value x, int axis) {
        Given.value("cumSum: x", x);
        Value where = x.graph().scalar(ElementType.INT64, x.dims().axis(axis));
        return CUM_SUM.apply(Attributes.NONE, x, where);
    }

    /**
     * Finds the place of the greatest along an axis, the first of equal ones; no gradient passes.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return int64, without the axis
     */
    public static Value argMax(Value x, int axis) {
        Given.value("argMax: x", x);
        return ARG_MAX.apply(
                Attributes.NONE.with("axis", (long) x.dims().axis(axis)).with("keepdims", 0L), x);
    }

    /**
     * Finds the k greatest along an axis, the greatest first; it has no gradient.
     *
     * @param x any value
     * @param k how many
     * @param axis from 0, or from −1 backwards
     * @return the numbers, and their places as int64
     */
    public static List<Value> topK(Value x, int k, int axis) {
        Given.value("topK: x", x);
        return TOP_K.op(
                        Attributes.NONE.with("axis", (long) x.dims().axis(axis)),
                        List.of(x, x.graph().integers(k)))
                .outputs();
    }
}
