package nn.op;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
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
                    (op, dy) -> conv(dy, op.input(1), Sliding.of(op), group(op)),
                    (op, dy) -> new KernelGradient(Sliding.of(op), group(op))
                            .of(dy, op.input(0), op.input(1).dims()),
                    Convolutions::bias));
    static final List<OpType> CONVOLUTIONS = List.of(CONV, CONV_TRANSPOSE);

    private static long group(Op op) {
        return op.attributes().integer("group", 1);
    }

    private static Value bias(Op op, Value dy) {
        return sum(
                dy,
                IntStream.range(0, dy.dims().rank()).filter(axis -> axis != 1).toArray());
    }

    private static Dims spread(Op op) {
        Sliding sliding = Sliding.of(op);
        Dims x = op.input(0).dims();
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
            dims = dims.with(axis + 2, (windows - 1) * sliding.strides().get(axis) + sliding.reach(axis) + more[axis]);
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
        return CONV_TRANSPOSE.apply(grouped(sliding.convolution(), groups), x, kernel);
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
