package nn.onnx.graph;

import nn.data.Shape;
import nn.layer.Window;

/** Speaks of windows as ONNX's attributes do. */
final class Windows {
    private Windows() {}

    /** Gives the shape that a window over an image leaves. */
    static Dims dims(long channels, Value x, Window window) {
        Shape image = image(x);
        int[] pads = window.pads(image);
        return new Dims(
                x.dims().size(0),
                channels,
                length(image.dim(1) + pads[0] + pads[2], reachY(window), window.strideY()),
                length(image.dim(2) + pads[1] + pads[3], reachX(window), window.strideX()));
    }

    private static long length(long size, int reach, int stride) {
        return (size - reach) / stride + 1;
    }

    static int reachY(Window window) {
        return (window.height() - 1) * window.dilationY() + 1;
    }

    static int reachX(Window window) {
        return (window.width() - 1) * window.dilationX() + 1;
    }

    /** Adds what padding same asks for, as an op of its own: not all kernels take unequal edges. */
    static Value pad(Value x, Window window, double number) {
        int[] pads = pads(x, window);
        return Shapes.pad(x, number, pads[0], pads[1], pads[2], pads[3]);
    }

    static int[] pads(Value x, Window window) {
        return window.pads(image(x));
    }

    private static Shape image(Value x) {
        return Shape.of(
                (int) x.dims().size(1), (int) x.dims().size(2), (int) x.dims().size(3));
    }

    /** Writes size, strides and dilations; pools take none of the last. */
    static Node over(Node node, Window window, boolean pool) {
        node.with("kernel_shape", new long[] {window.height(), window.width()})
                .with("strides", new long[] {window.strideY(), window.strideX()});
        return pool ? node : node.with("dilations", new long[] {window.dilationY(), window.dilationX()});
    }
}
