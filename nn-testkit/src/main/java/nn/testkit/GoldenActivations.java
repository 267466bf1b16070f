package nn.testkit;

import static nn.Activations.celu;
import static nn.Activations.elu;
import static nn.Activations.hardShrink;
import static nn.Activations.leakyRelu;
import static nn.Activations.sigmoid;
import static nn.Activations.softShrink;
import static nn.Activations.squareplus;
import static nn.Activations.tanh;
import static nn.Activations.threshold;
import static nn.Layers.activation;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;

import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.Activation.Function;

/** Lists every activation after a dense layer and after a convolution, and as a layer of its own. */
final class GoldenActivations {
    private GoldenActivations() {}

    static Stream<GoldenCase> all() {
        return Stream.of(
                        Stream.of(Function.values()).map(Samples::activationOf).flatMap(GoldenActivations::everywhere),
                        Stream.of(
                                flat("leakyRelu-alpha", leakyRelu(0.3)),
                                layer("leakyRelu-alpha", leakyRelu(0.3)),
                                flat("elu-alpha", elu(0.5)),
                                layer("elu-alpha", elu(0.5)),
                                flat("celu-alpha", celu(0.5)),
                                layer("celu-alpha", celu(0.5)),
                                flat("softShrink-alpha", softShrink(0.2)),
                                layer("softShrink-alpha", softShrink(0.2)),
                                flat("hardShrink-alpha", hardShrink(0.2)),
                                layer("hardShrink-alpha", hardShrink(0.2)),
                                flat("squareplus-alpha", squareplus(1)),
                                layer("squareplus-alpha", squareplus(1)),
                                flat("threshold-alpha", threshold(-1, 0.5)),
                                layer("threshold-alpha", threshold(-1, 0.5)),
                                layers()))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> everywhere(Activation each) {
        String word = each.function().word();
        return Stream.of(flat(word, each), image(word, each), layer(word, each));
    }

    private static double rate(Activation each) {
        return each.function() == Function.EXPONENTIAL ? 0.002 : 0.02;
    }

    private static GoldenCase flat(String name, Activation each) {
        return GoldenCase.of(
                "activations/" + name,
                Shape.of(5),
                meanSquaredError(),
                sgd(rate(each)),
                dense(6).activation(each),
                dense(3));
    }

    private static GoldenCase image(String name, Activation each) {
        return GoldenCase.of(
                "activations/" + name + "-image",
                Shape.of(2, 4, 3),
                meanSquaredError(),
                sgd(rate(each)),
                conv2D(each.function() == Function.GLU ? 4 : 3, 2).activation(each),
                flatten(),
                dense(2));
    }

    private static GoldenCase layer(String name, Activation each) {
        return GoldenCase.of(
                "activations/" + name + "-layer",
                Shape.of(5),
                meanSquaredError(),
                sgd(rate(each)),
                dense(6),
                activation(each),
                dense(3));
    }

    private static GoldenCase layers() {
        return GoldenCase.of(
                "activations/layer",
                Shape.of(5),
                meanSquaredError(),
                sgd(0.3),
                dense(4),
                activation(tanh()),
                dense(3),
                activation(sigmoid()));
    }
}
