package nn.dl4j;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.BaseActivationFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.transforms.strict.Log1p;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Computes {@code ln(1 + eˣ)} as {@code max(0, x) + ln(1 + e^−|x|)}; DL4J's own is infinite from x = 89 on. */
final class Softplus extends BaseActivationFunction {
    private static final long serialVersionUID = 1L;

    @Override
    public INDArray getActivation(INDArray in, boolean training) {
        INDArray rest = Transforms.exp(Transforms.abs(in, true).negi(), false);
        return Rectified.above(in).addi(Nd4j.exec(new Log1p(rest)));
    }

    @Override
    public Pair<INDArray, INDArray> backprop(INDArray in, INDArray epsilon) {
        return new Pair<>(Transforms.sigmoid(in, false).muli(epsilon), null);
    }
}
