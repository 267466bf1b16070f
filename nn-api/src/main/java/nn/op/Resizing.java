package nn.op;

import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.NnException;

/** Says of which elements a Resize makes each element, axis by axis. */
final class Resizing {
    private final Value x;
    private final boolean isLinear;
    private final Dims dims;

    Resizing(Op op) {
        x = op.input(0);
        isLinear = op.attributes().word("mode", "nearest").equals("linear");
        Dims whole = x.dims();
        long[] sizes = Shapes.constants(op, 3);
        for (int i = 0; i < sizes.length; i++) {
            whole = whole.with(i + 2, sizes[i]);
        }
        dims = whole;
    }

    /** Adds the op. */
    static Value apply(Value x, String mode, long... sizes) {
        Given.value("resize: the mode", mode);
        if (!mode.equals("nearest") && !mode.equals("linear")) {
            throw NnException.of("Resize: the mode must be nearest or linear, but was \"%s\".", mode);
        }
        LongStream.of(sizes).forEach(size -> Require.atLeast("Resize: a size", 1, size));
        if (sizes.length != x.dims().rank() - 2) {
            throw NnException.of(
                    "Resize: %s needs %d sizes, but had %d.", x.dims(), x.dims().rank() - 2, sizes.length);
        }
        Value none = x.graph().constant(ElementType.FLOAT32, new Dims(0));
        boolean linear = mode.equals("linear");
        Attributes attributes = Attributes.NONE
                .with("mode", mode)
                .with("axes", LongStream.range(2, x.dims().rank()).toArray())
                .with("coordinate_transformation_mode", linear ? "half_pixel" : "asymmetric");
        return Pools.RESIZE.apply(
                linear ? attributes : attributes.with("nearest_mode", "floor"),
                x,
                none,
                none,
                x.graph().integers(sizes));
    }

    Dims dims() {
        return dims;
    }

    /**
     * Hands each gradient to the elements that it was made of: sums of windows where each was repeated as often as all
     * others, else a product with a matrix, axis by axis.
     */
    Value backward(Value dy) {
        return isRepeated() ? repeated(dy) : multiplied(dy);
    }

    private boolean isRepeated() {
        return !isLinear
                && IntStream.range(2, dims.rank())
                        .allMatch(axis -> dims.size(axis) % x.dims().size(axis) == 0);
    }

    private Value repeated(Value dy) {
        long[] times = LongStream.range(2, dims.rank())
                .map(axis -> dims.size((int) axis) / x.dims().size((int) axis))
                .toArray();
        Sliding sliding = Sliding.of(times).strides(times);
        return Ops.mul(Ops.averagePool(dy, sliding), sliding.count());
    }

    private Value multiplied(Value dy) {
        Value dx = dy;
        for (int axis = 2; axis < dims.rank(); axis++) {
            dx = dims.size(axis) == x.dims().size(axis) ? dx : along(dx, axis);
        }
        return dx;
    }

    private Value along(Value dx, int axis) {
        int last = dims.rank() - 1;
        int[] swap = IntStream.range(0, last + 1)
                .map(i -> i == axis ? last : i == last ? axis : i)
                .toArray();
        Value matrix = matrix(axis);
        return axis == last ? Ops.matmul(dx, matrix) : Ops.transpose(Ops.matmul(Ops.transpose(dx, swap), matrix), swap);
    }

    /** How much each element of x counts in each element of the result: [result, x]. */
    private Value matrix(int axis) {
        int from = (int) x.dims().size(axis);
        int to = (int) dims.size(axis);
        double[] shares = new double[from * to];
        for (int i = 0; i < to; i++) {
            double place = isLinear ? (i + 0.5) * from / to - 0.5 : (double) i * from / to;
            double whole = Math.floor(place);
            double rest = isLinear ? place - whole : 0;
            shares[i * from + inside(whole, from)] += 1 - rest;
            shares[i * from + inside(whole + 1, from)] += rest;
        }
        return x.graph().constant(x.type(), new Dims(to, from), shares);
    }

    private static int inside(double place, int size) {
        return (int) Math.max(0, Math.min(size - 1, place));
    }
}
