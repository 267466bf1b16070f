package nn.dl4j;

import nn.data.Shape;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.AveragePool2D;
import nn.layer.BatchNormalization;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Dropout;
import nn.layer.LayerNormalization;
import nn.layer.MaxPool2D;
import nn.layer.Normalization;
import nn.layer.Padding;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.Window;
import nn.layer.ZeroPadding2D;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/**
 * Makes the DL4J layer of a cell: DL4J's own, or one around a {@link Calculation} of ours.
 *
 * @param cell what is computed
 * @param in the shape of one row going in
 * @param seed what random layers draw from
 */
record LayerKinds(Cell cell, Shape in, long seed) {
    /** Lists the layers that are not taken apart; {@link MergeKinds} lists those of several inputs. */
    static final Known<nn.layer.Layer, LayerKinds, Layer> KNOWN = new Known<nn.layer.Layer, LayerKinds, Layer>("layer")
            .and(Dense.class, LayerKinds::dense)
            .and(Conv2D.class, LayerKinds::conv2D)
            .and(MaxPool2D.class, (kinds, layer) -> pool(PoolingType.MAX, layer.window()))
            .and(AveragePool2D.class, (kinds, layer) -> pool(PoolingType.AVG, layer.window()))
            .and(ZeroPadding2D.class, (kinds, layer) -> padding(layer))
            .and(Reshape.class, (kinds, layer) -> kinds.own(new Reshaped()))
            .and(ActivationLayer.class, (kinds, layer) -> kinds.own(new Applied(Functions.of(layer.activation()))))
            .and(ActivityRegularization.class, (kinds, layer) -> kinds.own(new Penalized(layer.regularizer())))
            .and(Dropout.class, (kinds, layer) -> kinds.own(new Dropped(layer, kinds.seed, kinds.name())))
            .and(BatchNormalization.class, (kinds, layer) -> kinds.own(new Normalized(layer, kinds.frozen())))
            .and(LayerNormalization.class, (kinds, layer) -> kinds.own(new RowNormalized(layer)))
            .and(Rescaling.class, (kinds, layer) -> kinds.own(new Rescaled(layer)))
            .and(Normalization.class, (kinds, layer) -> kinds.own(new Centered(layer)));

    /** Makes the layer; a merge of one input gives it as it is. */
    Layer make() {
        nn.layer.Layer layer = cell.node().layer();
        return MergeKinds.KNOWN.knows(layer) ? own(new Reshaped()) : KNOWN.make(layer, this);
    }

    private Layer own(Calculation calculation) {
        return new OwnLayer(calculation, cell.node().out(), cell.node().weights());
    }

    private String name() {
        return cell.node().name();
    }

    /** Tells whether statistics stay, with their layer or alone. */
    private boolean frozen() {
        return cell.node().frozen()
                || cell.node().weights().stream()
                        .anyMatch(weight -> weight.held() && weight.name().endsWith("/moving_mean"));
    }

    private Layer dense(Dense layer) {
        return new DenseLayer.Builder()
                .nIn(in.dim(0))
                .nOut(layer.units())
                .hasBias(layer.parameters().useBias())
                .activation(Functions.of(cell.activation()))
                .build();
    }

    private Layer conv2D(Conv2D layer) {
        Window window = layer.window();
        return new ConvolutionLayer.Builder(window.height(), window.width())
                .stride(window.strideY(), window.strideX())
                .dilation(window.dilationY(), window.dilationX())
                .convolutionMode(mode(window))
                .nIn(in.dim(0))
                .nOut(layer.filters())
                .hasBias(layer.parameters().useBias())
                .activation(Functions.of(cell.activation()))
                .build();
    }

    private static ConvolutionMode mode(Window window) {
        return window.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    private static Layer pool(PoolingType type, Window window) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.height(), window.width())
                .stride(window.strideY(), window.strideX())
                .convolutionMode(mode(window))
                .build();
    }

    private static Layer padding(ZeroPadding2D layer) {
        return new ZeroPaddingLayer.Builder(layer.top(), layer.bottom(), layer.left(), layer.right()).build();
    }
}
