package nn.testkit;

import static nn.Activations.tanh;
import static nn.Constraints.maxNorm;
import static nn.Constraints.nonNegative;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static nn.Regularizers.l1L2;

import java.util.stream.Stream;
import nn.Losses;
import nn.Optimizers;
import nn.data.Shape;
import nn.layer.Conv2D;
import nn.layer.Layer;

/** Lists every layer that takes images, with each of its options. */
final class GoldenImages {
    private static final Shape SMALL = Shape.of(2, 4, 5);

    private GoldenImages() {}

    static Stream<GoldenCase> all() {
        return Stream.of(windows(), convolutions(), pools(), shapes(), normalizations(), GoldenFilters.all())
                .flatMap(cases -> cases);
    }

    private static Stream<GoldenCase> windows() {
        return Stream.of(
                conv("conv2D", conv2D(3, 3)),
                conv("conv2D-wide", conv2D(3, 2, 3)),
                conv("conv2D-one", conv2D(3, 1)),
                conv("conv2D-whole", conv2D(3, 7, 6)),
                conv("conv2D-strides", conv2D(3, 3).strides(2)),
                conv("conv2D-stridesUnequal", conv2D(3, 3, 2).strides(1, 3)),
                conv("conv2D-stridesBeyondKernel", conv2D(3, 2, 1).strides(3, 2)),
                conv("conv2D-same", conv2D(3, 3).same()),
                conv("conv2D-sameEven", conv2D(3, 2, 4).same()),
                conv("conv2D-sameStrides", conv2D(3, 3).strides(2).same()),
                conv("conv2D-sameStridesUnequal", conv2D(3, 4, 3).strides(3, 2).same()),
                conv("conv2D-dilation", conv2D(3, 3, 2).dilation(2)),
                conv("conv2D-sameDilation", conv2D(3, 3, 2).dilation(2).same()));
    }

    private static Stream<GoldenCase> convolutions() {
        Conv2D plain = conv2D(3, 3);
        return Stream.of(
                conv("conv2D-noBias", plain.useBias(false)),
                conv("conv2D-kernelL1L2", plain.kernelRegularizer(l1L2(0.02, 0.03))),
                conv("conv2D-biasL1L2", plain.biasRegularizer(l1L2(0.02, 0.03))),
                conv("conv2D-activityL1L2", plain.activityRegularizer(l1L2(0.002, 0.003))),
                conv("conv2D-kernelMaxNorm", plain.kernelConstraint(maxNorm(0.8))),
                conv("conv2D-biasMaxNorm", plain.biasConstraint(maxNorm(0.3))),
                conv("conv2D-kernelNonNegative", plain.kernelConstraint(nonNegative())),
                conv("conv2D-biasNonNegative", plain.biasConstraint(nonNegative())),
                large("conv2D-oneRow", plain.relu()),
                large("conv2D-deep", plain.tanh(), conv2D(2, 2).strides(2).tanh()),
                large("conv2D-frozen", plain.tanh(), conv2D(2, 2).tanh()).freeze("conv2d"),
                large("conv2D-uint8", rescaling(1 / 255.0), plain.tanh()));
    }

    private static Stream<GoldenCase> pools() {
        return Stream.of(
                pool("maxPool2D", maxPool2D()),
                pool("maxPool2D-unequal", maxPool2D(3, 2)),
                pool("maxPool2D-overlapping", maxPool2D(3).strides(1, 2)),
                pool("maxPool2D-gaps", maxPool2D(2, 1).strides(3, 2)),
                pool("maxPool2D-whole", maxPool2D(6, 5)),
                pool("maxPool2D-same", maxPool2D(3, 2).same()),
                pool("maxPool2D-sameOverlapping", maxPool2D(3).strides(2).same()),
                pool("maxPool2D-sameEven", maxPool2D(4, 2).strides(1).same()),
                large(
                        "maxPool2D-sameNegative",
                        maxPool2D(3).strides(2).same(),
                        conv2D(2, 2).tanh()),
                pool("averagePool2D", averagePool2D()),
                pool("averagePool2D-unequal", averagePool2D(3, 2)),
                pool("averagePool2D-overlapping", averagePool2D(3).strides(1, 2)),
                pool("averagePool2D-gaps", averagePool2D(2, 1).strides(3, 2)),
                pool("averagePool2D-whole", averagePool2D(6, 5)),
                pool("averagePool2D-same", averagePool2D(3, 2).same()),
                pool(
                        "averagePool2D-sameOverlapping",
                        averagePool2D(3).strides(2).same()),
                pool("averagePool2D-sameEven", averagePool2D(4, 2).strides(1).same()),
                whole(
                        "globalAveragePool2D",
                        Shape.of(2, 7, 6),
                        conv2D(3, 2, 3).tanh(),
                        globalAveragePool2D(),
                        dense(2)),
                whole("globalMaxPool2D", Shape.of(2, 7, 6), conv2D(3, 2, 3).tanh(), globalMaxPool2D(), dense(2)));
    }

    private static Stream<GoldenCase> shapes() {
        Shape flat = Shape.of(1, 4, 5);
        Conv2D first = conv2D(2, 2).tanh();
        Conv2D last = conv2D(2, 3).tanh();
        return Stream.of(
                image("zeroPadding2D", flat, first, zeroPadding2D(1), last),
                image("zeroPadding2D-unequal", flat, first, zeroPadding2D(0, 2, 3, 4), last),
                padded("maxPool2D", zeroPadding2D(1), maxPool2D()),
                padded("maxPool2DWide", zeroPadding2D(2, 3, 2, 2), maxPool2D()),
                padded(
                        "maxPool2DSame",
                        zeroPadding2D(1, 2, 0, 1),
                        maxPool2D(3, 2).strides(2).same()),
                padded("averagePool2D", zeroPadding2D(1), averagePool2D()),
                padded(
                        "averagePool2DWide",
                        zeroPadding2D(2, 1, 2, 2),
                        averagePool2D(1).strides(2)),
                padded(
                        "averagePool2DSame",
                        zeroPadding2D(1, 2, 0, 1),
                        averagePool2D().same()),
                image("upSampling2D", flat, first, upSampling2D(), last),
                image("upSampling2D-unequal", flat, first, upSampling2D(3, 1), last),
                image("upSampling2D-bilinear", flat, first, upSampling2D().bilinear(), last),
                image(
                        "upSampling2D-bilinearUnequal",
                        flat,
                        first,
                        upSampling2D(3, 4).bilinear(),
                        last),
                image("flatten", Shape.of(3, 3, 4), first),
                image("reshape-image", Shape.of(2, 4, 3), reshape(3, 2, 4), first),
                image("activityRegularization-image", flat, first, activityRegularization(l1L2(0.002, 0.003))),
                image(
                        "residual-image",
                        Shape.of(1, 5, 6),
                        first,
                        residual(
                                        conv2D(3, 3).strides(2).same().tanh(),
                                        conv2D(3, 3).same())
                                .shortcut(conv2D(3, 1).strides(2).same()),
                        activation(tanh())));
    }

    private static Stream<GoldenCase> normalizations() {
        Conv2D first = conv2D(2, 2).tanh();
        return Stream.of(
                image(
                        "batchNormalization-image",
                        SMALL,
                        conv2D(2, 2).useBias(false),
                        batchNormalization().momentum(0.9),
                        activation(tanh())),
                image(
                        "batchNormalization-imageOptions",
                        SMALL,
                        first,
                        batchNormalization().momentum(0.7).epsilon(0.2).center(false)),
                image("batchNormalization-imageFrozen", SMALL, first, batchNormalization())
                        .freeze("batch_normalization"),
                image("layerNormalization-image", SMALL, conv2D(3, 2).tanh(), layerNormalization()),
                image(
                        "normalization-image",
                        SMALL,
                        normalization(new float[] {0.5f, -1}, new float[] {4, 0.25f}),
                        first));
    }

    private static GoldenCase conv(String name, Conv2D layer) {
        return large(name, layer.tanh());
    }

    private static GoldenCase pool(String name, Layer layer) {
        return large(name, conv2D(2, 2).tanh(), layer);
    }

    private static GoldenCase padded(String name, Layer padding, Layer pool) {
        return image("zeroPadding2D-" + name, Shape.of(1, 4, 5), conv2D(2, 2).tanh(), padding, pool);
    }

    private static GoldenCase large(String name, Layer... layers) {
        return image(name, Shape.of(2, 7, 6), layers);
    }

    /** Ends a network with a dense layer. */
    private static GoldenCase image(String name, Shape input, Layer... layers) {
        return whole(
                name,
                input,
                Stream.concat(Stream.of(layers), Stream.of(flatten(), dense(2))).toArray(Layer[]::new));
    }

    private static GoldenCase whole(String name, Shape input, Layer... layers) {
        return GoldenCase.of("layers/" + name, input, Losses.meanSquaredError(), Optimizers.sgd(0.05), layers);
    }
}
