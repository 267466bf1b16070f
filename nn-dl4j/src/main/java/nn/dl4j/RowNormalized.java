package nn.dl4j;

import nn.layer.LayerNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/** Normalizes along the features (for images: each pixel along the channels), which DL4J does in dense layers only. */
final class RowNormalized implements Calculation {
    private final LayerNormalization layer;
    private Views weights = Views.NONE;
    private Views gradients = Views.NONE;

    RowNormalized(LayerNormalization layer) {
        this.layer = layer;
    }

    @Override
    public void weights(Views views) {
        weights = views;
    }

    @Override
    public void gradients(Views views) {
        gradients = views;
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        INDArray rows = rows(x);
        normalize(rows);
        if (layer.hasScale()) {
            Nd4j.exec(new BroadcastMulOp(rows, weights.of("gamma"), rows, 1));
        }
        if (layer.hasCenter()) {
            Nd4j.exec(new BroadcastAddOp(rows, weights.of("beta"), rows, 1));
        }
        copyBack(rows, y);
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        INDArray normal = rows(x);
        INDArray inverse = normalize(normal);
        INDArray gradient = rows(dy);
        if (layer.hasCenter()) {
            gradients.of("beta").assign(gradient.sum(0));
        }
        if (layer.hasScale()) {
            gradients.of("gamma").assign(gradient.mul(normal).sum(0));
            gradient.muliRowVector(weights.of("gamma"));
        }
        INDArray along = gradient.mul(normal).mean(1);
        normal.muliColumnVector(along.negi());
        normal.addi(gradient).subiColumnVector(gradient.mean(1)).muliColumnVector(inverse);
        copyBack(normal, dx);
    }

    /** Normalizes in place, and gives 1 / √(variance + epsilon) of each row. */
    private INDArray normalize(INDArray rows) {
        rows.subiColumnVector(rows.mean(1));
        INDArray inverse = rows.mul(rows).mean(1).addi(layer.epsilon());
        Transforms.sqrt(inverse, false).rdivi(1);
        rows.muliColumnVector(inverse);
        return inverse;
    }

    /** Copies into rows of what is normalized together. */
    private static INDArray rows(INDArray x) {
        INDArray last = x.rank() == 4 ? x.permute(0, 2, 3, 1) : x;
        long width = last.size(last.rank() - 1);
        return last.dup('c').reshape('c', x.length() / width, width);
    }

    /** Copies rows back. */
    private static void copyBack(INDArray rows, INDArray to) {
        INDArray last = to.rank() == 4 ? to.permute(0, 2, 3, 1) : to;
        last.assign(rows.reshape('c', last.shape()));
    }
}
