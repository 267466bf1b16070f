package nn.op;

import java.util.List;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.NnException;

/** Words for convolutions of [batch, channels, …] with kernels [filters, channels / groups, …]. */
abstract class Convolutions extends Matrices {
    static final OpType CONV = OpType.of(
            "Conv",
            op -> {
                Dims x = op.input(0).dims();
                Dims kernel = op.input(1).dims();
                Dims over = Sliding.of(op).over(x, kernel.size(0));
                Require.kernel(x, kernel, Sliding.of(op), kernel.size(1), kernel.size(0), group(op));
                return new Form(same(op, 0, 1), over);
            },
            Gradient.of(
                    (op, dy) -> transposed(
                            dy, op.input(1), Sliding.of(op), op.input(0).dims(), group(op)),
                    (op, dy) -> new KernelGradient(Sliding.of(op), group(op))
                            .of(op.input(0), dy, op.input(1).dims()),
                    Convolutions::bias));
    static final OpType CONV_TRANSPOSE = OpType.of(
            "ConvTranspose",
            op -> new Form(same(op, 0, 1), spread(op)),
            Gradient.of(
                    (op, dy) -> conv(uncropped(op, dy), op.input(1), Sliding.of(op), group(op)),
                    (op, dy) -> new KernelGradient(Sliding.of(op), group(op))
                            .of(uncropped(op, dy), op.input(0), op.input(1).dims()),
                    Convolutions::bias));
    static final List<OpType> CONVOLUTIONS = List.of(CONV, CONV_TRANSPOSE);

    private static long group(Op op) {
        return op.attributes().integer("group", 1);
    }

    private static Value bias(Op op, Value dy) {
        return sumPerFeature(dy, 1);
    }

    private static long[] cropped(Op op) {
        return op.attributes().integers("pads", new long[2 * Sliding.of(op).axes()]);
    }

    /** Adds zeros where what was laid out was left out. */
    private static Value uncropped(Op op, Value dy) {
        long[] cropped = cropped(op);
        int axes = cropped.length / 2;
        long[] pads = new long[cropped.length + 4];
        System.arraycopy(cropped, 0, pads, 2, axes);
        System.arraycopy(cropped, axes, pads, axes + 4, axes);
        return pad(dy, 0, pads);
    }

    private static Dims spread(Op op) {
        Sliding sliding = Sliding.of(op);
        Dims x = op.input(0).dims();
        long[] cropped = cropped(op);
        Require.count("what is left out at both ends of each axis", 2L * sliding.axes(), cropped.length);
        LongStream.of(cropped).forEach(count -> Require.atLeast("what is left out at an end", 0, count));
        long[] more = op.attributes().integers("output_padding", new long[sliding.axes()]);
        Dims kernel = op.input(1).dims();
        Require.rank("what is laid out", sliding.axes() + 2, x);
        Require.kernel(x, kernel, sliding, kernel.size(0) / Math.max(1, group(op)), x.size(1), group(op));
        Dims dims = x.with(1, kernel.size(1) * group(op));
        for (int axis = 0; axis < sliding.axes(); axis++) {
            long windows = known(x.size(axis + 2));
            if (more[axis] >= sliding.strides().get(axis)) {
                throw NnException.of(
                        "output_padding must be below the stride %d, but was %d.",
                        sliding.strides().get(axis), more[axis]);
            }
            long whole = (windows - 1) * sliding.strides().get(axis) + sliding.reach(axis) + more[axis];
            long left = whole - cropped[axis] - cropped[axis + sliding.axes()];
            dims = dims.with(axis + 2, Require.atLeast("what is left of an axis", 1, left));
        }
        return dims;
    }

    private static Attributes grouped(Attributes attributes, long groups) {
        return groups == 1 ? attributes : attributes.with("group", groups);
    }

    /**
     * Slides kernels over x, which is padded before where that is wanted.
     *
     * @param x [batch, channels, …]
     * @param kernel [filters, channels / groups, …]
     * @param sliding of the kernel's size
     * @param groups into how many parts the channels fall that meet their own filters: 1, or all for depthwise
     * @return [batch, filters, …]
     */
    public static Value conv(Value x, Value kernel, Sliding sliding, long groups) {
        Given.value("conv: the sliding", sliding);
        return CONV.apply(grouped(sliding.convolution(), groups), x, kernel);
    }

    /**
     * Slides kernels over x and adds one number a filter.
     *
     * @param x [batch, channels, …]
     * @param kernel [filters, channels / groups, …]
     * @param bias [filters]
     * @param sliding of the kernel's size
     * @param groups into how many parts the channels fall that meet their own filters
     * @return [batch, filters, …]
     */
    public static Value conv(Value x, Value kernel, Value bias, Sliding sliding, long groups) {
        Given.value("conv: the sliding", sliding);
        return CONV.apply(grouped(sliding.convolution(), groups), x, kernel, bias);
    }

    /**
     * Lays a kernel at each element of x, multiplied by it, and sums what overlaps: the inverse way of a convolution.
     *
     * @param x [batch, channels, …]
     * @param kernel [channels, filters / groups, …]
     * @param sliding of the kernel's size
     * @param groups into how many parts the channels fall
     * @return [batch, filters, …]
     */
    public static Value convTranspose(Value x, Value kernel, Sliding sliding, long groups) {
        Given.value("convTranspose: the sliding", sliding);
        return CONV_TRANSPOSE.apply(grouped(sliding.convolution(), groups), x, kernel);
    }

    /**
     * Lays a kernel at each element of x, multiplied by it, sums what overlaps, and leaves out what lies at the ends.
     *
     * @param x [batch, channels, …]
     * @param kernel [channels, filters / groups, …]
     * @param sliding of the kernel's size
     * @param groups into how many parts the channels fall
     * @param cropped how many elements are left out before each axis, then how many after each axis; negative counts
     *     after an axis add zeros, fewer than the stride
     * @return [batch, filters, …]
     */
    public static Value convTranspose(Value x, Value kernel, Sliding sliding, long groups, long... cropped) {
        return CONV_TRANSPOSE.apply(laid(sliding, groups, cropped), x, kernel);
    }

    /**
     * Lays a kernel at each element of x, leaves out what lies at the ends, and adds one number a filter.
     *
     * @param x [batch, channels, …]
     * @param kernel [channels, filters / groups, …]
     * @param bias [filters]
     * @param sliding of the kernel's size
     * @param groups into how many parts the channels fall
     * @param cropped how many elements are left out before each axis, then how many after each axis; negative counts
     *     after an axis add zeros, fewer than the stride
     * @return [batch, filters, …]
     */
    public static Value convTranspose(
            Value x, Value kernel, Value bias, Sliding sliding, long groups, long... cropped) {
        return CONV_TRANSPOSE.apply(laid(sliding, groups, cropped), x, kernel, bias);
    }

    private static Attributes laid(Sliding sliding, long groups, long... cropped) {
        Given.value("a convolution: the sliding", sliding);
        Given.value("a convolution: the cropped", cropped);
        int axes = sliding.axes();
        Require.count("what is left out at both ends of each axis", 2L * axes, cropped.length);
        LongStream.of(cropped)
                .limit(axes)
                .forEach(count -> Require.atLeast("what is left out before an axis", 0, count));
        long[] pads = LongStream.of(cropped).map(count -> Math.max(0, count)).toArray();
        long[] more = LongStream.of(cropped)
                .skip(axes)
                .map(count -> Math.max(0, -count))
                .toArray();
        return chosen(chosen(grouped(sliding.convolution(), groups), "pads", pads), "output_padding", more);
    }

    private static Attributes chosen(Attributes attributes, String name, long... counts) {
        return LongStream.of(counts).allMatch(count -> count == 0) ? attributes : attributes.with(name, counts);
    }

    /** As above, with zeros at the ends where no window of the larger one reached. */
    static Value transposed(Value dy, Value kernel, Sliding sliding, Dims whole, long groups) {
        long[] rests = LongStream.range(0, sliding.axes())
                .map(axis -> sliding.rest(
                        (int) axis, whole.size((int) axis + 2), dy.dims().size((int) axis + 2)))
                .toArray();
        return CONV_TRANSPOSE.apply(grouped(sliding.convolution().with("output_padding", rests), groups), dy, kernel);
    }
}
