package nn.testkit;

import static nn.Optimizers.sgd;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.AveragePool2D;
import nn.layer.Layer;
import nn.layer.Padding;
import nn.layer.Window;
import nn.layer.Windowed;
import nn.spi.EnginePredictor;

/**
 * Slides a window over one random image by hand, in double precision.
 *
 * @param layer a convolution or a pool
 * @param image [channels, height, width]
 */
record HandSlid(Layer layer, Shape image, long seed) {
    private Window window() {
        return ((Windowed<?>) layer).window();
    }

    /** Tells whether the window finds a place; with padding same it always does. */
    boolean fits() {
        boolean inside = window().height() <= image.dim(1) && window().width() <= image.dim(2);
        return inside || window().padding() == Padding.SAME;
    }

    /** Compares what an engine predicts. */
    void check(EngineUnderTest kit) {
        Sample sample = Samples.sample(layer.toString(), image, layer);
        State start = sample.start(sgd(), seed);
        Tensor input = sample.rows(seed, 1).input();
        try (EnginePredictor predictor = Trial.of(kit, sample.plan(sgd())).predictor(start)) {
            float[] got = predictor
                    .predict(List.of(input), sample.network().outputs())
                    .get(0)
                    .floats();
            Compare.near(layer + " " + window() + " over " + image, slid(sample, start, input), got, 1e-5);
        }
    }

    private double[] slid(Sample sample, State start, Tensor input) {
        TreeMap<String, double[]> weights = new TreeMap<>();
        start.weights().forEach((name, tensor) -> weights.put(name, Floats.doubles(tensor)));
        Shape out = sample.network().output();
        double[] pixels = Floats.doubles(input);
        return IntStream.range(0, out.size())
                .mapToDouble(i -> {
                    int y = i / out.dim(2) % out.dim(1) * window().strideY()
                            - before(1, window().height(), window().strideY());
                    int x = i % out.dim(2) * window().strideX() - before(2, window().width(), window().strideX());
                    int channel = i / (out.dim(1) * out.dim(2));
                    return weights.isEmpty()
                            ? pooled(seen(pixels, channel, y, x))
                            : convolved(pixels, weights, channel, y, x);
                })
                .toArray();
    }

    /** Counts the zeros before the first row or column: half of what the last window lacks. */
    private int before(int axis, int taps, int stride) {
        int windows = (image.dim(axis) + stride - 1) / stride;
        int lacking = Math.max(0, (windows - 1) * stride + taps - image.dim(axis));
        return window().padding() == Padding.SAME ? lacking / 2 : 0;
    }

    private double pooled(DoubleStream seen) {
        return layer instanceof AveragePool2D
                ? seen.filter(v -> !Double.isNaN(v)).average().orElseThrow()
                : seen.filter(v -> !Double.isNaN(v)).max().orElseThrow();
    }

    private double convolved(double[] pixels, TreeMap<String, double[]> weights, int filter, int y, int x) {
        double sum = weights.get("conv2d/bias")[filter];
        double[] kernel = weights.get("conv2d/kernel");
        int taps = window().height() * window().width();
        for (int channel = 0; channel < image.dim(0); channel++) {
            double[] seen = seen(pixels, channel, y, x).toArray();
            for (int tap = 0; tap < taps; tap++) {
                sum += Double.isNaN(seen[tap]) ? 0 : seen[tap] * kernel[(filter * image.dim(0) + channel) * taps + tap];
            }
        }
        return sum;
    }

    /** Lists the numbers in a window row by row, NaN where it lies outside the image. */
    private DoubleStream seen(double[] pixels, int channel, int y, int x) {
        return IntStream.range(0, window().height() * window().width()).mapToDouble(tap -> {
            int row = y + tap / window().width();
            int column = x + tap % window().width();
            boolean inside = row >= 0 && row < image.dim(1) && column >= 0 && column < image.dim(2);
            return inside ? pixels[(channel * image.dim(1) + row) * image.dim(2) + column] : Double.NaN;
        });
    }
}
