package nn.testkit;

import static nn.testkit.Computation.one;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.data.NnException;
import nn.op.Dims;

/** Computes parts of arrays, and arrays of parts. */
final class PartOps {
    static final Map<String, Computation> ALL = Map.of(
            "Slice", one(PartOps::slice),
            "Pad", one(PartOps::pad),
            "Concat", one(PartOps::concat),
            "Split", PartOps::split);

    private PartOps() {}

    private static Array slice(Given given) {
        Array x = given.input(0);
        long[] from = given.input(1).longs();
        long[] axes = axes(given, 3, from.length);
        int[] sizes = Walk.sizes(x.dims());
        int[] strides = Walk.strides(x.dims());
        int start = 0;
        for (int i = 0; i < axes.length; i++) {
            int axis = x.dims().axis((int) axes[i]);
            long step = given.has(4) ? given.input(4).longs()[i] : 1;
            long first = end(from[i], sizes[axis], step);
            long last = end(given.input(2).longs()[i], sizes[axis], step);
            start += (int) first * strides[axis];
            sizes[axis] = (int) Math.max(0, -Math.floorDiv(first - last, step));
            strides[axis] *= (int) step;
        }
        Dims dims = new Dims(IntStream.of(sizes).asLongStream().toArray());
        return x.pick(dims, new Walk(start, sizes, strides).places());
    }

    /** Counts a place from the front and keeps it where steps can reach: 0..size, or −1..size − 1 going backwards. */
    private static long end(long place, long size, long step) {
        long counted = place < 0 ? place + size : place;
        return step > 0 ? Math.max(0, Math.min(size, counted)) : Math.max(-1, Math.min(size - 1, counted));
    }

    private static long[] axes(Given given, int input, int count) {
        return given.has(input)
                ? given.input(input).longs()
                : LongStream.range(0, count).toArray();
    }

    /** Lays what is left of x into an array of one number. */
    private static Array pad(Given given) {
        if (!given.word("mode", "constant").equals("constant")) {
            throw NnException.of(
                    "the interpreter pads with one number alone, not by %s.",
                    given.op().attributes().all());
        }
        Array x = given.input(0);
        int[] counts =
                LongStream.of(given.input(1).longs()).mapToInt(Math::toIntExact).toArray();
        int[] own = Walk.strides(x.dims());
        int[] left = Walk.sizes(x.dims());
        long[] sizes = x.dims().sizes();
        int from = 0;
        int[] before = new int[left.length];
        for (int axis = 0; axis < left.length; axis++) {
            before[axis] = counts[axis];
            int after = counts[axis + left.length];
            sizes[axis] += before[axis] + after;
            left[axis] += Math.min(0, before[axis]) + Math.min(0, after);
            from -= Math.min(0, before[axis]) * own[axis];
        }
        Dims dims = new Dims(sizes);
        int[] strides = Walk.strides(dims);
        int to = IntStream.range(0, left.length)
                .map(axis -> Math.max(0, before[axis]) * strides[axis])
                .sum();
        double[] padded = new double[(int) dims.count(0)];
        Arrays.fill(padded, given.has(2) ? given.input(2).numbers()[0] : 0);
        copy(x.numbers(), new Walk(from, left, own).places(), padded, new Walk(to, left, strides).places());
        return new Array(x.type(), dims, padded);
    }

    private static void copy(double[] from, int[] sources, double[] to, int[] places) {
        for (int i = 0; i < places.length; i++) {
            to[places[i]] = from[sources[i]];
        }
    }

    private static Array concat(Given given) {
        int axis = given.axis(0);
        int size = given.inputs().stream().mapToInt(part -> part.size(axis)).sum();
        Array first = given.input(0);
        Dims dims = first.dims().with(axis, size);
        int[] strides = Walk.strides(dims);
        double[] all = new double[(int) dims.count(0)];
        int start = 0;
        for (Array part : given.inputs()) {
            int[] places = new Walk(start * strides[axis], Walk.sizes(part.dims()), strides).places();
            copy(part.numbers(), Walk.over(part.dims()).places(), all, places);
            start += part.size(axis);
        }
        return new Array(first.type(), dims, all);
    }

    private static List<Array> split(Given given) {
        Array x = given.input(0);
        int axis = given.axis(0);
        int[] strides = Walk.strides(x.dims());
        List<Array> parts = new ArrayList<>();
        int start = 0;
        for (long size : given.input(1).longs()) {
            Dims dims = x.dims().with(axis, size);
            parts.add(x.pick(dims, new Walk(start * strides[axis], Walk.sizes(dims), strides).places()));
            start += (int) size;
        }
        return parts;
    }
}
