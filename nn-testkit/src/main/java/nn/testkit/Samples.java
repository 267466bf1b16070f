package nn.testkit;

import static nn.Activations.elu;
import static nn.Activations.linear;
import static nn.Activations.sigmoid;
import static nn.Activations.silu;
import static nn.Activations.softmax;
import static nn.Activations.softplus;
import static nn.Activations.tanh;
import static nn.Layers.activation;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.reshape;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.binaryFocalCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.categoricalFocalCrossentropy;
import static nn.Losses.categoricalHinge;
import static nn.Losses.cosineSimilarity;
import static nn.Losses.ctc;
import static nn.Losses.halfSquaredError;
import static nn.Losses.hinge;
import static nn.Losses.huber;
import static nn.Losses.klDivergence;
import static nn.Losses.logCosh;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.meanAbsolutePercentageError;
import static nn.Losses.meanSquaredError;
import static nn.Losses.meanSquaredLogarithmicError;
import static nn.Losses.poisson;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Losses.squaredHinge;
import static nn.Regularizers.l1;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.Functional;
import nn.Sequential;
import nn.Symbol;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Layer;
import nn.layer.Regularizer;
import nn.loss.Loss;
import nn.optimizer.Optimizer;
import nn.spi.Objective;
import nn.spi.Plan;

/** Holds at least one network for everything that an engine can be asked for. */
final class Samples {
    private static final Shape ROW = Shape.of(5);
    private static final Shape IMAGE = Shape.of(2, 5, 6);
    /** Has so many kinks that no slope could be measured with many numbers at once. */
    private static final Set<Function> ROUGH =
            EnumSet.of(Function.SOFT_SHRINK, Function.HARD_SHRINK, Function.THRESHOLD, Function.SPARSEMAX);

    private Samples() {}

    /** The smallest deep network: what most checks of the kit's mechanics run on. */
    static Sample small() {
        return sample("dense", ROW, dense(4).tanh(), dense(3));
    }

    /** A network whose rows come in two parts. */
    static Sample merged() {
        Symbol a = input("a", 5);
        Symbol b = input("b", 3);
        Symbol both = concatenate(a.then(dense(4).tanh()), b.then(dense(2).tanh()));
        Functional network = Functional.of(List.of(a, b), both.then(dense(3)));
        return new Sample("two inputs", network.network(), meanSquaredError());
    }

    /** A plan of two inputs and two outputs, whose losses count differently, with all that a resume could lose. */
    static Plan twoByTwo(Optimizer optimizer) {
        Symbol a = input("a", 5);
        Symbol b = input("b", 3);
        Symbol both = concatenate(a.then(dense(4).tanh(), dropout(0.4)), b.then(dense(2), batchNormalization()));
        Functional network = Functional.of(
                List.of(a, b),
                List.of(both.then(dense(3).softmax().named("kind")), both.then(dense(2).named("price"))));
        return new Plan(
                network.network(),
                List.of(
                        new Objective("kind", categoricalCrossentropy(), 1),
                        new Objective("price", meanSquaredError(), 0.3)),
                optimizer,
                7,
                false);
    }

    /** A network with all that a resume could lose: running statistics and random masks. */
    static Sample stateful() {
        return sample(
                "dense, batchNormalization and dropout",
                ROW,
                dense(6).tanh(),
                batchNormalization().momentum(0.9),
                dropout(0.4),
                dense(3));
    }

    static Sample sample(String name, Shape input, Layer... layers) {
        return new Sample(name, Sequential.of(layers).network(input), meanSquaredError());
    }

    static List<Sample> all() {
        return Stream.of(LayerSamples.all(), activations(), losses(), penalties())
                .flatMap(List::stream)
                .toList();
    }

    /** Every activation after a dense layer, after a convolution, and as a layer of its own. */
    static List<Sample> activations() {
        List<Sample> samples = new ArrayList<>();
        for (Function function : Function.values()) {
            Activation each = activationOf(function);
            samples.add(sample("dense." + each, ROW, dense(4).activation(each), dense(3)));
            Shape image = ROUGH.contains(function) ? Shape.of(2, 2, 3) : IMAGE;
            samples.add(sample("conv2D." + each, image, conv2D(4, 2, 3).activation(each), flatten(), dense(2)));
            samples.add(sample("activation " + each, ROW, dense(4), activation(each)));
        }
        samples.add(sample("dense.elu(0.5)", ROW, dense(4).activation(elu(0.5)), dense(3)));
        samples.addAll(chains());
        return samples;
    }

    /** Activations after each other, first of all, and after layers that take none. */
    private static List<Sample> chains() {
        return List.of(
                sample("activations first", ROW, activation(tanh()), activation(softplus()), dense(3)),
                sample("three activations", ROW, dense(4).tanh(), activation(softplus()), activation(silu()), dense(3)),
                sample("activations last", ROW, dense(4).tanh(), dense(3).silu(), activation(tanh())),
                sample(
                        "activation after activation of images",
                        IMAGE,
                        conv2D(3, 2).tanh(),
                        activation(softmax()),
                        flatten(),
                        dense(2)),
                sample(
                        "activation after pool",
                        IMAGE,
                        conv2D(3, 2).same(),
                        averagePool2D(),
                        activation(tanh()),
                        activation(elu(0.5)),
                        flatten(),
                        dense(2)),
                sample(
                        "activation after batch normalization",
                        ROW,
                        dense(4),
                        batchNormalization(),
                        activation(tanh()),
                        activation(sigmoid()),
                        dense(3)));
    }

    static List<Activation> everyActivation() {
        return Stream.of(Function.values()).map(Samples::activationOf).toList();
    }

    static Activation activationOf(Function function) {
        double alpha = switch (function) {
            case LEAKY_RELU -> 0.2;
            case ELU, CELU -> 1;
            case SOFT_SHRINK, HARD_SHRINK -> 0.5;
            case SQUAREPLUS -> 4;
            case THRESHOLD -> 0.3;
            default -> 0;
        };
        return new Activation(function, alpha, function == Function.THRESHOLD ? 0.1 : 0);
    }

    /** Every loss with each of its options, after the activation that it wants. */
    static List<Sample> losses() {
        Dense linear = dense(3);
        return List.of(
                minimizing(meanSquaredError(), linear),
                minimizing(halfSquaredError(), linear),
                minimizing(meanAbsoluteError(), linear),
                minimizing(huber(), linear),
                minimizing(huber(0.3), linear),
                minimizing(hinge(), linear),
                minimizing(squaredHinge(), linear),
                minimizing(categoricalHinge(), linear),
                minimizing(meanAbsolutePercentageError(), linear),
                minimizing(meanSquaredLogarithmicError(), linear.softplus()),
                minimizing(logCosh(), linear),
                minimizing(poisson(), linear.softplus()),
                minimizing(cosineSimilarity(), linear),
                minimizing(binaryFocalCrossentropy(), linear.sigmoid()),
                minimizing(binaryFocalCrossentropy().applyClassBalancing().alpha(0.4), linear.sigmoid()),
                minimizing(binaryFocalCrossentropy().fromLogits().gamma(1.3), linear),
                minimizing(binaryFocalCrossentropy().labelSmoothing(0.1), linear.sigmoid()),
                minimizing(categoricalFocalCrossentropy(), linear.softmax()),
                minimizing(categoricalFocalCrossentropy().alpha(0.4).gamma(1.3), linear.sigmoid()),
                minimizing(categoricalFocalCrossentropy().fromLogits(), linear),
                minimizing(categoricalFocalCrossentropy().labelSmoothing(0.1), linear.softmax()),
                minimizing(binaryCrossentropy(), linear.sigmoid()),
                minimizing(binaryCrossentropy().labelSmoothing(0.1), linear.sigmoid()),
                minimizing(binaryCrossentropy().fromLogits(), linear),
                minimizing(binaryCrossentropy().fromLogits().labelSmoothing(0.1), linear),
                minimizing(categoricalCrossentropy(), linear.softmax()),
                minimizing(categoricalCrossentropy().labelSmoothing(0.1), linear.softmax()),
                minimizing(categoricalCrossentropy().fromLogits(), linear),
                minimizing(categoricalCrossentropy().fromLogits().labelSmoothing(0.1), linear),
                minimizing(sparseCategoricalCrossentropy(), linear.softmax()),
                minimizing(sparseCategoricalCrossentropy().fromLogits(), linear),
                minimizing(klDivergence(), linear.softmax()),
                minimizing(binaryCrossentropy(), linear.tanh(), activation(sigmoid())),
                minimizing(categoricalCrossentropy(), linear.tanh(), activation(softmax())),
                minimizing(sparseCategoricalCrossentropy(), linear.sigmoid(), activation(softmax())),
                minimizing(binaryCrossentropy(), linear.softmax()),
                minimizing(categoricalCrossentropy(), linear.sigmoid()),
                minimizing(sparseCategoricalCrossentropy(), linear.sigmoid()),
                minimizing(klDivergence(), linear.sigmoid()),
                pixels(klDivergence(), conv2D(3, 2).softmax()),
                pixels(klDivergence(), conv2D(3, 2).sigmoid()),
                pixels(binaryCrossentropy(), conv2D(2, 2).sigmoid()),
                flattened(binaryCrossentropy(), conv2D(2, 2).sigmoid()),
                flattened(categoricalCrossentropy(), conv2D(2, 2).sigmoid()),
                flattened(categoricalCrossentropy(), conv2D(2, 2).softmax()),
                pixels(sparseCategoricalCrossentropy(), conv2D(3, 2).softmax()),
                pixels(sparseCategoricalCrossentropy().fromLogits(), conv2D(3, 2)),
                pixels(categoricalCrossentropy(), conv2D(3, 2).softmax()),
                pixels(categoricalFocalCrossentropy(), conv2D(3, 2).softmax()),
                pixels(cosineSimilarity(), conv2D(3, 2)),
                positions(sparseCategoricalCrossentropy(), activation(softmax())),
                positions(categoricalCrossentropy().fromLogits(), activation(linear())),
                new Sample(
                        "ctc() of sequences",
                        Sequential.of(dense(4).tanh(), dense(3)).network(Shape.of(6, 3)),
                        ctc()),
                pixels(halfSquaredError(), conv2D(2, 2)),
                pixels(huber(), conv2D(2, 2)));
    }

    private static Sample pixels(Loss loss, Conv2D last) {
        String name = loss + " of images after " + last.activation();
        return new Sample(name, Sequential.of(conv2D(2, 2).tanh(), last).network(IMAGE), loss);
    }

    private static Sample positions(Loss loss, Layer last) {
        String name = loss + " of sequences after " + last;
        return new Sample(
                name, Sequential.of(dense(6).tanh(), reshape(2, 3), last).network(ROW), loss);
    }

    private static Sample flattened(Loss loss, Conv2D last) {
        String name = loss + " after " + last.activation() + " and flatten";
        return new Sample(
                name, Sequential.of(conv2D(2, 3).tanh(), last, flatten()).network(IMAGE), loss);
    }

    private static Sample minimizing(Loss loss, Dense last) {
        String name = loss + " after " + last.activation();
        return new Sample(name, Sequential.of(dense(4).tanh(), last).network(ROW), loss);
    }

    private static Sample minimizing(Loss loss, Dense first, Layer last) {
        String name = loss + " after " + first.activation() + " and " + last;
        return new Sample(name, Sequential.of(dense(4).tanh(), first, last).network(ROW), loss);
    }

    /** Penalties on kernel, bias and activity of both layers that own a kernel. */
    static List<Sample> penalties() {
        Regularizer both = l1L2(0.02, 0.04);
        return List.of(
                sample("dense.kernelRegularizer(l1)", ROW, dense(4).kernelRegularizer(l1(0.03)), dense(3)),
                sample("dense.kernelRegularizer(l2)", ROW, dense(4).kernelRegularizer(l2(0.05)), dense(3)),
                sample("dense.biasRegularizer", ROW, dense(4).biasRegularizer(both), dense(3)),
                sample("dense.activityRegularizer", ROW, dense(4).tanh().activityRegularizer(both), dense(3)),
                sample(
                        "conv2D.kernelRegularizer.biasRegularizer",
                        IMAGE,
                        conv2D(2, 3).kernelRegularizer(both).biasRegularizer(both),
                        flatten(),
                        dense(3)),
                sample(
                        "conv2D.activityRegularizer",
                        IMAGE,
                        conv2D(2, 3).sigmoid().activityRegularizer(both),
                        flatten(),
                        dense(3)));
    }
}
