package nn.dl4j;

import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Applies an activation, which overwrites what it is given, as a layer of its own. */
record Applied(IActivation activation) implements Calculation {
    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        activation.getActivation(y.assign(x), training);
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        dx.assign(activation.backprop(x.dup('c'), dy).getFirst());
    }
}
