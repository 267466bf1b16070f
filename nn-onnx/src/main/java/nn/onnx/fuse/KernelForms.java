package nn.onnx.fuse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Makes the gradient of a convolution's kernel: what each of its taps saw, times what came of it.
 *
 * @param slid what the kernel slid over
 * @param dy the gradient of what came of it [batch, filters, …]
 * @param kernel [filters, channels / groups, …]
 */
record KernelForms(Slid slid, Value dy, Dims kernel) {
    /** Larger images' columns do not stay in the caches until their rows are taken. */
    private static final long LARGE = 1024;

    /** Returns the form that is fastest with so many threads, or none where the stated one is. */
    Optional<Value> fastest(int threads) {
        boolean isKnown =
                dy.dims().without(0).fixed() && slid.source().dims().without(0).fixed();
        if (!isKnown || slid.sliding().count() == 1 && !slid.isStrided()) {
            return Optional.empty();
        }
        if (prefersRows(threads)) {
            return Optional.of(byRows());
        }
        return prefersUnfolding(threads) ? Optional.of(unfolded()) : Optional.empty();
    }

    private boolean prefersRows(int threads) {
        return slid.axes() == 2
                && slid.groups() == 1
                && !slid.isStrided()
                && !slid.isDilated()
                && area() < LARGE
                && (threads == 1 || slid.sliding().count() > 9);
    }

    private boolean prefersUnfolding(int threads) {
        if (slid.isDepthwise()) {
            return threads > 1 && slid.axes() == 2 && (slid.isStrided() || kernel.size(0) > slid.groups());
        }
        return threads > 1 || slid.axes() == 2;
    }

    private long area() {
        return dy.dims().count(2);
    }

    /**
     * Unfolds by a convolution that copies: each channel meets a filter a tap that is 1 there, and 0 elsewhere. It takes all
     * threads, where slices take one. What is not finite spreads from a tap to its channel's others, most of which see it
     * themselves.
     */
    private Value unfolded() {
        long taps = slid.sliding().count();
        long parts = slid.groups();
        Value columns = Ops.conv(slid.padded(), copying(taps), slid.sliding(), slid.channels());
        Dims apart = new Dims(batch(), parts, slid.channels() / parts * taps, area());
        Value outputs = Ops.reshape(dy, new Dims(batch(), parts, kernel.size(0) / parts, area()));
        Value each = Ops.matmul(Ops.reshape(columns, apart), Ops.transpose(outputs, 0, 1, 3, 2));
        return Ops.reshape(Ops.transpose(Ops.sum(each, 0), 0, 2, 1), kernel);
    }

    private Value copying(long taps) {
        double[] numbers = new double[(int) (slid.channels() * taps * taps)];
        for (int i = 0; i < slid.channels() * taps; i++) {
            numbers[(int) (i * taps + i % taps)] = 1;
        }
        Dims dims = new Dims(slid.taps()).under(1).under(slid.channels() * taps);
        return dy.graph().constant(dy.type(), dims, numbers);
    }

    /** Takes what each column of the kernel saw, once, and of that what each of its rows saw: whole lines in a piece. */
    private Value byRows() {
        long height = kernel.size(2);
        long width = kernel.size(3);
        Value padded = slid.padded();
        Value columns = Ops.concat(windows(padded, 3, width), 1);
        Dims flat = new Dims(batch(), width * kernel.size(1), area());
        Value outputs = Ops.transpose(Ops.reshape(dy, new Dims(batch(), kernel.size(0), area())), 0, 2, 1);
        List<Value> sums = new ArrayList<>();
        windows(columns, 2, height).forEach(row -> sums.add(Ops.sum(Ops.matmul(Ops.reshape(row, flat), outputs), 0)));
        Dims apart = new Dims(height, width, kernel.size(1), kernel.size(0));
        return Ops.transpose(Ops.reshape(Ops.concat(sums, 0), apart), 3, 2, 0, 1);
    }

    private List<Value> windows(Value x, int axis, long taps) {
        long count = dy.dims().size(axis);
        return IntStream.range(0, (int) taps)
                .mapToObj(from -> Ops.slice(x, axis, from, from + count))
                .toList();
    }

    private long batch() {
        return dy.dims().size(0);
    }
}
