package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computes {@code max(0, min(1, x/6 + 1/2))}; DL4J's own has Keras 2's slope of 0.2. */
final class HardSigmoid extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return Rectified.between(in.divi(6).addi(0.5), 1);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray inside = Transforms.abs(in, true).lt(3).castTo(in.dataType());
        return new Pair<>(in.assign(inside.muli(epsilon).divi(6)), null);
    }
}
