package nn.testkit;

import static nn.Constraints.maxNorm;
import static nn.Layers.additiveAttention;
import static nn.Layers.attention;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.positionEmbedding;
import static nn.Layers.rmsNormalization;
import static nn.Layers.sinePositionEncoding;
import static nn.Layers.transformerBlock;
import static nn.Regularizers.l1L2;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Constraint;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.Parametrized;
import nn.layer.Regularizer;
import nn.layer.TransformerBlock;

/** Lists every layer that takes sequences, with each of its options. */
final class GoldenSequences {
    private GoldenSequences() {}

    static Stream<GoldenCase> all() {
        return Stream.of(plain(), compared(), heads(), blocks()).flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> plain() {
        return Stream.of(
                GoldenCase.of(
                        "layers/rmsNormalization-image",
                        Shape.of(2, 4, 5),
                        Losses.meanSquaredError(),
                        Optimizers.sgd(0.05),
                        conv2D(3, 2).tanh(),
                        rmsNormalization(),
                        flatten(),
                        dense(2)),
                sequence("dense-sequence"),
                sequence("batchNormalization-sequence", batchNormalization().momentum(0.9)),
                sequence("rmsNormalization", rmsNormalization()),
                sequence("rmsNormalization-epsilon", rmsNormalization().epsilon(0.3)),
                sequence("positionEmbedding", positionEmbedding(5)),
                sequence("positionEmbedding-long", positionEmbedding(7)),
                sequence("sinePositionEncoding", sinePositionEncoding()),
                sequence(
                        "sinePositionEncoding-maxWavelength",
                        sinePositionEncoding().maxWavelength(50)));
    }

    private static Stream<GoldenCase> compared() {
        return Stream.of(
                sequence("attention", attention()),
                sequence("attention-scale", attention().useScale()),
                sequence("attention-concat", attention().concat()),
                sequence("attention-causal", attention().causal()),
                sequence(
                        "attention-concatScaleCausal",
                        attention().concat().useScale().causal()),
                sequence("additiveAttention", additiveAttention()),
                sequence("additiveAttention-noScale", additiveAttention().useScale(false)),
                sequence("additiveAttention-causal", additiveAttention().causal()));
    }

    private static Stream<GoldenCase> heads() {
        MultiHeadAttention plain = multiHeadAttention(3, 2);
        return Stream.concat(
                owned("multiHeadAttention", plain),
                Stream.of(
                        sequence("multiHeadAttention", multiHeadAttention(2, 3)),
                        sequence("multiHeadAttention-causal", plain.causal()),
                        sequence("multiHeadAttention-slidingWindow", plain.slidingWindow(2)),
                        sequence(
                                "multiHeadAttention-causalWindow",
                                plain.causal().slidingWindow(3)),
                        sequence("multiHeadAttention-valueDim", plain.valueDim(4)),
                        sequence("multiHeadAttention-outputDim", plain.outputDim(5))));
    }

    private static Stream<GoldenCase> blocks() {
        TransformerBlock plain = transformerBlock(3, 7);
        return Stream.concat(
                owned("transformerBlock", plain),
                Stream.of(
                        sequence("transformerBlock", transformerBlock(2, 8)),
                        sequence("transformerBlock-causal", plain.causal()),
                        sequence("transformerBlock-normalizeFirst", plain.normalizeFirst()),
                        sequence("transformerBlock-epsilon", plain.epsilon(0.3)),
                        sequence("transformerBlock-gelu", plain.gelu()),
                        sequence("transformerBlock-elu", plain.elu(0.5))));
    }

    private static <L extends Layer & Parametrized<L>> Stream<GoldenCase> owned(String name, L layer) {
        Regularizer penalty = l1L2(0.02, 0.03);
        Constraint length = maxNorm(0.7);
        Map<String, UnaryOperator<L>> options = Map.of(
                "noBias", each -> each.useBias(false),
                "kernelL1L2", each -> each.kernelRegularizer(penalty),
                "biasL1L2", each -> each.biasRegularizer(penalty),
                "activityL1L2", each -> each.activityRegularizer(l1L2(0.002, 0.003)),
                "kernelMaxNorm", each -> each.kernelConstraint(length),
                "biasMaxNorm", each -> each.biasConstraint(maxNorm(0.3)));
        return options.entrySet().stream()
                .map(each ->
                        sequence(name + "-" + each.getKey(), each.getValue().apply(layer)));
    }

    /** Decays, so that key biases move, too: they add as much to all scores of a query, and no gradient passes. */
    private static GoldenCase sequence(String name, Layer... layers) {
        Layer[] all = Stream.of(Stream.of(dense(6).tanh()), Stream.of(layers), Stream.of(flatten(), dense(2)))
                .flatMap(each -> each)
                .toArray(Layer[]::new);
        return GoldenCase.of(
                "layers/" + name,
                Shape.of(5, 4),
                Losses.meanSquaredError(),
                Optimizers.sgd(0.1).weightDecay(0.1),
                all);
    }
}
