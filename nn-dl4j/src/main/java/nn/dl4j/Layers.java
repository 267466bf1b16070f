package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import nn.data.Shape;
import nn.layer.ActivationLayer;
import nn.layer.ActivityRegularization;
import nn.layer.Add;
import nn.layer.AveragePool2D;
import nn.layer.BatchNormalization;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Dropout;
import nn.layer.LayerNormalization;
import nn.layer.MaxPool2D;
import nn.layer.Normalization;
import nn.layer.Padding;
import nn.layer.Primitive;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.Window;
import nn.layer.ZeroPadding2D;
import nn.spi.Network;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.conf.layers.ZeroPaddingLayer;

/** Turns cells into DL4J's layers, and remembers those that must be told of each step or asked after it. */
final class Layers implements Primitive.Visitor<Layer> {
    private final Network network;
    private final long seed;
    private final List<Stepped> stepped = new ArrayList<>();
    private final List<Penalized> penalized = new ArrayList<>();
    private Cell cell;

    Layers(Network network, long seed) {
        this.network = network;
        this.seed = seed;
        this.cell = Cell.separate(network).get(0);
    }

    Layer of(Cell next) {
        cell = next;
        return next.node().layer().accept(this);
    }

    /** Lists what must know which step is taken. */
    List<Stepped> stepped() {
        return stepped;
    }

    /** Lists what adds penalties to the loss. */
    List<Penalized> penalized() {
        return penalized;
    }

    private Shape input() {
        return network.shape(cell.node().from().get(0));
    }

    private Layer own(Calculation calculation) {
        return new OwnLayer(calculation, cell.node().out(), cell.node().weights());
    }

    @Override
    public Layer dense(Dense layer) {
        return new DenseLayer.Builder()
                .nIn(input().dim(0))
                .nOut(layer.units())
                .hasBias(layer.parameters().useBias())
                .activation(Functions.of(cell.activation()))
                .build();
    }

    @Override
    public Layer conv2D(Conv2D layer) {
        Window window = layer.window();
        return new ConvolutionLayer.Builder(window.height(), window.width())
                .stride(window.strideY(), window.strideX())
                .dilation(window.dilationY(), window.dilationX())
                .convolutionMode(mode(window))
                .nIn(input().dim(0))
                .nOut(layer.filters())
                .hasBias(layer.parameters().useBias())
                .activation(Functions.of(cell.activation()))
                .build();
    }

    private static ConvolutionMode mode(Window window) {
        return window.padding() == Padding.SAME ? ConvolutionMode.Same : ConvolutionMode.Truncate;
    }

    @Override
    public Layer maxPool2D(MaxPool2D layer) {
        return pool(PoolingType.MAX, layer.window());
    }

    @Override
    public Layer averagePool2D(AveragePool2D layer) {
        return pool(PoolingType.AVG, layer.window());
    }

    private static Layer pool(PoolingType type, Window window) {
        return new SubsamplingLayer.Builder(type)
                .kernelSize(window.height(), window.width())
                .stride(window.strideY(), window.strideX())
                .convolutionMode(mode(window))
                .build();
    }

    @Override
    public Layer zeroPadding2D(ZeroPadding2D layer) {
        return new ZeroPaddingLayer.Builder(layer.top(), layer.bottom(), layer.left(), layer.right()).build();
    }

    @Override
    public Layer reshape(Reshape layer) {
        return own(new Reshaped());
    }

    @Override
    public Layer activation(ActivationLayer layer) {
        return own(new Applied(Functions.of(layer.activation())));
    }

    @Override
    public Layer activityRegularization(ActivityRegularization layer) {
        Penalized calculation = new Penalized(layer.regularizer());
        penalized.add(calculation);
        return own(calculation);
    }

    @Override
    public Layer dropout(Dropout layer) {
        Dropped calculation = new Dropped(layer, seed, cell.node().name());
        stepped.add(calculation);
        return own(calculation);
    }

    @Override
    public Layer batchNormalization(BatchNormalization layer) {
        return own(new Normalized(layer, cell.node().frozen()));
    }

    @Override
    public Layer layerNormalization(LayerNormalization layer) {
        return own(new RowNormalized(layer));
    }

    @Override
    public Layer rescaling(Rescaling layer) {
        return own(new Rescaled(layer));
    }

    @Override
    public Layer normalization(Normalization layer) {
        return own(new Centered(layer));
    }

    /** Sees only the sum of one source, which is that source; DL4J adds several by a vertex, not by a layer. */
    @Override
    public Layer add(Add layer) {
        return own(new Reshaped());
    }
}
