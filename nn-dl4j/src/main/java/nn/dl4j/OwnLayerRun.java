package nn.dl4j;

import java.util.Map;
import java.util.Objects;
import nn.data.Shape;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.AbstractLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs a {@link Calculation} inside DL4J's networks, in their workspaces. */
final class OwnLayerRun extends AbstractLayer<OwnLayer> {
    private static final long serialVersionUID = 1L;

    private final transient Calculation calculation;
    private final transient Shape out;
    private final transient @Nullable INDArray parameters;
    private final transient Map<String, INDArray> views;
    private transient Map<String, INDArray> gradients = Map.of();
    private transient @Nullable INDArray gradientVector;
    private transient @Nullable INDArray output;

    OwnLayerRun(
            NeuralNetConfiguration conf,
            DataType type,
            Calculation calculation,
            Shape out,
            @Nullable INDArray parameters,
            Map<String, INDArray> views) {
        super(conf, type);
        this.calculation = calculation;
        this.out = out;
        this.parameters = parameters;
        this.views = views;
    }

    @Override
    public INDArray activate(boolean training, LayerWorkspaceMgr workspaces) {
        long[] shape = new long[out.rank() + 1];
        shape[0] = input.size(0);
        for (int i = 0; i < out.rank(); i++) {
            shape[i + 1] = out.dim(i);
        }
        INDArray y = workspaces.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, shape, 'c');
        calculation.forward(input, y, training);
        output = y;
        return y;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(INDArray epsilon, LayerWorkspaceMgr workspaces) {
        INDArray dx = workspaces.createUninitialized(ArrayType.ACTIVATION_GRAD, DataType.FLOAT, input.shape(), 'c');
        calculation.backward(input, Objects.requireNonNull(output), epsilon, dx);
        Gradient gradient = new DefaultGradient();
        gradients.forEach(gradient::setGradientFor);
        return new Pair<>(gradient, dx);
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray vector) {
        gradientVector = vector;
        gradients = conf.getLayer().initializer().getGradientsFromFlattened(conf, vector);
        calculation.gradients(new Views(gradients));
    }

    @Override
    public @Nullable INDArray getGradientsViewArray() {
        return gradientVector;
    }

    @Override
    public @Nullable INDArray params() {
        return parameters;
    }

    @Override
    public Map<String, INDArray> paramTable(boolean backpropOnly) {
        return views;
    }

    @Override
    public long numParams() {
        return parameters == null ? 0 : parameters.length();
    }

    @Override
    public boolean isPretrainLayer() {
        return false;
    }

    @Override
    public void clearNoiseWeightParams() {}

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
