package nn.dl4j;

import nn.layer.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Lets rows through and computes the penalty on them, divided by the rows. */
final class Penalized implements Calculation {
    private final Regularizer regularizer;
    private double penalty;

    Penalized(Regularizer regularizer) {
        this.regularizer = regularizer;
    }

    /** Returns the penalty on what went through last. */
    double penalty() {
        return penalty;
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        y.assign(x);
        penalty = Penalty.of(regularizer, y).value() / y.size(0);
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        dx.assign(dy);
        Penalty.of(regularizer, y).addGradient(dx, 1.0 / y.size(0));
    }
}
