package nn.testkit;

import static nn.Activations.linear;
import static nn.Activations.sigmoid;
import static nn.Activations.softmax;
import static nn.Layers.activation;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.reshape;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.halfSquaredError;
import static nn.Losses.hinge;
import static nn.Losses.huber;
import static nn.Losses.klDivergence;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.sgd;

import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.Dense;
import nn.loss.Loss;

/** Lists every loss with each of its options, after the activations that it meets. */
final class GoldenLosses {
    private GoldenLosses() {}

    static Stream<GoldenCase> all() {
        return Stream.of(regression(), binary(), categorical(), others(), images())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> regression() {
        return Stream.of(
                        both("meanSquaredError", meanSquaredError(), dense(3)),
                        both("meanSquaredError-sigmoid", meanSquaredError(), dense(3).sigmoid()),
                        both("meanSquaredError-uint8", meanSquaredError(), dense(3).sigmoid()),
                        both("halfSquaredError", halfSquaredError(), dense(3)),
                        both("meanAbsoluteError", meanAbsoluteError(), dense(3)),
                        both("huber", huber(), dense(3)),
                        both("huber-delta", huber(0.4), dense(3)))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> binary() {
        Dense sigmoid = dense(3).sigmoid();
        return Stream.of(
                        both("binaryCrossentropy", binaryCrossentropy(), sigmoid),
                        both("binaryCrossentropy-oneUnit", binaryCrossentropy(), dense(1).sigmoid()),
                        both("binaryCrossentropy-probabilities", binaryCrossentropy(), sigmoid),
                        both("binaryCrossentropy-hardSigmoid", binaryCrossentropy(), dense(3).hardSigmoid()),
                        both("binaryCrossentropy-logits", binaryCrossentropy().fromLogits(), dense(3)),
                        both(
                                "binaryCrossentropy-farLogits",
                                binaryCrossentropy().fromLogits(),
                                dense(3),
                                0.01),
                        both(
                                "binaryCrossentropy-smoothing",
                                binaryCrossentropy().labelSmoothing(0.2),
                                sigmoid),
                        both(
                                "binaryCrossentropy-logitsSmoothing",
                                binaryCrossentropy().fromLogits().labelSmoothing(0.2),
                                dense(3)))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> categorical() {
        Dense softmax = dense(3).softmax();
        Loss labels = sparseCategoricalCrossentropy();
        Loss labelLogits = sparseCategoricalCrossentropy().fromLogits();
        Loss logits = categoricalCrossentropy().fromLogits();
        return Stream.of(
                        both("categoricalCrossentropy", categoricalCrossentropy(), softmax),
                        both("categoricalCrossentropy-sigmoid", categoricalCrossentropy(), dense(3).sigmoid()),
                        both("categoricalCrossentropy-logits", logits, dense(3)),
                        both("categoricalCrossentropy-probabilities", categoricalCrossentropy(), softmax),
                        both(
                                "categoricalCrossentropy-smoothing",
                                categoricalCrossentropy().labelSmoothing(0.2),
                                softmax),
                        both(
                                "categoricalCrossentropy-logitsSmoothing",
                                categoricalCrossentropy().fromLogits().labelSmoothing(0.2),
                                dense(3)),
                        both("sparseCategoricalCrossentropy", labels, softmax),
                        both("sparseCategoricalCrossentropy-sigmoid", labels, dense(3).sigmoid()),
                        both("sparseCategoricalCrossentropy-logits", labelLogits, dense(3)),
                        Stream.of(
                                far("categoricalCrossentropy-farLogits", logits, linear()),
                                far("sparseCategoricalCrossentropy-farLogits", labelLogits, linear()),
                                far("categoricalCrossentropy-farSigmoid", categoricalCrossentropy(), sigmoid()),
                                far("sparseCategoricalCrossentropy-farSigmoid", labels, sigmoid()),
                                far("klDivergence-farSigmoid", klDivergence(), sigmoid())))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> others() {
        return Stream.of(
                        both("hinge", hinge(), dense(3)),
                        both("hinge-bits", hinge(), dense(3)),
                        both("klDivergence", klDivergence(), dense(3).softmax()),
                        both("klDivergence-sigmoid", klDivergence(), dense(3).sigmoid()),
                        both("klDivergence-oneHot", klDivergence(), dense(3).softmax()))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> images() {
        return Stream.of(
                        axes("meanSquaredError", meanSquaredError(), linear()),
                        axes("halfSquaredError", halfSquaredError(), linear()),
                        axes("meanAbsoluteError", meanAbsoluteError(), linear()),
                        axes("huber", huber(), linear()),
                        axes("hinge", hinge(), linear()),
                        axes("binaryCrossentropy", binaryCrossentropy(), sigmoid()),
                        axes("klDivergence", klDivergence(), softmax()),
                        Stream.of(image("klDivergence-imageSigmoid", klDivergence(), sigmoid())))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> both(String name, Loss loss, Dense last) {
        return both(name, loss, last, 0.2);
    }

    private static Stream<GoldenCase> both(String name, Loss loss, Dense last, double rate) {
        GoldenCase plain = GoldenCase.of("losses/" + name, Shape.of(5), loss, sgd(rate), dense(4).tanh(), last);
        return Stream.of(plain, plain.named(plain.name() + "-weighted"));
    }

    private static GoldenCase far(String name, Loss loss, Activation end) {
        return GoldenCase.of(
                "losses/" + name, Shape.of(5), loss, sgd(0.001), activation(linear()), dense(3).activation(end));
    }

    /** Outputs of three axes and of two. */
    private static Stream<GoldenCase> axes(String name, Loss loss, Activation end) {
        Shape row = Shape.of(5);
        String pairs = "losses/" + name + "-pairs";
        return Stream.of(
                image(name + "-image", loss, end),
                GoldenCase.of(pairs, row, loss, sgd(0.1), dense(6), reshape(2, 3), activation(end)));
    }

    private static GoldenCase image(String name, Loss loss, Activation end) {
        return GoldenCase.of(
                "losses/" + name,
                Shape.of(1, 4, 5),
                loss,
                sgd(0.1),
                conv2D(2, 3).activation(end));
    }
}
