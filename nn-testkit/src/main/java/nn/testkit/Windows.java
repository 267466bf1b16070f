package nn.testkit;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Attributes;
import nn.op.Dims;

/**
 * Knows which elements a window sees as it slides over the axes after batch and channels.
 *
 * @param size the window's elements along each axis
 * @param strides from one window to the next
 * @param dilations from one element of a window to the next
 * @param pads how many elements are added before each axis, then after each
 */
@SuppressWarnings("ArrayRecordComponent")
record Windows(long[] size, long[] strides, long[] dilations, long[] pads) {
    static Windows of(Attributes attributes) {
        long[] size = attributes.integers("kernel_shape");
        long[] ones = LongStream.of(size).map(axis -> 1).toArray();
        return new Windows(
                size,
                attributes.integers("strides", ones),
                attributes.integers("dilations", ones),
                attributes.integers("pads", new long[2 * size.length]));
    }

    /** Counts the elements of a window. */
    int taps() {
        return (int) new Dims(size).count(0);
    }

    private long reach(int axis) {
        return (size[axis] - 1) * dilations[axis] + 1;
    }

    /** Says how many windows fit along each axis of what they slide over. */
    Dims over(Dims spatial) {
        long[] count = spatial.sizes();
        Arrays.setAll(
                count, axis -> (count[axis] + pads[axis] + pads[axis + size.length] - reach(axis)) / strides[axis] + 1);
        return new Dims(count);
    }

    /** Says over how many elements so many windows slid, of which some at the ends may have met none. */
    Dims under(Dims windows, long... rests) {
        long[] count = windows.sizes();
        Arrays.setAll(
                count,
                axis -> (count[axis] - 1) * strides[axis]
                        + reach(axis)
                        + rests[axis]
                        - pads[axis]
                        - pads[axis + size.length]);
        return new Dims(count);
    }

    /** Lists, for each window, the place that each tap sees, or −1 where it sees none. */
    int[][] seen(Dims spatial, Dims windows) {
        int[] all = IntStream.range(0, (int) windows.count(0)).toArray();
        return Arrays.stream(all)
                .mapToObj(window -> IntStream.range(0, taps())
                        .map(tap -> place(spatial, place(windows, window), place(new Dims(size), tap)))
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Takes a number apart into its place along each axis. */
    private static long[] place(Dims dims, int number) {
        long[] place = dims.sizes();
        Arrays.setAll(place, axis -> number / dims.count(axis + 1) % dims.size(axis));
        return place;
    }

    private int place(Dims spatial, long[] window, long[] tap) {
        long place = 0;
        for (int axis = 0; axis < window.length; axis++) {
            long at = window[axis] * strides[axis] + tap[axis] * dilations[axis] - pads[axis];
            if (at < 0 || at >= spatial.size(axis)) {
                return -1;
            }
            place = place * spatial.size(axis) + at;
        }
        return (int) place;
    }

    /** Leaves batch and channels out. */
    static Dims spatial(Dims dims) {
        return dims.without(0, 1);
    }
}
