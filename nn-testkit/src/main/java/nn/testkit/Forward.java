package nn.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nn.data.Shape;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.Add;
import nn.layer.AveragePool2D;
import nn.layer.BatchNormalization;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Dropout;
import nn.layer.LayerNormalization;
import nn.layer.MaxPool2D;
import nn.layer.Normalization;
import nn.layer.Padding;
import nn.layer.Primitive;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.Window;
import nn.layer.ZeroPadding2D;
import nn.spi.Node;

/** Computes one node after the other, as its layer's documentation says. */
final class Forward implements Primitive.Visitor<Values> {
    private final Map<String, List<Var>> weights;
    private final boolean training;
    private final Mask mask;
    private final Map<String, Values> values = new TreeMap<>();
    final Map<String, List<Var>> statistics = new TreeMap<>();
    final List<Var> penalties = new ArrayList<>();
    private Node node;
    private Values in;

    Forward(Map<String, List<Var>> weights, boolean training, Mask mask) {
        this.weights = weights;
        this.training = training;
        this.mask = mask;
    }

    /** Tells which elements a dropout leaves out. */
    interface Mask {
        boolean drops(String node, double rate, int element);
    }

    void input(String name, Values given) {
        values.put(name, given);
    }

    void run(Node next) {
        node = next;
        in = values.get(next.from().get(0));
        values.put(next.name(), next.layer().accept(this));
    }

    Values values(String name) {
        return values.get(name);
    }

    private List<Var> weight(String name) {
        return weights.get(node.name() + "/" + name);
    }

    private boolean has(String name) {
        return weights.containsKey(node.name() + "/" + name);
    }

    @Override
    public Values dense(Dense layer) {
        List<Var> kernel = weight("kernel");
        List<List<Var>> columns = IntStream.range(0, layer.units())
                .mapToObj(unit -> IntStream.range(0, in.row().size())
                        .mapToObj(i -> kernel.get(i * layer.units() + unit))
                        .toList())
                .toList();
        return rows(i -> IntStream.range(0, layer.units())
                .mapToObj(unit -> biased(Var.dot(in.rows().get(i), columns.get(unit)), unit))
                .toList());
    }

    private Var biased(Var sum, int unit) {
        return has("bias") ? sum.plus(weight("bias").get(unit)) : sum;
    }

    @Override
    public Values conv2D(Conv2D layer) {
        Window window = layer.window();
        List<Var> weights = weight("kernel");
        int taps = window.height() * window.width();
        int channels = in.row().dim(0);
        return pixels(window, (row, filter, y, x) -> {
            List<Var> seen = new ArrayList<>();
            List<Var> kernel = new ArrayList<>();
            for (int channel = 0; channel < channels; channel++) {
                for (int tap = 0; tap < taps; tap++) {
                    int atY = y + tap / window.width() * window.dilationY();
                    int atX = x + tap % window.width() * window.dilationX();
                    if (in.inside(atY, atX)) {
                        seen.add(in.pixel(row, channel, atY, atX));
                        kernel.add(weights.get((filter * channels + channel) * taps + tap));
                    }
                }
            }
            return biased(Var.dot(seen, kernel), filter);
        });
    }

    @Override
    public Values maxPool2D(MaxPool2D layer) {
        return pixels(
                layer.window(),
                (row, channel, y, x) -> seen(layer.window(), row, channel, y, x).stream()
                        .reduce((one, other) -> other.value > one.value ? other : one)
                        .orElseThrow());
    }

    @Override
    public Values averagePool2D(AveragePool2D layer) {
        return pixels(layer.window(), (row, channel, y, x) -> Var.mean(seen(layer.window(), row, channel, y, x)));
    }

    private List<Var> seen(Window window, int row, int channel, int y, int x) {
        List<Var> seen = new ArrayList<>();
        for (int i = 0; i < window.height(); i++) {
            for (int j = 0; j < window.width(); j++) {
                if (in.inside(y + i, x + j)) {
                    seen.add(in.pixel(row, channel, y + i, x + j));
                }
            }
        }
        return seen;
    }

    private interface Pixel {
        Var at(int row, int channel, int y, int x);
    }

    /** Moves a window over all images; y and x are its corner, which may lie in the padding. */
    private Values pixels(Window window, Pixel pixel) {
        int[] pads = window.pads(in.row());
        Shape out = node.out();
        return rows(row -> {
            List<Var> image = new ArrayList<>();
            for (int i = 0; i < out.size(); i++) {
                int y = i / out.dim(2) % out.dim(1) * window.strideY() - pads[0];
                int x = i % out.dim(2) * window.strideX() - pads[1];
                image.add(pixel.at(row, i / (out.dim(1) * out.dim(2)), y, x));
            }
            return image;
        });
    }

    @Override
    public Values zeroPadding2D(ZeroPadding2D layer) {
        return pixels(new Window(1, 1, 1, 1, 1, 1, Padding.VALID), (row, channel, y, x) -> {
            boolean inside = in.inside(y - layer.top(), x - layer.left());
            return inside ? in.pixel(row, channel, y - layer.top(), x - layer.left()) : Var.of(0);
        });
    }

    @Override
    public Values reshape(Reshape layer) {
        return rows(in.rows()::get);
    }

    @Override
    public Values activation(ActivationLayer layer) {
        return layer.activation().function() == Function.SOFTMAX
                ? overFeatures(Curves::softmax)
                : each((row, i, x) -> Curves.apply(layer.activation(), x));
    }

    @Override
    public Values activityRegularization(ActivityRegularization layer) {
        List<Var> all = in.rows().stream().flatMap(List::stream).toList();
        penalties.add(Penalty.of(layer.regularizer(), all).times(1.0 / in.rows().size()));
        return in;
    }

    @Override
    public Values dropout(Dropout layer) {
        if (!training) {
            return in;
        }
        return each((row, i, x) ->
                x.times(mask.drops(node.name(), layer.rate(), row * in.row().size() + i) ? 0 : 1 / (1 - layer.rate())));
    }

    @Override
    public Values batchNormalization(BatchNormalization layer) {
        boolean batch = training && !node.frozen();
        List<Var> means = batch ? byFeature(Var::mean) : weight("moving_mean");
        List<Var> variances = batch ? byFeature(Forward::variance) : weight("moving_variance");
        if (batch) {
            statistics.put(node.name() + "/moving_mean", moved(layer, weight("moving_mean"), means));
            statistics.put(node.name() + "/moving_variance", moved(layer, weight("moving_variance"), variances));
        }
        return each((row, i, x) -> {
            int feature = in.feature(i);
            return scaled(normal(x, means.get(feature), variances.get(feature), layer.epsilon()), feature);
        });
    }

    private static List<Var> moved(BatchNormalization layer, List<Var> running, List<Var> batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(i ->
                        running.get(i).times(layer.momentum()).plus(batch.get(i).times(1 - layer.momentum())))
                .toList();
    }

    private List<Var> byFeature(java.util.function.Function<List<Var>, Var> statistic) {
        return IntStream.range(0, in.features())
                .mapToObj(feature -> statistic.apply(in.rows().stream()
                        .flatMap(row -> groups().mapToObj(group -> row.get(in.element(group, feature))))
                        .toList()))
                .toList();
    }

    private IntStream groups() {
        return IntStream.range(0, in.row().size() / in.features());
    }

    private static Var variance(List<Var> all) {
        Var mean = Var.mean(all);
        return Var.mean(
                all.stream().map(x -> x.minus(mean).times(x.minus(mean))).toList());
    }

    private static Var normal(Var x, Var mean, Var variance, double epsilon) {
        double root = Math.sqrt(variance.value + epsilon);
        return x.minus(mean).over(variance.map(root, 0.5 / root));
    }

    private Var scaled(Var x, int feature) {
        Var scaled = has("gamma") ? x.times(weight("gamma").get(feature)) : x;
        return has("beta") ? scaled.plus(weight("beta").get(feature)) : scaled;
    }

    @Override
    public Values layerNormalization(LayerNormalization layer) {
        return overFeatures(all -> {
            Var mean = Var.mean(all);
            Var variance = variance(all);
            return IntStream.range(0, all.size())
                    .mapToObj(i -> scaled(normal(all.get(i), mean, variance, layer.epsilon()), i))
                    .toList();
        });
    }

    @Override
    public Values rescaling(Rescaling layer) {
        return each((row, i, x) -> {
            int k = layer.scale().size() == 1 ? 0 : in.feature(i);
            return x.times(layer.scale().get(k)).plus(layer.offset().get(k));
        });
    }

    @Override
    public Values normalization(Normalization layer) {
        return each((row, i, x) -> {
            int k = layer.mean().size() == 1 ? 0 : in.feature(i);
            return x.plus(-layer.mean().get(k)).times(1.0 / layer.deviation().get(k));
        });
    }

    @Override
    public Values add(Add layer) {
        return each((row, i, x) -> Var.sum(node.from().stream()
                .map(source -> values.get(source).rows().get(row).get(i))
                .toList()));
    }

    private interface Element {
        Var of(int row, int index, Var x);
    }

    private Values each(Element element) {
        return rows(row -> IntStream.range(0, in.row().size())
                .mapToObj(i -> element.of(row, i, in.rows().get(row).get(i)))
                .toList());
    }

    /** Applies a function to each pixel's channels, or to the last axis of other rows. */
    private Values overFeatures(UnaryOperator<List<Var>> function) {
        return rows(row -> {
            Var[] out = new Var[in.row().size()];
            groups().forEach(group -> {
                List<Var> features = IntStream.range(0, in.features())
                        .mapToObj(feature -> in.rows().get(row).get(in.element(group, feature)))
                        .toList();
                List<Var> made = function.apply(features);
                for (int feature = 0; feature < made.size(); feature++) {
                    out[in.element(group, feature)] = made.get(feature);
                }
            });
            return List.of(out);
        });
    }

    private Values rows(IntFunction<List<Var>> row) {
        return new Values(
                node.out(), IntStream.range(0, in.rows().size()).mapToObj(row).toList());
    }
}
