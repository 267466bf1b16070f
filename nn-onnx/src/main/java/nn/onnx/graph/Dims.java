package nn.onnx.graph;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Shape;

/** Holds the sizes of a value's axes, outermost first; negative ones are known only when the graph runs. */
public final class Dims {
    /** How many rows are computed at once. */
    public static final long BATCH = -1;
    /** How many steps are taken in one run. */
    public static final long STEPS = -2;

    private final long[] sizes;

    /** Takes sizes, outermost first; none at all for a scalar. */
    public Dims(long... sizes) {
        this.sizes = sizes.clone();
    }

    /** Puts the batch before the shape of one row. */
    public static Dims batch(Shape row) {
        return of(row).under(BATCH);
    }

    /** Takes a whole shape. */
    public static Dims of(Shape shape) {
        return new Dims(IntStream.of(shape.dims()).asLongStream().toArray());
    }

    /** Puts an axis in front. */
    public Dims under(long size) {
        return new Dims(
                LongStream.concat(LongStream.of(size), LongStream.of(sizes)).toArray());
    }

    /** Copies the sizes. */
    public long[] sizes() {
        return sizes.clone();
    }

    /** Counts the axes. */
    public int rank() {
        return sizes.length;
    }

    /** Gives the size of one axis. */
    public long size(int axis) {
        return sizes[axis];
    }

    /** Tells whether all sizes are known before the graph runs. */
    public boolean fixed() {
        return LongStream.of(sizes).allMatch(size -> size >= 0);
    }

    /** Replaces the size of one axis. */
    public Dims with(int axis, long size) {
        long[] other = sizes.clone();
        other[axis] = size;
        return new Dims(other);
    }

    /** Gives what two values' elements spread to when they meet. */
    Dims spread(Dims other) {
        long[] wide = (rank() >= other.rank() ? this : other).sizes.clone();
        Dims narrow = rank() >= other.rank() ? other : this;
        int shift = wide.length - narrow.rank();
        for (int axis = 0; axis < narrow.rank(); axis++) {
            if (wide[axis + shift] == 1) {
                wide[axis + shift] = narrow.size(axis);
            }
        }
        return new Dims(wide);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dims dims && Arrays.equals(sizes, dims.sizes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sizes);
    }

    @Override
    public String toString() {
        return Arrays.toString(sizes);
    }
}
