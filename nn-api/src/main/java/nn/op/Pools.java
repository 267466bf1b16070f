package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Length;

/** Words for windows that slide over each channel by itself, and for changes of size. */
abstract class Pools extends Convolutions {
    static final OpType MAX_POOL = OpType.of("MaxPool", Pools::pooled, Gradient.of(Pools::unpooled));
    static final OpType AVERAGE_POOL = OpType.of("AveragePool", Pools::pooled, Gradient.of(Pools::shared));
    static final OpType RESIZE = OpType.of(
            "Resize",
            op -> new Form(op.input(0).type(), new Resizing(op).dims()),
            Gradient.of((op, dy) -> new Resizing(op).backward(dy)));
    static final List<OpType> POOLS = List.of(MAX_POOL, AVERAGE_POOL, RESIZE);

    private static Form pooled(Op op) {
        Dims x = op.input(0).dims();
        return new Form(op.input(0).type(), Sliding.of(op).over(x, x.size(1)));
    }

    /** The first of equal ones receives the gradient. */
    private static Value unpooled(Op op, Value dy) {
        Value x = op.input(0);
        if (Sliding.of(op).isApart() && x.dims().rank() == 4) {
            return new Tiles(Sliding.of(op), x, op.output()).choose(dy);
        }
        Value places = op.outputs().size() > 1
                ? op.outputs().get(1)
                : op.gives(new Form(ElementType.INT64, op.output().dims()));
        Value sum = SCATTER_ELEMENTS.apply(
                Attributes.NONE.with("reduction", "add"), flat(zeros(x)), flat(places), flat(dy));
        return reshape(sum, x.dims());
    }

    /** Each window's gradient goes to its elements in equal parts. */
    private static Value shared(Op op, Value dy) {
        Value x = op.input(0);
        Sliding sliding = Sliding.of(op);
        boolean isKnown = LongStream.of(x.dims().sizes()).skip(2).noneMatch(Length::isFree);
        return sliding.isApart() && x.dims().rank() == 4 && isKnown
                ? repeated(mul(dy, 1.0 / sliding.count()), sliding, x.dims())
                : transposed(dy, even(x, sliding), sliding, x.dims(), x.dims().size(1));
    }

    /** Repeats each element all over its window; what no window reached becomes 0. */
    private static Value repeated(Value y, Sliding sliding, Dims whole) {
        long height = y.dims().size(2) * sliding.size().get(0);
        long width = y.dims().size(3) * sliding.size().get(1);
        return pad(
                resize(y, "nearest", height, width),
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                whole.size(2) - height,
                whole.size(3) - width);
    }

    /** Sees all elements along one axis. */
    private static Value flat(Value x) {
        return RESHAPE.apply(x, x.graph().integers(-1));
    }

    /** A kernel that gives each of its elements an equal part, channel by channel. */
    private static Value even(Value x, Sliding sliding) {
        double[] taps = new double[(int) (x.dims().size(1) * sliding.count())];
        Arrays.fill(taps, 1.0 / sliding.count());
        Dims kernel =
                new Dims(Sliding.array(sliding.size())).under(1).under(x.dims().size(1));
        return x.graph().constant(x.type(), kernel, taps);
    }

    /**
     * Takes the maximum of each window; the first of equal ones receives the gradient.
     *
     * @param x [batch, channels, …]
     * @param sliding without dilations
     * @return [batch, channels, …]
     */
    public static Value maxPool(Value x, Sliding sliding) {
        Given.value("maxPool: the sliding", sliding);
        return MAX_POOL.apply(sliding.pool(), x);
    }

    /**
     * Takes the mean of each window.
     *
     * @param x [batch, channels, …]
     * @param sliding without dilations
     * @return [batch, channels, …]
     */
    public static Value averagePool(Value x, Sliding sliding) {
        Given.value("averagePool: the sliding", sliding);
        return AVERAGE_POOL.apply(sliding.pool(), x);
    }

    /**
     * Makes images larger or smaller.
     *
     * @param x [batch, channels, …]
     * @param mode {@code nearest}, the element whose place is at most the sought one, or {@code linear}, a mean of the
     *     neighbours by distance from centre to centre
     * @param sizes the new size of each axis after batch and channels
     * @return [batch, channels, …]
     */
    public static Value resize(Value x, String mode, long... sizes) {
        return Resizing.apply(x, mode, sizes);
    }
}
