package nn.op;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;

/**
 * Says how a window slides over the axes after batch and channels: one for series, two for images.
 *
 * @param size the window's elements along each axis
 * @param strides from one window to the next
 * @param dilations from one element of a window to the next
 */
public record Sliding(List<Long> size, List<Long> strides, List<Long> dilations) {
    /** Copies the lists. */
    public Sliding {
        size = Given.all("a sliding window: size", size);
        strides = Given.all("a sliding window: stride", strides);
        dilations = Given.all("a sliding window: dilation", dilations);
        Require.together(
                "a window's sizes, strides and dilations", List.of(array(size), array(strides), array(dilations)));
        size.forEach(each -> Require.atLeast("a window's size", 1, each));
        strides.forEach(each -> Require.atLeast("a stride", 1, each));
        dilations.forEach(each -> Require.atLeast("a dilation", 1, each));
    }

    /**
     * Slides a window element by element.
     *
     * @param size the window's elements along each axis
     * @return strides and dilations of 1
     */
    public static Sliding of(long... size) {
        List<Long> sizes = list(size);
        List<Long> ones = Collections.nCopies(sizes.size(), 1L);
        return new Sliding(sizes, ones, ones);
    }

    /**
     * Chooses the strides.
     *
     * @param other from one window to the next, along each axis
     * @return another sliding
     */
    public Sliding strides(long... other) {
        return new Sliding(size, list(other), dilations);
    }

    /**
     * Chooses the dilations.
     *
     * @param other from one element of a window to the next, along each axis
     * @return another sliding
     */
    public Sliding dilations(long... other) {
        return new Sliding(size, strides, list(other));
    }

    /**
     * Reads how an op slides.
     *
     * @param op a convolution, or a pool
     * @return its window's size, strides and dilations
     */
    public static Sliding of(Op op) {
        Given.value("Sliding.of: the op", op);
        long[] size = op.attributes().integers("kernel_shape");
        long[] ones = size.clone();
        Arrays.fill(ones, 1);
        return new Sliding(
                list(size),
                list(op.attributes().integers("strides", ones)),
                list(op.attributes().integers("dilations", ones)));
    }

    /** Writes size and strides, as pools take them. */
    Attributes pool() {
        if (dilations.stream().anyMatch(dilation -> dilation > 1)) {
            throw NnException.of("a pool takes no dilations, but was given %s.", dilations);
        }
        return slides();
    }

    private Attributes slides() {
        return Attributes.NONE.with("kernel_shape", array(size)).with("strides", array(strides));
    }

    /** Writes size, strides and dilations, as convolutions take them. */
    Attributes convolution() {
        return slides().with("dilations", array(dilations));
    }

    /** Tells whether each element is in one window at most. */
    boolean isApart() {
        return strides.equals(size);
    }

    /**
     * Counts the elements from a window's first to its last along an axis.
     *
     * @param axis from 0, for the first after batch and channels
     * @return the window's size, more with dilations
     */
    public long reach(int axis) {
        return (size.get(Given.index("a sliding window: the axis", axis, size.size())) - 1) * dilations.get(axis) + 1;
    }

    /**
     * Counts the elements of a window.
     *
     * @return the product of its sizes
     */
    public long count() {
        return size.stream().reduce(1L, Math::multiplyExact);
    }

    /**
     * Counts the axes along which a window slides.
     *
     * @return 1 for series, 2 for images
     */
    public int axes() {
        return size.size();
    }

    /** The sizes that windows over x leave. */
    Dims over(Dims x, long channels) {
        if (x.rank() != axes() + 2) {
            throw NnException.of("a window of %d axes slides over [batch, channels, …], but that was %s.", axes(), x);
        }
        Dims dims = x.with(1, channels);
        for (int axis = 0; axis < axes(); axis++) {
            long size = x.size(axis + 2);
            if (!Length.isFree(size) && size < reach(axis)) {
                throw NnException.of("a window of %d does not fit into axis %d of %s.", reach(axis), axis + 2, x);
            }
            long further = Length.over(Length.plus(size, -reach(axis)), strides.get(axis));
            dims = dims.with(axis + 2, Length.plus(further, 1));
        }
        return dims;
    }

    /**
     * Counts the elements that no window reaches at an axis's end.
     *
     * @param axis from 0, for the first after batch and channels
     * @param size the axis's
     * @param windows how many slid along it
     * @return less than the stride
     */
    public long rest(int axis, long size, long windows) {
        return size - reach(axis) - (windows - 1) * strides.get(axis);
    }

    int[] spatial() {
        return IntStream.range(2, axes() + 2).toArray();
    }

    private static List<Long> list(long... numbers) {
        return LongStream.of(Given.value("a sliding window: the numbers", numbers))
                .boxed()
                .toList();
    }

    static long[] array(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }
}
