package nn.testkit;

import static nn.Activations.linear;
import static nn.Activations.sigmoid;
import static nn.Activations.softmax;
import static nn.Activations.softplus;
import static nn.Layers.activation;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.lstm;
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
import static nn.Optimizers.sgd;

import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.Dense;
import nn.layer.Layer;
import nn.loss.BinaryFocalCrossentropy;
import nn.loss.CategoricalFocalCrossentropy;
import nn.loss.Loss;

/** Lists every loss with each of its options, after the activations that it meets. */
final class GoldenLosses {
    private GoldenLosses() {}

    static Stream<GoldenCase> all() {
        return Stream.of(regression(), binary(), categorical(), others(), focal(), images(), positions(), spelled())
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
                        both("meanAbsolutePercentageError", meanAbsolutePercentageError(), dense(3), 0.001),
                        both("meanSquaredLogarithmicError", meanSquaredLogarithmicError(), dense(3).softplus()),
                        both("logCosh", logCosh(), dense(3)),
                        both("poisson", poisson(), dense(3).softplus()),
                        both("cosineSimilarity", cosineSimilarity(), dense(3)),
                        both("squaredHinge", squaredHinge(), dense(3)),
                        both("squaredHinge-bits", squaredHinge(), dense(3)),
                        both("categoricalHinge", categoricalHinge(), dense(3)),
                        both("klDivergence", klDivergence(), dense(3).softmax()),
                        both("klDivergence-sigmoid", klDivergence(), dense(3).sigmoid()),
                        both("klDivergence-oneHot", klDivergence(), dense(3).softmax()))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> focal() {
        Dense sigmoid = dense(3).sigmoid();
        Dense softmax = dense(3).softmax();
        BinaryFocalCrossentropy binary = binaryFocalCrossentropy();
        CategoricalFocalCrossentropy categorical = categoricalFocalCrossentropy();
        return Stream.of(
                        both("binaryFocalCrossentropy", binary, sigmoid),
                        both("binaryFocalCrossentropy-probabilities", binary, sigmoid),
                        both("binaryFocalCrossentropy-hardSigmoid", binary, dense(3).hardSigmoid()),
                        both("binaryFocalCrossentropy-balanced", binary.applyClassBalancing(), sigmoid),
                        both(
                                "binaryFocalCrossentropy-alpha",
                                binary.applyClassBalancing(true).alpha(0.6),
                                sigmoid),
                        both("binaryFocalCrossentropy-gamma", binary.gamma(1.3), sigmoid),
                        both("binaryFocalCrossentropy-gammaBelowOne", binary.gamma(0.5), sigmoid),
                        both("binaryFocalCrossentropy-gammaZero", binary.gamma(0), sigmoid),
                        both("binaryFocalCrossentropy-logits", binary.fromLogits(), dense(3)),
                        both("binaryFocalCrossentropy-smoothing", binary.labelSmoothing(0.2), sigmoid),
                        both("categoricalFocalCrossentropy", categorical, softmax),
                        both("categoricalFocalCrossentropy-sigmoid", categorical, sigmoid),
                        both("categoricalFocalCrossentropy-probabilities", categorical, softmax),
                        both("categoricalFocalCrossentropy-alpha", categorical.alpha(0.6), softmax),
                        both("categoricalFocalCrossentropy-gamma", categorical.gamma(1.3), softmax),
                        both("categoricalFocalCrossentropy-logits", categorical.fromLogits(), dense(3)),
                        both("categoricalFocalCrossentropy-smoothing", categorical.labelSmoothing(0.2), softmax))
                .flatMap(cases -> cases);
    }

    /** Labels that are shorter than the output, as short as it lets them be, of unequal lengths, and repeated. */
    private static Stream<GoldenCase> spelled() {
        GoldenCase plain = GoldenCase.of("losses/ctc", Shape.of(6, 3), ctc(), sgd(0.2), dense(4));
        Layer steps = lstm(4).returnSequences();
        return Stream.of(
                plain,
                plain.named("losses/ctc-weighted"),
                GoldenCase.of("losses/ctc-tight", Shape.of(4, 3), ctc(), sgd(0.2), dense(4)),
                GoldenCase.of("losses/ctc-lstm", Shape.of(5, 3), ctc(), sgd(0.2), steps, dense(4)));
    }

    private static Stream<GoldenCase> positions() {
        return Stream.of(
                        logits(
                                "categoricalFocalCrossentropy",
                                categoricalFocalCrossentropy().fromLogits()),
                        logits(
                                "categoricalCrossentropy",
                                categoricalCrossentropy().fromLogits()),
                        logits(
                                "sparseCategoricalCrossentropy",
                                sparseCategoricalCrossentropy().fromLogits()))
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> logits(String name, Loss loss) {
        String pairs = "losses/" + name + "-pairsLogits";
        return Stream.of(
                image(name + "-imageLogits", loss, linear()),
                GoldenCase.of(pairs, Shape.of(5), loss, sgd(0.1), dense(6), reshape(2, 3)));
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
                        axes("meanAbsolutePercentageError", meanAbsolutePercentageError(), linear(), 0.001),
                        axes("meanSquaredLogarithmicError", meanSquaredLogarithmicError(), softplus()),
                        axes("logCosh", logCosh(), linear()),
                        axes("poisson", poisson(), softplus()),
                        axes("cosineSimilarity", cosineSimilarity(), linear()),
                        axes("squaredHinge", squaredHinge(), linear()),
                        axes("categoricalHinge", categoricalHinge(), linear()),
                        axes("binaryFocalCrossentropy", binaryFocalCrossentropy(), sigmoid()),
                        axes("categoricalFocalCrossentropy", categoricalFocalCrossentropy(), softmax()),
                        axes("categoricalCrossentropy", categoricalCrossentropy(), softmax()),
                        axes("sparseCategoricalCrossentropy", sparseCategoricalCrossentropy(), softmax()),
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

    private static Stream<GoldenCase> axes(String name, Loss loss, Activation end) {
        return axes(name, loss, end, 0.1);
    }

    /** Outputs of three axes and of two. */
    private static Stream<GoldenCase> axes(String name, Loss loss, Activation end, double rate) {
        Shape row = Shape.of(5);
        String pairs = "losses/" + name + "-pairs";
        return Stream.of(
                image(name + "-image", loss, end, rate),
                GoldenCase.of(pairs, row, loss, sgd(rate), dense(6), reshape(2, 3), activation(end)));
    }

    private static GoldenCase image(String name, Loss loss, Activation end) {
        return image(name, loss, end, 0.1);
    }

    private static GoldenCase image(String name, Loss loss, Activation end, double rate) {
        return GoldenCase.of(
                "losses/" + name,
                Shape.of(1, 4, 5),
                loss,
                sgd(rate),
                conv2D(2, 3).activation(end));
    }
}
