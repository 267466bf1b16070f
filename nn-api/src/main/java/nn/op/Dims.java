package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;

/**
 * Holds the sizes of a value's axes, outermost first. An axis whose size is known only when the graph runs is a named
 * symbol, a negative number here; equal symbols are equal sizes.
 */
public final class Dims {
    /** How many rows are computed at once. */
    public static final long BATCH = symbol("batch");
    /** How many optimizer steps are taken in one run. */
    public static final long STEPS = symbol("steps");
    /** How long the sequences of a batch are. */
    public static final long TIME = Length.TIME;

    private final long[] sizes;

    /**
     * Takes sizes.
     *
     * @param sizes outermost first; none at all for a scalar
     */
    public Dims(long... sizes) {
        Given.value("dims: the sizes", sizes);
        this.sizes = sizes.clone();
    }

    /**
     * Names a size that is known only when the graph runs.
     *
     * @param name such as {@code time}
     * @return the size to put into dims; the same for the same name
     */
    public static long symbol(String name) {
        return Length.named(name);
    }

    /**
     * Puts the batch before the shape of one row.
     *
     * @param row the shape of one row
     * @return [batch, …]
     */
    public static Dims batch(Shape row) {
        return of(row).under(BATCH);
    }

    /**
     * Takes a whole shape.
     *
     * @param shape the sizes
     * @return the same sizes
     */
    public static Dims of(Shape shape) {
        Given.value("Dims.of: the shape", shape);
        return new Dims(IntStream.of(shape.dims()).asLongStream().toArray());
    }

    /**
     * Puts an axis in front.
     *
     * @param size its size
     * @return one axis more
     */
    public Dims under(long size) {
        return new Dims(
                LongStream.concat(LongStream.of(size), LongStream.of(sizes)).toArray());
    }

    /**
     * Returns the sizes.
     *
     * @return a copy, outermost first
     */
    public long[] sizes() {
        return sizes.clone();
    }

    /**
     * Counts the axes.
     *
     * @return 0 for a scalar
     */
    public int rank() {
        return sizes.length;
    }

    /**
     * Returns the size of one axis.
     *
     * @param axis from 0, or from −1 for the last one backwards
     * @return its size, negative for a symbol
     */
    public long size(int axis) {
        return sizes[axis(axis)];
    }

    /**
     * Counts an axis from the front.
     *
     * @param axis from 0, or from −1 for the last one backwards
     * @return from 0
     * @throws NnException if there is no such axis
     */
    public int axis(int axis) {
        if (axis < -rank() || axis >= rank()) {
            throw NnException.of("there is no axis %d in %s.", axis, this)
                    .maybe("axes count from 0, or from -1 for the last one backwards.");
        }
        return axis < 0 ? axis + rank() : axis;
    }

    /**
     * Finds the axis of the features of a batch.
     *
     * @return the channels of images [batch, channels, height, width], else the last axis
     */
    public int featureAxis() {
        return rank() == 4 ? 1 : rank() - 1;
    }

    /**
     * Tells whether all sizes are known before the graph runs.
     *
     * @return false if one is a symbol
     */
    public boolean fixed() {
        return LongStream.of(sizes).allMatch(size -> size >= 0);
    }

    /**
     * Counts the elements of the axes from one on.
     *
     * @param from the first axis that counts; those from there on must be known
     * @return the product of their sizes, 1 for none
     */
    public long count(int from) {
        return LongStream.of(sizes)
                .skip(Require.atLeast("dims: the first axis", 0, from))
                .reduce(1, Math::multiplyExact);
    }

    /**
     * Replaces the size of one axis.
     *
     * @param axis from 0, or from −1 backwards
     * @param size the new size
     * @return other dims
     */
    public Dims with(int axis, long size) {
        long[] other = sizes.clone();
        other[axis(axis)] = size;
        return new Dims(other);
    }

    /**
     * Leaves axes out.
     *
     * @param axes from 0
     * @return the other axes
     */
    public Dims without(int... axes) {
        List<Integer> gone =
                IntStream.of(Given.value("dims: the axes", axes)).boxed().toList();
        return new Dims(IntStream.range(0, rank())
                .filter(axis -> !gone.contains(axis))
                .mapToLong(axis -> sizes[axis])
                .toArray());
    }

    /**
     * Returns what two values' elements are broadcast to when they meet: axes are matched from the last one backwards,
     * and those of size 1 take the other's size.
     *
     * @param other the other value's
     * @return the sizes of the result
     * @throws NnException if two sizes differ and neither is 1
     */
    public Dims broadcast(Dims other) {
        Given.value("broadcast: other", other);
        Dims wide = rank() >= other.rank() ? this : other;
        Dims narrow = rank() >= other.rank() ? other : this;
        long[] result = wide.sizes.clone();
        int shift = wide.rank() - narrow.rank();
        for (int axis = 0; axis < narrow.rank(); axis++) {
            long size = narrow.sizes[axis];
            if (result[axis + shift] == 1) {
                result[axis + shift] = size;
            } else if (size != 1 && size != result[axis + shift]) {
                throw NnException.of(
                                "%s and %s do not go together: %s and %s.",
                                this, other, name(size), name(result[axis + shift]))
                        .maybe("reshape one of them: sizes must be equal or 1, counted from the last axis.");
            }
        }
        return new Dims(result);
    }

    /**
     * Names a size.
     *
     * @param size known or a symbol
     * @return such as {@code 10} or {@code batch}
     */
    public static String name(long size) {
        return Length.name(size);
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
        return LongStream.of(sizes).mapToObj(Dims::name).collect(Collectors.joining(", ", "[", "]"));
    }
}
