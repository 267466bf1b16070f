package nn.testkit;

import static nn.Constraints.maxNorm;
import static nn.Layers.averagePool1D;
import static nn.Layers.conv1D;
import static nn.Layers.conv1DTranspose;
import static nn.Layers.cropping1D;
import static nn.Layers.dense;
import static nn.Layers.depthwiseConv1D;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.globalMaxPool1D;
import static nn.Layers.groupNormalization;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool1D;
import static nn.Layers.permute;
import static nn.Layers.prelu;
import static nn.Layers.repeatVector;
import static nn.Layers.separableConv1D;
import static nn.Layers.unitNormalization;
import static nn.Layers.upSampling1D;
import static nn.Layers.zeroPadding1D;
import static nn.Regularizers.l1L2;

import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Conv1D;
import nn.layer.Conv1DTranspose;
import nn.layer.DepthwiseConv1D;
import nn.layer.Layer;
import nn.layer.Regularizer;
import nn.layer.SeparableConv1D;

/** Lists what slides over sequences [time, features], and what takes their features, with each of their options. */
final class GoldenSeries {
    private static final Regularizer PENALTY = l1L2(0.02, 0.03);
    private static final Regularizer ACTIVITY = l1L2(0.002, 0.003);
    private static final Conv1D FIRST = conv1D(3, 2).tanh();

    private GoldenSeries() {}

    static Stream<GoldenCase> all() {
        return Stream.of(convolutions(), deep(), transposed(), depthwise(), separable(), pools(), lengths(), features())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> convolutions() {
        Conv1D plain = conv1D(3, 3);
        Conv1D pairs = conv1D(3, 2);
        return Stream.of(
                slid("", plain.tanh()),
                slid("-one", conv1D(2, 1).tanh()),
                slid("-strides", plain.strides(2).tanh()),
                slid("-stridesBeyondKernel", pairs.strides(3).tanh()),
                slid("-same", conv1D(3, 4).same().tanh()),
                slid("-sameStrides", plain.strides(2).same().tanh()),
                slid("-causal", plain.causal().tanh()),
                slid("-causalStrides", plain.strides(2).causal().tanh()),
                slid("-causalDilation", pairs.dilation(2).causal().tanh()),
                slid("-dilation", plain.dilation(2).tanh()),
                slid("-groups", conv1D(6, 3).groups(2).tanh()),
                slid("-curved", pairs.elu(0.5).useBias(false)),
                slid(
                        "-penalties",
                        pairs.tanh()
                                .kernelRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                slid("-constraints", pairs.tanh().kernelConstraint(maxNorm(0.8)).biasConstraint(maxNorm(0.3))));
    }

    private static Stream<GoldenCase> deep() {
        Conv1D first = conv1D(4, 2).tanh();
        return Stream.of(
                slid("-deep", first, conv1D(2, 3).strides(2).tanh()),
                slid("-deepDilation", first, conv1D(2, 3).dilation(2).causal().tanh()),
                slid("-deepGroups", first, conv1D(2, 2).same().groups(2).tanh()));
    }

    private static Stream<GoldenCase> transposed() {
        Conv1DTranspose plain = conv1DTranspose(3, 2);
        return Stream.of(
                laid("", conv1DTranspose(3, 3).tanh()),
                laid("-strides", conv1DTranspose(3, 3).strides(2).tanh()),
                laid("-sameStrides", conv1DTranspose(2, 2).strides(3).same().tanh()),
                laid(
                        "-outputPadding",
                        conv1DTranspose(2, 3).strides(2).outputPadding(1).tanh()),
                laid(
                        "-sameOutputPadding",
                        conv1DTranspose(2, 4).strides(3).same().outputPadding(2).tanh()),
                laid("-dilation", plain.dilation(3).tanh()),
                laid("-curved", plain.elu(0.5).useBias(false)),
                laid(
                        "-penalties",
                        plain.tanh()
                                .kernelRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                laid("-constraints", plain.tanh().kernelConstraint(maxNorm(0.8)).biasConstraint(maxNorm(0.3))));
    }

    private static Stream<GoldenCase> depthwise() {
        DepthwiseConv1D plain = depthwiseConv1D(2);
        return Stream.of(
                ofThree("depthwiseConv1D", depthwiseConv1D(3).tanh()),
                ofThree("depthwiseConv1D-multiplier", plain.depthMultiplier(3).tanh()),
                ofThree(
                        "depthwiseConv1D-sameStrides",
                        depthwiseConv1D(3).strides(2).same().tanh()),
                ofThree("depthwiseConv1D-dilation", plain.dilation(3).tanh()),
                ofThree("depthwiseConv1D-curved", plain.elu(0.5).useBias(false)),
                ofThree(
                        "depthwiseConv1D-penalties",
                        plain.tanh()
                                .kernelRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                ofThree(
                        "depthwiseConv1D-constraints",
                        plain.tanh().kernelConstraint(maxNorm(0.8)).biasConstraint(maxNorm(0.3))));
    }

    private static Stream<GoldenCase> separable() {
        SeparableConv1D plain = separableConv1D(3, 2);
        return Stream.of(
                ofThree("separableConv1D", separableConv1D(3, 3).tanh()),
                ofThree(
                        "separableConv1D-multiplier",
                        separableConv1D(2, 2).depthMultiplier(3).tanh()),
                ofThree(
                        "separableConv1D-sameStrides",
                        separableConv1D(3, 3).strides(2).same().tanh()),
                ofThree("separableConv1D-dilation", plain.dilation(3).tanh()),
                ofThree("separableConv1D-curved", plain.elu(0.5).useBias(false)),
                ofThree(
                        "separableConv1D-penalties",
                        plain.tanh()
                                .depthwiseRegularizer(l1L2(0.03, 0.02))
                                .pointwiseRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                ofThree(
                        "separableConv1D-constraints",
                        plain.tanh()
                                .depthwiseConstraint(maxNorm(0.7))
                                .pointwiseConstraint(maxNorm(0.8))
                                .biasConstraint(maxNorm(0.3))));
    }

    private static Stream<GoldenCase> pools() {
        Shape input = Shape.of(8, 2);
        return Stream.of(
                sequence("maxPool1D", input, FIRST, maxPool1D()),
                sequence("maxPool1D-overlapping", input, FIRST, maxPool1D(3).strides(2)),
                sequence("maxPool1D-same", input, FIRST, maxPool1D(4).same()),
                sequence(
                        "maxPool1D-sameOverlapping",
                        input,
                        FIRST,
                        maxPool1D(3).strides(2).same()),
                sequence("averagePool1D", input, FIRST, averagePool1D()),
                sequence(
                        "averagePool1D-overlapping",
                        input,
                        FIRST,
                        averagePool1D(3).strides(2)),
                sequence("averagePool1D-same", input, FIRST, averagePool1D(4).same()),
                sequence(
                        "averagePool1D-sameOverlapping",
                        input,
                        FIRST,
                        averagePool1D(3).strides(2).same()),
                whole("globalMaxPool1D", Shape.of(7, 2), FIRST, globalMaxPool1D(), dense(2)),
                whole("globalAveragePool1D", Shape.of(7, 2), FIRST, globalAveragePool1D(), dense(2)));
    }

    private static Stream<GoldenCase> lengths() {
        Conv1D last = conv1D(2, 3).tanh();
        return Stream.of(
                ofTwo("upSampling1D", FIRST, upSampling1D(), last),
                ofTwo("upSampling1D-three", FIRST, upSampling1D(3), last),
                ofTwo("zeroPadding1D", FIRST, zeroPadding1D(1), last),
                ofTwo("zeroPadding1D-unequal", FIRST, zeroPadding1D(0, 2), last),
                sequence("cropping1D", Shape.of(6, 2), FIRST, cropping1D(1)),
                sequence("cropping1D-unequal", Shape.of(6, 2), FIRST, cropping1D(0, 2)),
                ofTwo("permute-sequence", FIRST, permute(2, 1)),
                flat(
                        "repeatVector",
                        dense(3).tanh(),
                        repeatVector(2),
                        conv1D(2, 2).tanh(),
                        flatten(),
                        dense(2)),
                flat(
                        "repeatVector-three",
                        dense(3).tanh(),
                        repeatVector(3),
                        conv1D(2, 2).tanh(),
                        flatten(),
                        dense(2)));
    }

    private static Stream<GoldenCase> features() {
        return Stream.of(
                ofTwo("dense-sequenceFirst", dense(3).tanh().kernelRegularizer(PENALTY), dense(2).useBias(false)),
                flat("prelu", dense(4), prelu(), dense(3)),
                ofTwo(
                        "prelu-sequence",
                        conv1D(3, 2),
                        prelu().alphaRegularizer(PENALTY).alphaConstraint(maxNorm(0.5))),
                ofTwo("layerNormalization-sequence", FIRST, layerNormalization()),
                inGroups("", 1e-3, true, true),
                inGroups("-epsilon", 0.3, true, true),
                inGroups("-noCenter", 1e-3, false, true),
                inGroups("-noScale", 1e-3, true, false),
                ofTwo("groupNormalization-sequence", conv1D(4, 2).tanh(), groupNormalization(2)),
                flat("unitNormalization", dense(4).tanh(), unitNormalization(), dense(3)),
                ofTwo("unitNormalization-sequence", FIRST, unitNormalization()));
    }

    private static GoldenCase inGroups(String option, double epsilon, boolean center, boolean scale) {
        return flat(
                "groupNormalization" + option,
                dense(6).tanh(),
                groupNormalization(3).epsilon(epsilon).center(center).scale(scale),
                dense(3));
    }

    private static GoldenCase slid(String option, Layer... layers) {
        return sequence("conv1D" + option, Shape.of(7, 4), layers);
    }

    private static GoldenCase laid(String option, Layer layer) {
        return sequence("conv1DTranspose" + option, Shape.of(4, 3), layer);
    }

    private static GoldenCase ofThree(String name, Layer layer) {
        return sequence(name, Shape.of(7, 3), layer);
    }

    private static GoldenCase ofTwo(String name, Layer... layers) {
        return sequence(name, Shape.of(5, 2), layers);
    }

    /** Ends a network with a dense layer. */
    private static GoldenCase sequence(String name, Shape input, Layer... layers) {
        return whole(
                name,
                input,
                Stream.concat(Stream.of(layers), Stream.of(flatten(), dense(2))).toArray(Layer[]::new));
    }

    private static GoldenCase whole(String name, Shape input, Layer... layers) {
        return GoldenCase.of("layers/" + name, input, Losses.meanSquaredError(), Optimizers.sgd(0.05), layers);
    }

    private static GoldenCase flat(String name, Layer... layers) {
        return GoldenCase.of("layers/" + name, Shape.of(5), Losses.meanSquaredError(), Optimizers.sgd(0.1), layers);
    }
}
