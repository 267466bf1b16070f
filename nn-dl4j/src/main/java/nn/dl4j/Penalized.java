package nn.dl4j;

import nn.layer.Regularizer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Lets rows through and adds up {@code (l1 · Σ|x| + l2 · Σx²) / rows}. */
final class Penalized implements Calculation {
    private final Regularizer regularizer;
    private double penalty;

    Penalized(Regularizer regularizer) {
        this.regularizer = regularizer;
    }

    /** Gives the penalty on what went through last. */
    double penalty() {
        return penalty;
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        y.assign(x);
        penalty = value(regularizer, y) / y.size(0);
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        dx.assign(dy);
        addSlope(regularizer, y, dx, 1.0 / y.size(0));
    }

    /** Computes {@code l1 · Σ|x| + l2 · Σx²}. */
    static double value(Regularizer regularizer, INDArray x) {
        double sum = 0;
        if (regularizer.l1() > 0) {
            sum += regularizer.l1() * x.norm1Number().doubleValue();
        }
        if (regularizer.l2() > 0) {
            double length = x.norm2Number().doubleValue();
            sum += regularizer.l2() * length * length;
        }
        return sum;
    }

    /** Adds the gradient of {@link #value} times a factor. */
    static void addSlope(Regularizer regularizer, INDArray x, INDArray gradient, double factor) {
        if (regularizer.l1() > 0) {
            gradient.addi(Transforms.sign(x, true).muli(regularizer.l1() * factor));
        }
        if (regularizer.l2() > 0) {
            gradient.addi(x.mul(2 * regularizer.l2() * factor));
        }
    }
}
