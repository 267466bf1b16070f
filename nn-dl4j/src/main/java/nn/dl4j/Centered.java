package nn.dl4j;

import nn.layer.Normalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastDivOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;

/** Computes {@code (x − mean) / deviation}, with one number for all or one for each feature or channel. */
final class Centered implements Calculation {
    private final INDArray mean;
    private final INDArray deviation;

    Centered(Normalization layer) {
        mean = Tensors.vector(layer.mean());
        deviation = Tensors.vector(layer.deviation());
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        if (mean.length() == 1) {
            x.subi(mean.getFloat(0), y);
        } else {
            Nd4j.exec(new BroadcastSubOp(x, mean, y, Tensors.featureAxis(x)));
        }
        divide(y, y);
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        divide(dy, dx);
    }

    private void divide(INDArray from, INDArray to) {
        if (deviation.length() == 1) {
            from.divi(deviation.getFloat(0), to);
        } else {
            Nd4j.exec(new BroadcastDivOp(from, deviation, to, Tensors.featureAxis(from)));
        }
    }
}
