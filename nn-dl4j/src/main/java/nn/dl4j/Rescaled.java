package nn.dl4j;

import nn.layer.Rescaling;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;

/** Computes {@code x · scale + offset}, with one number for all or one for each feature or channel. */
final class Rescaled implements Calculation {
    private final INDArray scale;
    private final INDArray offset;

    Rescaled(Rescaling layer) {
        scale = Tensors.vector(layer.scale());
        offset = Tensors.vector(layer.offset());
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        multiply(x, y);
        if (offset.length() == 1) {
            y.addi(offset.getFloat(0));
        } else {
            Nd4j.exec(new BroadcastAddOp(y, offset, y, Tensors.featureAxis(y)));
        }
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        multiply(dy, dx);
    }

    private void multiply(INDArray from, INDArray to) {
        if (scale.length() == 1) {
            from.muli(scale.getFloat(0), to);
        } else {
            Nd4j.exec(new BroadcastMulOp(from, scale, to, Tensors.featureAxis(to)));
        }
    }
}
