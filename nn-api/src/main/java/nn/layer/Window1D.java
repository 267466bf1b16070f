package nn.layer;

import java.util.Arrays;
import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Holds a window that slides over the times of a sequence: kernel or pool.
 *
 * @param size times seen at once
 * @param stride times between two windows
 * @param dilation times between two of its taps
 * @param padding what happens at the ends
 */
public record Window1D(int size, int stride, int dilation, Ends padding) {
    /** Checks the sizes. */
    public Window1D {
        Given.value("the window's padding", padding);
        Given.positive("the window's size", size);
        Given.positive("the stride", stride);
        Given.positive("the dilation", dilation);
        if (stride > 1 && dilation > 1) {
            throw NnException.of("strides and dilation cannot both be above 1.");
        }
    }

    /** Says what a window does at a sequence's ends. */
    public enum Ends {
        /** The window stays inside: ⌊(time − window) / stride⌋ + 1. */
        VALID,
        /** Zeros are added, at the end one more where the number is odd: ⌈time / stride⌉. */
        SAME,
        /** Zeros are added before the first time, so that no window sees what comes later: ⌈time / stride⌉. */
        CAUSAL
    }

    static Window1D kernel(int size) {
        return new Window1D(size, 1, 1, Ends.VALID);
    }

    static Window1D pool(int size) {
        return new Window1D(size, size, 1, Ends.VALID);
    }

    Window1D stride(int other) {
        return new Window1D(size, other, dilation, padding);
    }

    Window1D dilation(int other) {
        return new Window1D(size, stride, other, padding);
    }

    Window1D padding(Ends other) {
        return new Window1D(size, stride, dilation, other);
    }

    WindowAxis axis() {
        return new WindowAxis(size, stride, dilation);
    }

    /** Writes a layer of such a window: its size after other arguments, then what differs from the defaults. */
    Words words(String word, int standardStride, Object... before) {
        Object[] arguments = Arrays.copyOf(before, before.length + 1);
        arguments[before.length] = size;
        return Words.of(word, arguments)
                .option("strides", stride, standardStride)
                .option("dilation", dilation, 1)
                .when(padding == Ends.SAME, "same")
                .when(padding == Ends.CAUSAL, "causal");
    }

    Shape over(Shape sequence, int features) {
        Check.sequence(sequence);
        int time = sequence.dim(0);
        long length = axis().windows(time, padding != Ends.VALID);
        if (!Length.isFree(length) && length < 1) {
            throw NnException.of("a window of %d does not fit into the sequence %s.", axis().reach(), sequence)
                    .maybe("use a smaller window, padding same, or fewer poolings before it.");
        }
        Check.length(Length.plus(time, pads(time)[0] + pads(time)[1]), sequence.dim(1));
        return Shape.of(Check.length(length, features), features);
    }

    /** How many zeros stand before the first time, and after the last. */
    long[] pads(long time) {
        long all = padding == Ends.CAUSAL ? axis().reach() - 1 : axis().missing((int) time, padding == Ends.SAME);
        long before = padding == Ends.CAUSAL ? all : all / 2;
        return new long[] {before, all - before};
    }

    /** Adds what the padding asks for to [batch, time, features]. */
    Value pad(Value x, double number) {
        long[] pads = pads(x.dims().size(1));
        return Ops.pad(x, number, 0, pads[0], 0, 0, pads[1], 0);
    }

    /** Says how the window slides, in ops, over [batch, features, time]. */
    Sliding sliding() {
        return Sliding.of(size).strides(stride).dilations(dilation);
    }

    /** Says how the window slides over an image of one channel whose rows are times. */
    Sliding rows() {
        return Sliding.of(size, 1).strides(stride, 1);
    }

    /** Sees [batch, time, features] as images of one channel: pools then need no axes exchanged. */
    static Value image(Value x) {
        return Ops.unsqueeze(x, 1);
    }

    /** Sees images of one channel as sequences. */
    static Value sequence(Value image) {
        return Ops.reshape(image, image.dims().without(1));
    }

    /** Exchanges time and features. */
    static Value swapped(Value x) {
        return Ops.transpose(x, 0, 2, 1);
    }

    /** Multiplies means by how many times more a window counts that hangs over an end. */
    Value undiluted(Value means, long time) {
        long before = pads(time)[0];
        double[] shares = new double[(int) means.dims().size(1)];
        for (int i = 0; i < shares.length; i++) {
            long start = (long) i * stride - before;
            shares[i] = size / (double) (Math.min(start + size, time) - Math.max(start, 0));
        }
        return Ops.mul(means, Ops.constant(means, new Dims(shares.length, 1), shares));
    }
}
