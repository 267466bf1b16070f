package nn.testkit;

import java.util.stream.IntStream;
import nn.op.Dims;

/**
 * Visits places of a row-major array along axes.
 *
 * @param start the first place
 * @param sizes how many steps along each axis, the last axis fastest
 * @param strides how far apart the places are along each axis
 */
@SuppressWarnings("ArrayRecordComponent")
record Walk(int start, int[] sizes, int[] strides) {
    /** Visits each place in order. */
    static Walk over(Dims dims) {
        return new Walk(0, sizes(dims), strides(dims));
    }

    /** Visits, for each element of what an array is broadcast to, the place that it comes from. */
    static Walk broadcast(Dims small, Dims large) {
        int shift = large.rank() - small.rank();
        int[] own = strides(small);
        int[] strides = IntStream.range(0, large.rank())
                .map(axis -> axis < shift || small.size(axis - shift) == 1 ? 0 : own[axis - shift])
                .toArray();
        return new Walk(0, sizes(large), strides);
    }

    static int[] sizes(Dims dims) {
        return IntStream.range(0, dims.rank())
                .map(axis -> (int) dims.size(axis))
                .toArray();
    }

    /** Says how far apart neighbours along each axis are. */
    static int[] strides(Dims dims) {
        return IntStream.range(0, dims.rank())
                .map(axis -> (int) dims.count(axis + 1))
                .toArray();
    }

    /** Lists the places. */
    int[] places() {
        int[] places = new int[IntStream.of(sizes).reduce(1, Math::multiplyExact)];
        int[] at = new int[sizes.length];
        int place = start;
        for (int i = 0; i < places.length; i++) {
            places[i] = place;
            boolean carries = true;
            for (int axis = sizes.length - 1; carries && axis >= 0; axis--) {
                place += strides[axis];
                carries = ++at[axis] == sizes[axis];
                if (carries) {
                    place -= strides[axis] * sizes[axis];
                    at[axis] = 0;
                }
            }
        }
        return places;
    }
}
