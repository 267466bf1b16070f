package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.custom.SoftMax;
import org.nd4j.linalg.factory.Nd4j;

/** Computes softmax along features, for images along channels; DL4J's own always takes the last axis. */
final class ChannelSoftmax extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        Nd4j.exec(new SoftMax(in, in, Tensors.featureAxis(in)));
        return in;
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray p = getActivation(in, true);
        INDArray along = p.mul(epsilon).sum(true, Tensors.featureAxis(p));
        return new Pair<>(in.muli(epsilon.sub(along)), null);
    }
}
