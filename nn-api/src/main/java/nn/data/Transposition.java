package nn.data;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Copies a tensor with its axes in another order. */
final class Transposition {
    private final Tensor from;
    private final int[] dims;
    private final int[] strides;

    private Transposition(Tensor from, int[] axes) {
        this.from = from;
        this.dims = IntStream.of(axes).map(from.shape()::dim).toArray();
        this.strides =
                IntStream.of(axes).map(axis -> stride(from.shape(), axis)).toArray();
    }

    static Tensor of(Tensor from, int... axes) {
        int[] all = IntStream.range(0, from.shape().rank()).toArray();
        if (!Arrays.equals(IntStream.of(axes).sorted().toArray(), all)) {
            throw NnException.of(
                    "transpose: each axis of %s must be named once, %s in any order, but were %s.",
                    from.shape(), Arrays.toString(all), Arrays.toString(axes));
        }
        return new Transposition(from, axes).copy();
    }

    /** Counts the elements from one step along an axis to the next. */
    private static int stride(Shape shape, int axis) {
        return IntStream.range(axis + 1, shape.rank()).map(shape::dim).reduce(1, (a, b) -> a * b);
    }

    private Tensor copy() {
        Shape shape = Shape.of(dims);
        ByteBuffer source = from.memory();
        ByteBuffer target = Tensor.allocate(from.type(), shape);
        int[] place = new int[dims.length];
        int at = 0;
        for (int i = 0; i < shape.size(); i++) {
            put(source, at, target, i);
            at = next(place, at);
        }
        return Tensor.wrap(from.type(), shape, target);
    }

    private void put(ByteBuffer source, int at, ByteBuffer target, int to) {
        if (from.type() == DType.UINT8) {
            target.put(to, source.get(at));
        } else {
            target.putInt(4 * to, source.getInt(4 * at));
        }
    }

    /** Steps to the next element of the copy, and gives where it stands in the source. */
    private int next(int[] place, int at) {
        int moved = at;
        for (int axis = dims.length - 1; axis >= 0; axis--) {
            moved += strides[axis];
            if (++place[axis] < dims[axis]) {
                return moved;
            }
            moved -= dims[axis] * strides[axis];
            place[axis] = 0;
        }
        return moved;
    }
}
