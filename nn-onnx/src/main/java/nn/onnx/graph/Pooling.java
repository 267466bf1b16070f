package nn.onnx.graph;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import nn.layer.Window;

/** Ops that slide a window over each channel of an image. */
public final class Pooling {
    private static final double LOWEST = -Float.MAX_VALUE;

    private Pooling() {}

    /**
     * The maximum of each window; the first of equal ones receives the gradient. A rectifier right before is passed on
     * the way back together with the pool, where its mask is small.
     */
    public static Value max(Value x, Window window) {
        Value padded = Windows.pad(x, window, LOWEST);
        Node node = Windows.over(Node.of("MaxPool", padded), window, true);
        Dims dims = Windows.dims(x.dims().size(1), x, window);
        Value y = node.gives(dims);
        Optional<Value> rectified =
                padded.producer().filter(made -> made.op().equals("Relu")).map(made -> made.input(0));
        Value source = rectified.orElse(padded);
        UnaryOperator<Value> passed = dy -> rectified.isEmpty() ? dy : Arithmetic.mul(dy, Activations.step(y));
        if (window.strideY() == window.height() && window.strideX() == window.width()) {
            return y.gradient(source, dy -> Tiles.choose(passed.apply(dy), y, padded, window));
        }
        Value places = node.gives(Type.INT64, dims);
        return y.gradient(source, dy -> scatter(passed.apply(dy), places, padded));
    }

    private static Value scatter(Value dy, Value places, Value x) {
        Dims all = new Dims(Dims.BATCH);
        Value zeros = Shapes.reshape(Shapes.zeros(x), all);
        Value sum = Node.of("ScatterElements", zeros, Shapes.reshape(places, all), Shapes.reshape(dy, all))
                .with("reduction", "add")
                .gives();
        return Shapes.reshape(sum, x.dims());
    }

    /** The mean of each window, of which padding is no part. */
    public static Value average(Value x, Window window) {
        Value padded = Windows.pad(x, window, 0);
        Dims dims = Windows.dims(x.dims().size(1), x, window);
        Value y = Windows.over(Node.of("AveragePool", padded), window, true).gives(dims);
        y.gradient(padded, dy -> spread(dy, padded, window));
        return padded == x ? y : Arithmetic.mul(y, shares(x, dims, window));
    }

    /** Each window's gradient goes to its elements in equal parts: a transposed convolution, channel by channel. */
    private static Value spread(Value dy, Value x, Window window) {
        int channels = (int) x.dims().size(1);
        double[] taps = new double[channels * window.height() * window.width()];
        Arrays.fill(taps, 1.0 / (window.height() * window.width()));
        Value kernel = x.graph().constant(x.type(), new Dims(channels, 1, window.height(), window.width()), taps);
        return Convolution.transposed(dy, kernel, window, x.dims(), channels);
    }

    /** How many times more a window counts that hangs over the edge. */
    private static Value shares(Value x, Dims dims, Window window) {
        int[] pads = Windows.pads(x, window);
        double[] shares = new double[(int) (dims.size(2) * dims.size(3))];
        for (int i = 0; i < shares.length; i++) {
            int row = (int) (i / dims.size(3)) * window.strideY() - pads[0];
            int column = (int) (i % dims.size(3)) * window.strideX() - pads[1];
            double inside = overlap(row, window.height(), x.dims().size(2))
                    * overlap(column, window.width(), x.dims().size(3));
            shares[i] = window.height() * window.width() / inside;
        }
        return x.graph().constant(x.type(), new Dims(1, 1, dims.size(2), dims.size(3)), shares);
    }

    private static double overlap(int start, int length, long size) {
        return Math.min(start + length, size) - Math.max(start, 0);
    }
}
