package nn.testkit;

import static nn.Activations.softmax;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.transformerBlock;
import static nn.Layers.zeroPadding2D;
import static nn.testkit.Samples.sample;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nn.Regularizers;
import nn.Sequential;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.MultiHeadAttention;
import nn.layer.Rescaling;
import nn.layer.Residual;
import nn.layer.TransformerBlock;

/**
 * Holds networks around each layer, each with weights before it, so that its gradient must pass through.
 *
 * <p>Kinds that stand nowhere here have those of their golden cases.
 */
final class LayerSamples {
    private LayerSamples() {}

    static List<Sample> all() {
        return Stream.concat(
                        byHand().stream(),
                        golden().map(each -> new Sample(each.word(), each.plan().network(), each.loss())))
                .toList();
    }

    /** Returns the golden cases of the kinds that stand nowhere here, without constraints: a step must be a gradient. */
    static Stream<GoldenCase> golden() {
        return GoldenKinds.beyond(kinds()).stream()
                .filter(each -> each.architecture() instanceof Sequential
                        || !each.word().contains("-"))
                .filter(each -> each.plan().network().weights().stream()
                        .allMatch(weight -> weight.constraint().isEmpty()));
    }

    /** Returns the kinds that stand here; no node shows residuals and transformer blocks, which are taken apart. */
    static Set<Class<?>> kinds() {
        Set<Class<?>> kinds = new HashSet<>(Set.of(Residual.class, TransformerBlock.class));
        byHand().forEach(sample -> kinds.addAll(GoldenKinds.kinds(sample.network())));
        return kinds;
    }

    private static List<Sample> byHand() {
        return Stream.of(flat(), sequences(), attentions(), convolutions(), pools(), images())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Sample> flat() {
        return List.of(
                flat("dense", dense(2)),
                flat("dense.useBias(false)", dense(2).useBias(false)),
                flat("dropout", dropout(0.4)),
                flat("rescaling", rescaling(0.5, -0.25)),
                flat("activityRegularization", activityRegularization(Regularizers.l1L2(0.02, 0.03))),
                flat("batchNormalization", batchNormalization()),
                flat("batchNormalization.center(false)", batchNormalization().center(false)),
                flat("batchNormalization.scale(false)", batchNormalization().scale(false)),
                flat("batchNormalization.epsilon", batchNormalization().epsilon(0.2)),
                flat("layerNormalization", layerNormalization()),
                flat("layerNormalization.center(false)", layerNormalization().center(false)),
                flat("layerNormalization.scale(false)", layerNormalization().scale(false)),
                flat("layerNormalization.epsilon", layerNormalization().epsilon(0.2)),
                flat("residual", residual(dense(4).tanh())),
                flat("residual.shortcut", residual(dense(3)).shortcut(dense(3))));
    }

    private static List<Sample> convolutions() {
        return List.of(
                image("conv2D", 5, 6, conv2D(3, 3, 2)),
                image("conv2D.useBias(false)", 5, 6, conv2D(3, 3).useBias(false)),
                image("conv2D 1 × 1", 4, 3, conv2D(3, 1)),
                image("conv2D.same", 5, 4, conv2D(2, 3).same()),
                image("conv2D.same, even kernel", 5, 4, conv2D(2, 2, 4).same()),
                image("conv2D.strides(2)", 7, 6, conv2D(2, 3).strides(2)),
                image("conv2D.strides(2).same", 7, 6, conv2D(2, 3).strides(2).same()),
                image(
                        "conv2D.strides(3).same, 1 × 1",
                        6,
                        6,
                        conv2D(2, 1).strides(3).same()),
                image(
                        "conv2D.strides(4, 1).same",
                        7,
                        5,
                        conv2D(2, 2).strides(4, 1).same()),
                image("conv2D.strides(2, 3), even kernel", 5, 8, conv2D(2, 2).strides(2, 3)),
                image("conv2D.dilation(2)", 7, 6, conv2D(2, 3, 2).dilation(2)),
                image("conv2D.dilation(2).same", 5, 6, conv2D(2, 3).dilation(2).same()));
    }

    private static List<Sample> pools() {
        return List.of(
                image("maxPool2D", 4, 6, maxPool2D()),
                image("maxPool2D, odd image", 5, 7, maxPool2D(2, 3)),
                image("maxPool2D.same", 5, 7, maxPool2D().same()),
                image("maxPool2D, overlapping", 6, 7, maxPool2D(3).strides(2)),
                image(
                        "maxPool2D, overlapping, same",
                        6,
                        5,
                        maxPool2D(3).strides(2).same()),
                image("maxPool2D.strides(1)", 4, 4, maxPool2D().strides(1)),
                image(
                        "maxPool2D.strides(4, 1).same",
                        7,
                        5,
                        maxPool2D(2).strides(4, 1).same()),
                image("averagePool2D", 4, 6, averagePool2D()),
                image("averagePool2D, odd image", 5, 7, averagePool2D(2, 3)),
                image("averagePool2D.same", 5, 7, averagePool2D().same()),
                image("averagePool2D, overlapping", 6, 7, averagePool2D(3).strides(2)),
                image(
                        "averagePool2D, overlapping, same",
                        6,
                        5,
                        averagePool2D(3).strides(2).same()),
                image(
                        "averagePool2D.strides(1, 4).same",
                        5,
                        7,
                        averagePool2D(2).strides(1, 4).same()),
                image("globalAveragePool2D", 3, 5, globalAveragePool2D()),
                image("globalMaxPool2D", 3, 5, globalMaxPool2D()));
    }

    private static List<Sample> images() {
        return List.of(
                image("zeroPadding2D", 3, 4, zeroPadding2D(1, 2, 0, 3)),
                image("reshape", 3, 4, reshape(4, 3, 3)),
                image("normalization", 3, 4, normalization(new float[] {0, 1, -1}, new float[] {1, 4, 0.25f})),
                image("dropout on images", 3, 4, dropout(0.3)),
                image("batchNormalization on images", 3, 4, batchNormalization()),
                image("layerNormalization on images", 3, 4, layerNormalization()),
                image("residual on images", 3, 4, residual(conv2D(3, 3).same())));
    }

    /** Rows of two axes, of which the last holds the features. */
    private static List<Sample> sequences() {
        return List.of(
                sequence("rescaling of sequences", new Rescaling(List.of(2f, -1f, 0.5f), List.of(0f, 1f, -1f), "")),
                sequence(
                        "normalization of sequences", normalization(new float[] {0, 1, -1}, new float[] {1, 4, 0.25f})),
                sequence("softmax of sequences", activation(softmax())),
                sequence("layerNormalization of sequences", layerNormalization()),
                sequence("dense of sequences", dense(2)));
    }

    /** No gradient passes through key biases, so that something else must teach them. */
    private static List<Sample> attentions() {
        MultiHeadAttention heads = multiHeadAttention(2, 3).biasRegularizer(Regularizers.l2(0.03));
        TransformerBlock block = transformerBlock(3, 5).epsilon(0.1).tanh().biasRegularizer(Regularizers.l2(0.03));
        return List.of(
                sequence("multiHeadAttention", heads),
                sequence("multiHeadAttention.useBias(false)", heads.useBias(false)),
                sequence("multiHeadAttention.causal", heads.causal()),
                sample(
                        "multiHeadAttention.slidingWindow",
                        Shape.of(5),
                        dense(8).tanh(),
                        reshape(4, 2),
                        heads.slidingWindow(2),
                        flatten(),
                        dense(3)),
                sequence(
                        "multiHeadAttention.valueDim.outputDim",
                        heads.valueDim(2).outputDim(4)),
                sequence("multiHeadAttention.dropout", heads.dropout(0.3)),
                sequence("transformerBlock", block),
                sequence(
                        "transformerBlock.causal.normalizeFirst", block.causal().normalizeFirst()),
                sequence("transformerBlock.dropout", block.dropout(0.3)));
    }

    private static Sample sequence(String name, Layer layer) {
        return sample(name, Shape.of(5), dense(6).tanh(), reshape(2, 3), layer, flatten(), dense(3));
    }

    private static Sample flat(String name, Layer layer) {
        return sample(name, Shape.of(5), dense(4).tanh(), layer, dense(3));
    }

    /** Lets a first convolution make 3 channels of 2, and mixes every element of the output into the loss. */
    private static Sample image(String name, int height, int width, Layer layer) {
        return sample(name, Shape.of(2, height, width), conv2D(3, 2).same().tanh(), layer, flatten(), dense(2));
    }
}
