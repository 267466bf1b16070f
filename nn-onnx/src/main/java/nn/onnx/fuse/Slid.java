package nn.onnx.fuse;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.op.Op;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Says what kernels slid over, and how.
 *
 * @param source [batch, channels, …], without the zeros around it
 * @param before how many zeros before each axis that is slid along
 * @param after how many zeros after each of them
 * @param sliding of the kernels' size
 * @param groups into how many parts the channels fell
 */
public record Slid(Value source, List<Long> before, List<Long> after, Sliding sliding, long groups) {
    /** Finds what a convolution slid over: zeros that were laid around it are counted, not made. */
    public static Slid over(Op conv) {
        return conv.input(0)
                .op("Pad")
                .filter(Pads::laysZeros)
                .filter(pad -> isAround(Pads.counts(pad)))
                .map(pad -> over(pad.input(0), list(Pads.counts(pad)), conv))
                .orElseGet(() -> over(
                        conv.input(0), list(new double[2 * conv.input(0).dims().rank()]), conv));
    }

    /** Finds what the gradient of a transposed convolution slides over: the gradient of what came of it. */
    static Slid over(Op transposed, Value dy) {
        long[] cropped =
                transposed.attributes().integers("pads", new long[2 * (dy.dims().rank() - 2)]);
        return of(dy, LongStream.of(cropped).boxed().toList(), transposed);
    }

    private static Slid over(Value source, List<Long> counts, Op conv) {
        int rank = counts.size() / 2;
        List<Long> ends = Stream.concat(counts.subList(2, rank).stream(), counts.subList(rank + 2, 2 * rank).stream())
                .toList();
        return of(source, ends, conv);
    }

    private static Slid of(Value source, List<Long> ends, Op op) {
        int axes = ends.size() / 2;
        long groups = op.attributes().integer("group", 1);
        return new Slid(source, ends.subList(0, axes), ends.subList(axes, 2 * axes), Sliding.of(op), groups);
    }

    private static List<Long> list(double[] counts) {
        return DoubleStream.of(counts).mapToObj(count -> (long) count).toList();
    }

    /** Tells whether zeros were added, and to no batch and no channels. */
    private static boolean isAround(double[] counts) {
        int rank = counts.length / 2;
        return DoubleStream.of(counts).allMatch(count -> count >= 0)
                && counts[0] + counts[1] + counts[rank] + counts[rank + 1] == 0;
    }

    /** Makes what the kernels slid over anew: ONNX Runtime leaves padding to a convolution that is its only user. */
    Value padded() {
        return padded(source, before, after);
    }

    /** Lays zeros around a value, or takes away where counts are negative. */
    static Value padded(Value x, List<Long> before, List<Long> after) {
        List<Long> none = List.of(0L, 0L);
        return Ops.pad(
                x,
                0,
                Stream.of(none, before, none, after)
                        .flatMap(List::stream)
                        .mapToLong(Long::longValue)
                        .toArray());
    }

    /** The kernels' sizes along the axes that they slide along. */
    public long[] taps() {
        return sliding.size().stream().mapToLong(Long::longValue).toArray();
    }

    int axes() {
        return sliding.axes();
    }

    public long channels() {
        return source.dims().size(1);
    }

    /** Tells whether each channel met filters of its own. */
    boolean isDepthwise() {
        return groups > 1 && groups == channels();
    }

    boolean isStrided() {
        return sliding.strides().stream().anyMatch(stride -> stride > 1);
    }

    boolean isDilated() {
        return sliding.dilations().stream().anyMatch(dilation -> dilation > 1);
    }
}
