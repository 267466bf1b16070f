package nn.onnx.graph;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Ops that gather many elements into fewer. */
public final class Reduction {
    private Reduction() {}

    /** The sum of all elements, a scalar. */
    public static Value sum(Value x) {
        int[] axes = IntStream.range(0, x.dims().rank()).toArray();
        return axes.length == 0 ? x : sum(x, false, axes);
    }

    /** The sum along some axes, which stay with size 1 or go. */
    public static Value sum(Value x, boolean keep, int... axes) {
        Value y = reduce("ReduceSum", x, keep, axes);
        boolean spreads = keep || y.dims().rank() == 0;
        return y.gradient(x, dy -> spreads ? dy : Shapes.reshape(dy, kept(x, axes)));
    }

    /** The mean along some axes, which stay with size 1. */
    public static Value mean(Value x, int... axes) {
        Value y = reduce("ReduceMean", x, true, axes);
        return y.gradient(x, dy -> Arithmetic.div(dy, count(x, y)));
    }

    /** How many elements of x went into one of y. */
    static Value count(Value x, Value y) {
        if (x.dims().fixed()) {
            return Arithmetic.number(x, size(x) / size(y));
        }
        Value of = Node.of("Size", x).gives(Type.INT64, new Dims());
        Value into = Node.of("Size", y).gives(Type.INT64, new Dims());
        return Arithmetic.div(Arithmetic.cast(of, x.type()), Arithmetic.cast(into, x.type()));
    }

    private static double size(Value x) {
        return LongStream.of(x.dims().sizes()).reduce(1, (a, b) -> a * b);
    }

    private static Value reduce(String op, Value x, boolean keep, int... axes) {
        Dims kept = kept(x, axes);
        Dims dims = keep ? kept : dropped(x, axes);
        long[] where = IntStream.of(axes).asLongStream().toArray();
        return Node.of(op, x, x.graph().integers(where))
                .with("keepdims", keep ? 1 : 0)
                .gives(dims);
    }

    private static Dims kept(Value x, int... axes) {
        Dims dims = x.dims();
        for (int axis : axes) {
            dims = dims.with(axis, 1);
        }
        return dims;
    }

    private static Dims dropped(Value x, int... axes) {
        List<Integer> gone = IntStream.of(axes).boxed().toList();
        return new Dims(IntStream.range(0, x.dims().rank())
                .filter(axis -> !gone.contains(axis))
                .mapToLong(axis -> x.dims().size(axis))
                .toArray());
    }
}
