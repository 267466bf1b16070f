package nn.onnx.lower;

import java.util.List;
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
import nn.layer.Primitive;
import nn.layer.Rescaling;
import nn.layer.Reshape;
import nn.layer.ZeroPadding2D;
import nn.onnx.graph.Arithmetic;
import nn.onnx.graph.Convolution;
import nn.onnx.graph.Dims;
import nn.onnx.graph.Matrix;
import nn.onnx.graph.Pooling;
import nn.onnx.graph.Shapes;
import nn.onnx.graph.Value;
import nn.spi.Node;

/** Writes one node of a network as ONNX ops. */
final class LayerLowering implements Primitive.Visitor<Value> {
    private final Pass pass;
    private final Node node;
    private final List<Value> sources;
    private final Value x;

    LayerLowering(Pass pass, Node node, List<Value> sources) {
        this.pass = pass;
        this.node = node;
        this.sources = sources;
        this.x = sources.get(0);
    }

    @Override
    public Value dense(Dense layer) {
        Matrix.Kernel kernel = pass.kernel(node.name() + "/kernel");
        return layer.parameters().useBias() ? Matrix.affine(x, kernel, weight("bias")) : Matrix.product(x, kernel);
    }

    @Override
    public Value conv2D(Conv2D layer) {
        return layer.parameters().useBias()
                ? Convolution.convolve(x, weight("kernel"), weight("bias"), layer.window())
                : Convolution.convolve(x, weight("kernel"), layer.window());
    }

    @Override
    public Value maxPool2D(MaxPool2D layer) {
        return Pooling.max(x, layer.window());
    }

    @Override
    public Value averagePool2D(AveragePool2D layer) {
        return Pooling.average(x, layer.window());
    }

    @Override
    public Value zeroPadding2D(ZeroPadding2D layer) {
        return pass.onlyConvolved(node)
                ? Shapes.pad(x, 0, layer.top(), layer.left(), layer.bottom(), layer.right())
                : Shapes.padApart(x, layer.top(), layer.left(), layer.bottom(), layer.right());
    }

    @Override
    public Value reshape(Reshape layer) {
        return Shapes.reshape(x, Dims.batch(layer.target()));
    }

    @Override
    public Value activation(ActivationLayer layer) {
        return ActivationLowering.apply(layer.activation(), x);
    }

    @Override
    public Value activityRegularization(ActivityRegularization layer) {
        pass.penalties().addAll(Penalties.of(layer.regularizer(), x));
        return x;
    }

    @Override
    public Value dropout(Dropout layer) {
        if (pass.mode() instanceof Pass.Training training && layer.rate() > 0) {
            return DropoutLowering.drop(x, layer.rate(), training.key(node.name()));
        }
        return x;
    }

    @Override
    public Value batchNormalization(BatchNormalization layer) {
        NormalizationLowering lowering = new NormalizationLowering(pass, node, x);
        return pass.mode() instanceof Pass.Training && !node.frozen()
                ? lowering.trainingBatch(layer)
                : lowering.fixedBatch(layer);
    }

    @Override
    public Value layerNormalization(LayerNormalization layer) {
        return new NormalizationLowering(pass, node, x).layer(layer);
    }

    @Override
    public Value rescaling(Rescaling layer) {
        return Arithmetic.add(
                Arithmetic.mul(x, Shapes.perChannel(numbers(layer.scale()), x)),
                Shapes.perChannel(numbers(layer.offset()), x));
    }

    @Override
    public Value normalization(Normalization layer) {
        return Arithmetic.div(
                Arithmetic.sub(x, Shapes.perChannel(numbers(layer.mean()), x)),
                Shapes.perChannel(numbers(layer.deviation()), x));
    }

    private Value numbers(List<Float> numbers) {
        double[] values = numbers.stream().mapToDouble(Float::doubleValue).toArray();
        return x.graph().constant(x.type(), new Dims(values.length), values);
    }

    @Override
    public Value add(Add layer) {
        return sources.stream().reduce(Arithmetic::add).orElseThrow();
    }

    private Value weight(String local) {
        return pass.weight(node.name() + "/" + local);
    }
}
