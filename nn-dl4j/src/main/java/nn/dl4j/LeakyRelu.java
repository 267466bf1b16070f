package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes x above 0 and {@code alpha · x} elsewhere; the gradient of DL4J's own is 1 at 0, not alpha. */
final class LeakyRelu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    private final double alpha;

    LeakyRelu(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray below = Rectified.below(in).muli(alpha);
        return Rectified.above(in).addi(below);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray above = in.gt(0).castTo(in.dataType());
        INDArray derivative = above.muli(1 - alpha).addi(alpha);
        return new Pair<>(in.assign(derivative.muli(epsilon)), null);
    }
}
