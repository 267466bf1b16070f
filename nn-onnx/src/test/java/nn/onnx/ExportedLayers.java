package nn.onnx;

import static nn.Activations.elu;
import static nn.Activations.leakyRelu;
import static nn.Activations.softmax;
import static nn.Initializers.ones;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.bidirectional;
import static nn.Layers.block;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lambda;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.zeroPadding2D;
import static nn.Regularizers.l2;
import static nn.op.Ops.mul;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.Architecture;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.Layer;
import nn.spi.Input;
import nn.spi.Vocabularies;
import nn.testkit.GoldenKinds;

/**
 * Holds a small network for each layer and activation there is, by the name of the file that it becomes.
 *
 * <p>Kinds that stand nowhere here have those of their golden cases.
 */
final class ExportedLayers {
    private static final int[] ROW = {5};
    private static final int[] IMAGE = {2, 7, 6};
    private static final double SPREAD = 0.6;

    private final SortedMap<String, Architecture> networks = new TreeMap<>();

    private ExportedLayers() {}

    static SortedMap<String, Architecture> networks() {
        ExportedLayers all = new ExportedLayers();
        all.flat();
        all.convolutions();
        all.pools();
        all.images();
        all.activations();
        all.networks.putAll(GoldenKinds.states());
        all.networks.putAll(GoldenKinds.beyond(all.networks.values()));
        all.severalOutputs();
        return all.networks;
    }

    private void flat() {
        row("dense", dense(3));
        row("dense-no-bias", dense(3).useBias(false));
        row("dense-sequence", reshape(5, 1), dense(3));
        row("dropout", dense(4), dropout(0.4), dense(3));
        row("rescaling", rescaling(0.5, -0.25));
        row("activity-regularization", dense(3), activityRegularization(l2(0.02)));
        row("batch-normalization", batchNormalization());
        row("layer-normalization", layerNormalization());
        row("normalization", normalization(new float[] {0, 1, -1, 2, 0}, new float[] {1, 4, 0.25f, 1, 9}));
        row("block", block(dense(4).tanh(), dense(3)));
        row("residual", residual(dense(5).tanh()));
        row(
                "lambda",
                lambda("scale", (call, x) -> mul(x, call.weight("factor"))).weight("factor", Shape.of(5), ones()));
        row("residual-shortcut", residual(dense(3)).shortcut(dense(3)));
    }

    private void convolutions() {
        image("conv2d", conv2D(3, 3, 2));
        image("conv2d-no-bias", conv2D(3, 3).useBias(false));
        image("conv2d-same", conv2D(3, 3).same());
        image("conv2d-same-even", conv2D(3, 2, 4).same());
        image("conv2d-strides", conv2D(3, 3).strides(2));
        image("conv2d-strides-same", conv2D(3, 3).strides(2, 3).same());
        image("conv2d-dilation", conv2D(3, 2).dilation(2));
        image("conv2d-groups", conv2D(6, 3).groups(2));
        image("conv2d-dilation-same", conv2D(3, 3).dilation(2).same());
    }

    private void pools() {
        image("max-pool2d", maxPool2D());
        image("max-pool2d-same", maxPool2D().same());
        image("max-pool2d-overlapping", maxPool2D(3).strides(2).same());
        image("average-pool2d", averagePool2D());
        image("average-pool2d-same", averagePool2D().same());
        image("average-pool2d-overlapping", averagePool2D(3).strides(2).same());
        image("global-average-pool2d", globalAveragePool2D());
        image("global-max-pool2d", globalMaxPool2D());
    }

    private void images() {
        image("flatten", flatten());
        image("reshape", reshape(4, 3, 7));
        image("zero-padding2d", zeroPadding2D(1, 2, 0, 3));
        image("zero-padding2d-conv2d", zeroPadding2D(2), conv2D(3, 3).same(), zeroPadding2D(1));
        image("zero-padding2d-max-pool2d", zeroPadding2D(1), maxPool2D());
        image("zero-padding2d-max-pool2d-wide", zeroPadding2D(3, 2, 2, 4), maxPool2D());
        image(
                "zero-padding2d-max-pool2d-same",
                zeroPadding2D(2),
                maxPool2D(3).strides(2).same());
        image("zero-padding2d-rescaling-max-pool2d", zeroPadding2D(1), rescaling(1), maxPool2D());
        image("zero-padding2d-average-pool2d", zeroPadding2D(1), averagePool2D());
        image(
                "zero-padding2d-average-pool2d-wide",
                zeroPadding2D(2),
                averagePool2D(1).strides(2));
        image(
                "zero-padding2d-average-pool2d-same",
                zeroPadding2D(1, 2, 0, 3),
                averagePool2D().same());
        image("batch-normalization-images", batchNormalization());
        image("layer-normalization-images", layerNormalization());
        image("normalization-images", normalization(new float[] {0, 1}, new float[] {1, 4}));
        image("residual-images", residual(conv2D(2, 3).same()));
        image("lenet", conv2D(4, 3).relu(), maxPool2D(), flatten(), dense(8).relu(), dense(3).softmax());
    }

    private void activations() {
        for (Function function : Function.values()) {
            row("activation-" + function.word(), dense(4), activation(of(function)));
            image("conv2d-" + function.word(), conv2D(4, 2).activation(of(function)));
        }
        row("activation-softmax-last", dense(4).activation(softmax()));
        row("activation-elu-0.5", activation(elu(0.5)));
    }

    private void severalOutputs() {
        Symbol series = input("series", 6, 3);
        Symbol facts = input("facts", 4);
        Symbol seen = series.then(bidirectional(gru(3)));
        Symbol both = concatenate(seen, facts.then(dense(5).relu()));
        networks.put(
                "functional",
                Functional.of(
                        List.of(series, facts),
                        List.of(both.then(dense(3).softmax().named("kind")), both.then(dense(1).named("price")))));
    }

    private static Activation of(Function function) {
        return switch (function) {
            case LEAKY_RELU -> leakyRelu();
            case ELU, CELU -> new Activation(function, 1);
            case SOFT_SHRINK, HARD_SHRINK, SQUAREPLUS -> new Activation(function, 0.5);
            case THRESHOLD -> new Activation(function, 0.3, 0.1);
            default -> new Activation(function, 0);
        };
    }

    private void row(String name, Layer... layers) {
        networks.put(name, Sequential.of(layers).input(ROW));
    }

    private void image(String name, Layer... layers) {
        networks.put(name, Sequential.of(layers).input(IMAGE));
    }

    /** Gives a network weights off their beginnings, so that biases, scales and statistics tell themselves apart. */
    static Model model(Architecture network) {
        Model fresh = network.init(1);
        SortedMap<String, Tensor> weights = new TreeMap<>();
        for (Map.Entry<String, Tensor> weight : fresh.weights().entrySet()) {
            Randoms randoms = Randoms.of(1, weight.getKey(), 1);
            float[] values = weight.getValue().floats();
            for (int i = 0; i < values.length; i++) {
                values[i] += (float) (SPREAD * (randoms.nextDouble() - 0.5));
            }
            weights.put(weight.getKey(), Tensor.of(weight.getValue().shape(), values));
        }
        return fresh.withWeights(weights);
    }

    /**
     * Draws rows from a normal distribution, of which some lie beyond where functions saturate; whole numbers where an
     * input goes into an embedding.
     */
    static List<Tensor> rows(Architecture network, int count) {
        List<Input> inputs = network.network().inputs();
        List<Integer> sizes = Vocabularies.of(network.network()).sizes();
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> rows(inputs.get(i), count, sizes.get(i)))
                .toList();
    }

    private static Tensor rows(Input input, int count, int vocabulary) {
        Shape shape = input.shape().batch(count);
        Randoms randoms = Randoms.of(1, input.name().equals("input") ? "rows" : input.name(), 0);
        float[] values = new float[shape.size()];
        int[] numbers = new int[vocabulary > 0 ? values.length : 0];
        for (int i = 0; i < values.length; i++) {
            values[i] = 2 * (float) randoms.nextGaussian();
        }
        Arrays.setAll(numbers, i -> Math.floorMod(Math.round(values[i]), vocabulary));
        return vocabulary > 0 ? Tensor.of(shape, numbers) : Tensor.of(shape, values);
    }
}
