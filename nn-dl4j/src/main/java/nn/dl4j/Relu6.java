package nn.dl4j;

import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Computes {@code max(0, min(6, x))}; DL4J's own gives 6 for NaN. */
final class Relu6 extends ActivationReLU6 {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        return Rectified.between(in, 6);
    }
}
