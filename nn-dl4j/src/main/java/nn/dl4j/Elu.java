package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computes x above 0 and {@code alpha · (eˣ − 1)} below; the gradient of DL4J's own leaves alpha out. */
final class Elu extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    private final double alpha;

    Elu(double alpha) {
        this.alpha = alpha;
    }

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray below = Transforms.expm1(Rectified.below(in), false).muli(alpha);
        return Rectified.above(in).addi(below);
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        INDArray above = in.gt(0).castTo(in.dataType());
        INDArray below = Transforms.exp(Transforms.min(in, 0, true), false).muli(alpha);
        below.muli(above.rsub(1)).addi(above);
        return new Pair<>(in.assign(below.muli(epsilon)), null);
    }
}
