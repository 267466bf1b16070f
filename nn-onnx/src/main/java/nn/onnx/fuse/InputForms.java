package nn.onnx.fuse;

import java.util.List;
import java.util.Optional;
import java.util.function.IntToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nn.op.Dims;
import nn.op.Edge;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Makes the gradient of what a convolution slid over, without the zeros around it.
 *
 * @param slid what that was
 * @param kernel [filters, channels / groups, …]
 * @param windows the sizes of what came of it [batch, filters, …]
 */
record InputForms(Slid slid, Value kernel, Dims windows) {
    /** Fewer channels are too few rows of a matrix for a convolution. */
    private static final long WIDE = 8;

    /** Smaller images are too few columns of a matrix to be shared among threads. */
    private static final long SMALL = 144;

    /** Returns the form that is fastest with so many threads and such blocks, or none where the stated one is. */
    Optional<Edge> fastest(int threads, Blocks blocks) {
        if (!slid.source().dims().without(0).fixed()) {
            return Optional.empty();
        }
        if (slid.isStrided()) {
            return Optional.of(edge(slid.axes() == 1 ? this::laidAsImages : this::laid));
        }
        return inBlocks(blocks) || prefersSliding(threads) ? Optional.of(edge(this::slidBack)) : Optional.empty();
    }

    private Edge edge(UnaryOperator<Value> rule) {
        return new Edge(slid.source(), false, rule);
    }

    /** What slides back takes as many channels as there were filters. */
    private boolean inBlocks(Blocks blocks) {
        return blocks.suit(kernel.dims().size(0), slid.channels(), slid.sliding(), slid.groups());
    }

    private boolean prefersSliding(int threads) {
        if (slid.axes() == 1 || slid.isDilated() || slid.sliding().count() == 1) {
            return true;
        }
        if (slid.groups() > 1) {
            return threads > 1 && !(slid.isDepthwise() && kernel.dims().size(0) > slid.groups());
        }
        return threads > 1 && slid.channels() >= WIDE && slid.source().dims().count(2) >= SMALL;
    }

    /** Slides the kernels over the gradient, each the other way round. */
    private Value slidBack(Value dy) {
        Value padded = Slid.padded(dy, hidden(slid.before()), hidden(slid.after()));
        return Ops.conv(padded, aroundKernel(), slid.sliding(), slid.groups());
    }

    /** Counts what a window at an end hangs over the zeros there. */
    private List<Long> hidden(List<Long> zeros) {
        return axes(axis -> slid.sliding().reach(axis) - 1 - zeros.get(axis));
    }

    private List<Long> axes(IntToLongFunction count) {
        return IntStream.range(0, slid.axes()).mapToObj(count::applyAsLong).toList();
    }

    private Value aroundKernel() {
        Value kernels = slid.sliding().count() == 1 ? kernel : reversed();
        long[] taps = slid.taps();
        long groups = slid.groups();
        Dims apart =
                dims(taps, groups, kernel.dims().size(0) / groups, kernel.dims().size(1));
        int[] order = IntStream.range(0, apart.rank())
                .map(axis -> axis == 1 || axis == 2 ? 3 - axis : axis)
                .toArray();
        Value swapped = Ops.transpose(Ops.reshape(kernels, apart), order);
        return Ops.reshape(swapped, dims(taps, slid.channels(), kernel.dims().size(0) / groups));
    }

    private static Dims dims(long[] taps, long... first) {
        return new Dims(
                LongStream.concat(LongStream.of(first), LongStream.of(taps)).toArray());
    }

    private Value reversed() {
        long[] axes = LongStream.range(2, slid.axes() + 2L).toArray();
        long[] last = LongStream.of(axes).map(axis -> -1).toArray();
        long[] first = LongStream.of(axes).map(axis -> Long.MIN_VALUE).toArray();
        return Ops.slice(kernel, last, first, axes, last);
    }

    /** Lays the kernels at the gradient's elements, and leaves the zeros out at once. */
    private Value laid(Value dy) {
        return Ops.convTranspose(dy, kernel, slid.sliding(), slid.groups(), ends(List.of(slid.before(), cropped())));
    }

    /** As images of one line: ONNX Runtime takes four times as long for series. */
    private Value laidAsImages(Value dy) {
        Sliding series = slid.sliding();
        Sliding images = new Sliding(line(series.size()), line(series.strides()), line(series.dilations()));
        long[] ends = ends(List.of(List.of(0L), slid.before(), List.of(0L), cropped()));
        Value laid = Ops.convTranspose(Ops.unsqueeze(dy, 2), Ops.unsqueeze(kernel, 2), images, slid.groups(), ends);
        return Ops.reshape(laid, slid.source().dims());
    }

    private static List<Long> line(List<Long> numbers) {
        return List.of(1L, numbers.get(0));
    }

    /** Counts what is left out after each axis: fewer than the zeros, where no window reached some of them. */
    private List<Long> cropped() {
        return axes(axis -> {
            long whole = slid.source().dims().size(axis + 2)
                    + slid.before().get(axis)
                    + slid.after().get(axis);
            return slid.after().get(axis) - slid.sliding().rest(axis, whole, windows.size(axis + 2));
        });
    }

    private static long[] ends(List<List<Long>> counts) {
        return counts.stream().flatMap(List::stream).mapToLong(Long::longValue).toArray();
    }
}
