package nn.testkit;

import static java.util.Map.entry;
import static nn.testkit.Computation.one;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Dims;

/** Computes sizes, and the same elements in other sizes or another order. */
final class ShapeOps {
    static final Map<String, Computation> ALL = Map.ofEntries(
            entry("Shape", one(given -> sizes(given.input(0).dims()))),
            entry("Size", one(given -> Array.integers(new Dims(), given.input(0).numbers().length))),
            entry("Reshape", one(ShapeOps::reshape)),
            entry("Transpose", one(ShapeOps::transpose)),
            entry("Expand", one(ShapeOps::expand)),
            entry("Tile", one(ShapeOps::tile)));

    private ShapeOps() {}

    private static Array sizes(Dims dims) {
        return Array.integers(new Dims(dims.rank()), dims.sizes());
    }

    /** A 0 keeps the axis, a −1 takes what is left. */
    private static Array reshape(Given given) {
        Array x = given.input(0);
        long[] sizes = given.input(1).longs();
        boolean isZeroKept = !given.flag("allowzero", false);
        for (int axis = 0; axis < sizes.length; axis++) {
            sizes[axis] = sizes[axis] == 0 && isZeroKept ? x.dims().size(axis) : sizes[axis];
        }
        long others = LongStream.of(sizes).filter(size -> size >= 0).reduce(1, Math::multiplyExact);
        return x.reshaped(new Dims(LongStream.of(sizes)
                .map(size -> size >= 0 ? size : x.numbers().length / Math.max(1, others))
                .toArray()));
    }

    private static Array transpose(Given given) {
        Array x = given.input(0);
        int rank = x.dims().rank();
        long[] backwards =
                LongStream.range(0, rank).map(axis -> rank - 1 - axis).toArray();
        long[] order = given.op().attributes().integers("perm", backwards);
        int[] strides = Walk.strides(x.dims());
        Dims dims = new Dims(
                LongStream.of(order).map(axis -> x.dims().size((int) axis)).toArray());
        int[] moved = LongStream.of(order).mapToInt(axis -> strides[(int) axis]).toArray();
        return x.pick(dims, new Walk(0, Walk.sizes(dims), moved).places());
    }

    private static Array expand(Given given) {
        Array x = given.input(0);
        Dims dims = x.dims().broadcast(new Dims(given.input(1).longs()));
        return ArithmeticOps.broadcast(x, dims);
    }

    /** Sees each axis as two, of which the first one repeats. */
    private static Array tile(Given given) {
        Array x = given.input(0);
        long[] repeats = given.input(1).longs();
        int rank = x.dims().rank();
        int[] own = Walk.strides(x.dims());
        int[] sizes = IntStream.range(0, 2 * rank)
                .map(i -> i % 2 == 0 ? (int) repeats[i / 2] : x.size(i / 2))
                .toArray();
        int[] strides = IntStream.range(0, 2 * rank)
                .map(i -> i % 2 == 0 ? 0 : own[i / 2])
                .toArray();
        long[] whole = x.dims().sizes();
        java.util.Arrays.setAll(whole, axis -> whole[axis] * repeats[axis]);
        return x.pick(new Dims(whole), new Walk(0, sizes, strides).places());
    }
}
