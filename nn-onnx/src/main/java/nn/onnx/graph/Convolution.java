package nn.onnx.graph;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Window;

/** Convolutions of images [n, channels, h, w] with kernels [filters, channels, height, width]. */
public final class Convolution {
    private Convolution() {}

    /** Slides the kernel over the image. */
    public static Value convolve(Value x, Value kernel, Window window) {
        return convolve(
                List.of(Windows.pad(x, window, 0), kernel),
                Windows.dims(kernel.dims().size(0), x, window),
                window);
    }

    /** Slides the kernel over the image and adds one number a filter. */
    public static Value convolve(Value x, Value kernel, Value bias, Window window) {
        Value padded = Windows.pad(x, window, 0);
        return convolve(
                        List.of(padded, kernel, bias),
                        Windows.dims(kernel.dims().size(0), x, window),
                        window)
                .gradient(bias, dy -> Reduction.sum(dy, false, 0, 2, 3));
    }

    private static Value convolve(List<Value> inputs, Dims dims, Window window) {
        Value x = inputs.get(0);
        Value kernel = inputs.get(1);
        return Windows.over(Node.of("Conv", inputs), window, false)
                .gives(dims)
                .gradient(x, dy -> transposed(dy, kernel, window, x.dims(), 1))
                .gradient(kernel, dy -> kernelGradient(x, dy, kernel.dims(), window));
    }

    /** Spreads each element of dy over the image by the kernel; rows and columns no window reached stay 0. */
    static Value transposed(Value dy, Value kernel, Window window, Dims image, int groups) {
        Node node = Windows.over(Node.of("ConvTranspose", dy, kernel), window, false)
                .with("output_padding", new long[] {
                    image.size(2) - Windows.reachY(window) - (dy.dims().size(2) - 1) * window.strideY(),
                    image.size(3) - Windows.reachX(window) - (dy.dims().size(3) - 1) * window.strideX()
                });
        return (groups == 1 ? node : node.with("group", groups)).gives(image);
    }

    /** Multiplies, for each tap of the kernel, what it saw with what came of it. */
    private static Value kernelGradient(Value x, Value dy, Dims kernel, Window window) {
        long area = dy.dims().size(2) * dy.dims().size(3);
        long channels = kernel.size(1);
        long taps = kernel.size(2) * kernel.size(3);
        Value seen = Shapes.concat(seen(x, dy, window), 1);
        Value columns = Shapes.reshape(seen, new Dims(Dims.BATCH, taps * channels, area));
        Value turned = Shapes.transpose(Shapes.reshape(dy, new Dims(Dims.BATCH, kernel.size(0), area)), 0, 2, 1);
        Value each = Node.of("MatMul", columns, turned).gives(new Dims(Dims.BATCH, taps * channels, kernel.size(0)));
        Value sum = Reduction.sum(each, false, 0);
        Value split = Shapes.reshape(sum, new Dims(kernel.size(2), kernel.size(3), channels, kernel.size(0)));
        return Shapes.transpose(split, 3, 2, 0, 1);
    }

    private static List<Value> seen(Value x, Value dy, Window window) {
        List<Value> seen = new ArrayList<>();
        for (int row = 0; row < window.height(); row++) {
            for (int column = 0; column < window.width(); column++) {
                seen.add(Shapes.sample(
                        x,
                        row * window.dilationY(),
                        column * window.dilationX(),
                        window.strideY(),
                        window.strideX(),
                        dy.dims()));
            }
        }
        return seen;
    }
}
