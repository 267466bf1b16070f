package nn.testkit;

import static nn.Constraints.maxNorm;
import static nn.Layers.conv2D;
import static nn.Layers.conv2DTranspose;
import static nn.Layers.cropping2D;
import static nn.Layers.dense;
import static nn.Layers.depthwiseConv2D;
import static nn.Layers.flatten;
import static nn.Layers.groupNormalization;
import static nn.Layers.permute;
import static nn.Layers.prelu;
import static nn.Layers.separableConv2D;
import static nn.Layers.unitNormalization;
import static nn.Regularizers.l1L2;

import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Conv2D;
import nn.layer.Conv2DTranspose;
import nn.layer.DepthwiseConv2D;
import nn.layer.Layer;
import nn.layer.Regularizer;
import nn.layer.SeparableConv2D;

/** Lists convolutions of other kinds, and what changes images otherwise, with each of their options. */
final class GoldenFilters {
    private static final Shape IMAGE = Shape.of(2, 5, 6);
    private static final Shape SMALL = Shape.of(2, 3, 4);
    private static final Regularizer PENALTY = l1L2(0.02, 0.03);
    private static final Regularizer ACTIVITY = l1L2(0.002, 0.003);

    private GoldenFilters() {}

    static Stream<GoldenCase> all() {
        return Stream.of(groups(), transposed(), depthwise(), separable(), others())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> groups() {
        return Stream.of(
                image(
                        "conv2D-groups",
                        Shape.of(4, 5, 6),
                        conv2D(6, 3, 2).groups(2).tanh()),
                image(
                        "conv2D-groupsDeep",
                        IMAGE,
                        conv2D(2, 2).tanh(),
                        conv2D(4, 2, 3).strides(2, 1).same().groups(2).tanh()),
                image(
                        "conv2D-dilationUnequal",
                        IMAGE,
                        conv2D(3, 3, 2).dilation(1, 2).tanh()));
    }

    private static Stream<GoldenCase> transposed() {
        Conv2DTranspose plain = conv2DTranspose(3, 2);
        return Stream.of(
                laid("", conv2DTranspose(3, 3).tanh()),
                laid("-strides", conv2DTranspose(2, 3, 2).strides(2, 3).tanh()),
                laid(
                        "-stridesBeyondKernel",
                        conv2DTranspose(3, 1, 2).strides(3, 2).tanh()),
                laid("-same", conv2DTranspose(3, 3, 4).same().tanh()),
                laid(
                        "-sameStrides",
                        conv2DTranspose(2, 3, 2).strides(2, 3).same().tanh()),
                laid(
                        "-sameStridesBeyondKernel",
                        conv2DTranspose(2, 1, 2).strides(2, 3).same().tanh()),
                laid(
                        "-outputPadding",
                        conv2DTranspose(2, 3, 2)
                                .strides(2, 3)
                                .outputPadding(1, 0)
                                .tanh()),
                laid(
                        "-sameOutputPadding",
                        conv2DTranspose(2, 4, 3)
                                .strides(2)
                                .same()
                                .outputPadding(0, 1)
                                .tanh()),
                laid("-dilation", conv2DTranspose(3, 2, 3).dilation(3, 2).tanh()),
                laid(
                        "-sameDilation",
                        conv2DTranspose(3, 2, 3).dilation(1, 2).same().tanh()),
                laid("-curved", plain.elu(0.5).useBias(false)),
                laid(
                        "-penalties",
                        plain.tanh()
                                .kernelRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                laid("-constraints", plain.tanh().kernelConstraint(maxNorm(0.8)).biasConstraint(maxNorm(0.3))),
                image(
                        "conv2DTranspose-deep",
                        Shape.of(2, 4, 3),
                        conv2D(3, 2).tanh(),
                        conv2DTranspose(2, 3).strides(2).same().tanh()));
    }

    private static Stream<GoldenCase> depthwise() {
        DepthwiseConv2D plain = depthwiseConv2D(2);
        return Stream.of(
                deep("", depthwiseConv2D(3).tanh()),
                deep("-multiplier", depthwiseConv2D(2, 3).depthMultiplier(3).tanh()),
                deep("-strides", depthwiseConv2D(3, 2).strides(2).tanh()),
                deep("-same", depthwiseConv2D(3, 4).same().tanh()),
                deep(
                        "-sameStrides",
                        depthwiseConv2D(3, 2)
                                .strides(2)
                                .same()
                                .depthMultiplier(2)
                                .tanh()),
                deep("-dilation", depthwiseConv2D(2, 3).dilation(3, 2).tanh()),
                deep("-curved", plain.elu(0.5).useBias(false)),
                deep(
                        "-penalties",
                        plain.tanh()
                                .kernelRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                deep("-constraints", plain.tanh().kernelConstraint(maxNorm(0.8)).biasConstraint(maxNorm(0.3))),
                image(
                        "depthwiseConv2D-deep",
                        IMAGE,
                        conv2D(3, 2).tanh(),
                        depthwiseConv2D(3, 2)
                                .strides(2)
                                .same()
                                .depthMultiplier(2)
                                .tanh()));
    }

    private static Stream<GoldenCase> separable() {
        SeparableConv2D plain = separableConv2D(3, 2);
        return Stream.of(
                mixed("", separableConv2D(3, 3).tanh()),
                mixed("-multiplier", separableConv2D(2, 2, 3).depthMultiplier(3).tanh()),
                mixed("-strides", separableConv2D(3, 3, 2).strides(2).tanh()),
                mixed("-sameStrides", separableConv2D(3, 3, 2).strides(2).same().tanh()),
                mixed("-dilation", separableConv2D(3, 2, 3).dilation(3, 2).tanh()),
                mixed("-curved", plain.elu(0.5).useBias(false)),
                mixed(
                        "-penalties",
                        plain.tanh()
                                .depthwiseRegularizer(l1L2(0.03, 0.02))
                                .pointwiseRegularizer(PENALTY)
                                .biasRegularizer(PENALTY)
                                .activityRegularizer(ACTIVITY)),
                mixed(
                        "-constraints",
                        plain.tanh()
                                .depthwiseConstraint(maxNorm(0.7))
                                .pointwiseConstraint(maxNorm(0.8))
                                .biasConstraint(maxNorm(0.3))));
    }

    private static Stream<GoldenCase> others() {
        Shape flat = Shape.of(1, 5, 6);
        Shape narrow = Shape.of(1, 5, 4);
        Conv2D first = conv2D(2, 2).tanh();
        Conv2D four = conv2D(4, 2).tanh();
        return Stream.of(
                image("cropping2D", flat, first, cropping2D(1)),
                image("cropping2D-unequal", flat, first, cropping2D(2, 0, 0, 3)),
                image("permute", Shape.of(1, 4, 3), first, permute(2, 3, 1)),
                image("prelu-shared", flat, conv2D(2, 2), prelu().sharedAxes(2, 3)),
                image("groupNormalization-image", narrow, four, groupNormalization(2)),
                image(
                        "groupNormalization-each",
                        narrow,
                        four,
                        groupNormalization(4).epsilon(0.2)),
                image("unitNormalization-image", narrow, conv2D(3, 2).tanh(), unitNormalization()));
    }

    private static GoldenCase laid(String option, Layer layer) {
        return image("conv2DTranspose" + option, SMALL, layer);
    }

    private static GoldenCase deep(String option, Layer layer) {
        return image("depthwiseConv2D" + option, IMAGE, layer);
    }

    private static GoldenCase mixed(String option, Layer layer) {
        return image("separableConv2D" + option, IMAGE, layer);
    }

    /** Ends a network with a dense layer. */
    private static GoldenCase image(String name, Shape input, Layer... layers) {
        return GoldenCase.of(
                "layers/" + name,
                input,
                Losses.meanSquaredError(),
                Optimizers.sgd(0.05),
                Stream.concat(Stream.of(layers), Stream.of(flatten(), dense(2))).toArray(Layer[]::new));
    }
}
