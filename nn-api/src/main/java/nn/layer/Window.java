package nn.layer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Holds a sliding window over an image: kernel or pool.
 *
 * @param height rows seen at once
 * @param width columns seen at once
 * @param strideY rows between two windows
 * @param strideX columns between two windows
 * @param dilationY rows between two of its taps
 * @param dilationX columns between two of its taps
 * @param padding what happens at the edge
 */
public record Window(int height, int width, int strideY, int strideX, int dilationY, int dilationX, Padding padding) {
    /** Checks the sizes. */
    public Window {
        Given.value("the window's padding", padding);
        Given.positive("the window's height", height);
        Given.positive("the window's width", width);
        Given.positive("the stride", Math.min(strideY, strideX));
        Given.positive("the dilation", Math.min(dilationY, dilationX));
        if (Math.max(strideY, strideX) > 1 && Math.max(dilationY, dilationX) > 1) {
            throw NnException.of("strides and dilation cannot both be above 1.");
        }
    }

    static Window kernel(int height, int width) {
        return new Window(height, width, 1, 1, 1, 1, Padding.VALID);
    }

    static Window pool(int height, int width) {
        return new Window(height, width, height, width, 1, 1, Padding.VALID);
    }

    Window strides(int y, int x) {
        return new Window(height, width, y, x, dilationY, dilationX, padding);
    }

    Window dilation(int y, int x) {
        return new Window(height, width, strideY, strideX, y, x, padding);
    }

    Window padding(Padding other) {
        return new Window(height, width, strideY, strideX, dilationY, dilationX, other);
    }

    /** Writes a pool, or a layer of filters in such a window: its size after other arguments, then what was chosen. */
    Words words(String word, Object... before) {
        boolean pool = before.length == 0;
        return words(pool ? height : 1, pool ? width : 1, word, before);
    }

    /** Writes a layer of such a window, whose stride is 1 by default. */
    Words kernelWords(String word) {
        return words(1, 1, word);
    }

    private Words words(int y, int x, String word, Object... before) {
        List<Object> arguments = new ArrayList<>(List.of(before));
        arguments.add(height);
        if (width != height) {
            arguments.add(width);
        }
        boolean strided = strideY != y || strideX != x;
        return pair(
                        pair(Words.ofAll(word, arguments), strided, "strides", strideY, strideX),
                        dilationY > 1 || dilationX > 1,
                        "dilation",
                        dilationY,
                        dilationX)
                .when(padding == Padding.SAME, "same");
    }

    private static Words pair(Words words, boolean chosen, String word, int y, int x) {
        return y == x ? words.when(chosen, word, y) : words.when(chosen, word, y, x);
    }

    Shape over(Shape image, int channels) {
        Check.image(image);
        Shape out = Shape.of(channels, length(image.dim(1), rows(), image), length(image.dim(2), columns(), image));
        Check.padded(
                image,
                image.dim(1) + rows().missing(image.dim(1), isPadded()),
                image.dim(2) + columns().missing(image.dim(2), isPadded()));
        return out;
    }

    /** Returns whether it would take the last axis for columns, of an image that looks as if channels stood there. */
    boolean seesColumns(Shape image) {
        boolean square = image.dim(0) == image.dim(1);
        boolean large = square || Math.min(image.dim(0), image.dim(1)) >= 16;
        boolean global = height == image.dim(1) && width == image.dim(2);
        return width > image.dim(2) || width > 1 && large || global && square;
    }

    /** Says how the window slides, in ops. */
    Sliding sliding() {
        return Sliding.of(height, width).strides(strideY, strideX).dilations(dilationY, dilationX);
    }

    /** Adds what padding same asks for, as an op of its own: not all kernels take unequal edges. */
    Value pad(Value x, double number) {
        int[] pads = pads(image(x));
        return Ops.pad(x, number, 0, 0, pads[0], pads[1], 0, 0, pads[2], pads[3]);
    }

    /** Multiplies means by how many times more a window counts that hangs over the edge. */
    Value undiluted(Value means, Value x) {
        int[] pads = pads(image(x));
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return means;
        }
        int columns = (int) means.dims().size(3);
        double[] shares = new double[(int) means.dims().size(2) * columns];
        for (int i = 0; i < shares.length; i++) {
            double inside = overlap(
                            i / columns * strideY - pads[0], height, x.dims().size(2))
                    * overlap(i % columns * strideX - pads[1], width, x.dims().size(3));
            shares[i] = height * width / inside;
        }
        return Ops.mul(means, Ops.constant(x, means.dims().with(0, 1).with(1, 1), shares));
    }

    private static double overlap(int start, int length, long size) {
        return Math.min(start + length, size) - Math.max(start, 0);
    }

    private static Shape image(Value x) {
        return Shape.of(
                (int) x.dims().size(1), (int) x.dims().size(2), (int) x.dims().size(3));
    }

    WindowAxis rows() {
        return new WindowAxis(height, strideY, dilationY);
    }

    WindowAxis columns() {
        return new WindowAxis(width, strideX, dilationX);
    }

    private boolean isPadded() {
        return padding == Padding.SAME;
    }

    private int length(int size, WindowAxis axis, Shape image) {
        long length = axis.windows(size, isPadded());
        if (length < 1) {
            throw NnException.of(
                            "a window of %d × %d does not fit into the image %s.",
                            rows().reach(), columns().reach(), image)
                    .maybe(
                            "%s",
                            image.looksChannelsLast()
                                    ? "put the channels first, as nn wants them: data.channelsFirst() makes [channels,"
                                            + " height, width] of [height, width, channels], here "
                                            + image.channelsFirst() + "."
                                    : "use a smaller window, padding same, or fewer poolings before it.");
        }
        return (int) length;
    }

    /**
     * Counts the zeros above and below the image, and left and right of it, that padding adds.
     *
     * @param image [channels, height, width]
     * @return top, left, bottom, right, as ONNX's {@code pads} wants them
     */
    public int[] pads(Shape image) {
        Given.value("a window: the image", image);
        int y = (int) rows().missing(image.dim(1), isPadded());
        int x = (int) columns().missing(image.dim(2), isPadded());
        return new int[] {y / 2, x / 2, y - y / 2, x - x / 2};
    }
}
