package nn.dl4j;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.layers.LossLayer;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Starts the backward pass with the gradient of our loss. */
final class HeadRun extends LossLayer {
    private static final long serialVersionUID = 1L;

    private final transient Head.Start start;

    HeadRun(NeuralNetConfiguration conf, DataType type, Head.Start start) {
        super(conf, type);
        this.start = start;
    }

    @Override
    public Pair<Gradient, INDArray> backpropGradient(@Nullable INDArray none, LayerWorkspaceMgr workspaces) {
        INDArray gradient = Nd4j.create(start.gradient(input), input.shape(), 'c');
        return new Pair<>(new DefaultGradient(), workspaces.leverageTo(ArrayType.ACTIVATION_GRAD, gradient));
    }

    /** Returns nothing: the trainer asks each {@link Head.Exchange} itself. */
    @Override
    public double computeScore(double penalties, boolean training, LayerWorkspaceMgr workspaces) {
        return 0;
    }

    @Override
    public boolean needsLabels() {
        return false;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
