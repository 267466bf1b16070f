package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computes {@code x · sigmoid(x)}; the gradient of DL4J's own is NaN where eˣ leaves the floats' range. */
final class Silu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(Transforms.sigmoid(in, true));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray gate = Transforms.sigmoid(in, true);
        INDArray derivative = gate.rsub(1).muli(in).addi(1).muli(gate);
        return new Pair<>(in.assign(derivative.muli(epsilon)), null);
    }
}
