package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Erf;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computes {@code x · Φ(x)} with Φ by erf; both of DL4J's own are approximations. */
final class Gelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return in.muli(cumulated(in));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray density = Transforms.exp(in.mul(in).muli(-0.5), false).muli(1 / Math.sqrt(2 * Math.PI));
        INDArray derivative = density.muli(in).addi(cumulated(in));
        return new Pair<>(in.assign(derivative.muli(epsilon)), null);
    }

    private static INDArray cumulated(INDArray in) {
        return Nd4j.exec(new Erf(in.mul(Math.sqrt(0.5)))).addi(1).muli(0.5);
    }
}
