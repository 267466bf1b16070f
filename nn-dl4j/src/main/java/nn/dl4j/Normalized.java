package nn.dl4j;

import java.util.stream.IntStream;
import nn.layer.BatchNormalization;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastAddOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastMulOp;
import org.nd4j.linalg.api.ops.impl.broadcast.BroadcastSubOp;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/**
 * Normalizes over the batch with Keras's statistics.
 *
 * <p>DL4J's own layer cannot leave out gamma or beta alone, and moves its running statistics by the optimizer.
 */
final class Normalized implements Calculation {
    private final BatchNormalization layer;
    private final boolean frozen;
    private Views weights = Views.NONE;
    private Views gradients = Views.NONE;
    private INDArray mean = Nd4j.empty();
    private INDArray deviation = Nd4j.empty();
    private boolean byBatch;

    Normalized(BatchNormalization layer, boolean frozen) {
        this.layer = layer;
        this.frozen = frozen;
    }

    @Override
    public void weights(Views views) {
        weights = views;
        mean = views.of("moving_mean").dup();
        deviation = mean.dup();
    }

    @Override
    public void gradients(Views views) {
        gradients = views;
    }

    @Override
    public void forward(INDArray x, INDArray y, boolean training) {
        byBatch = training && !frozen;
        if (byBatch) {
            statistics(x, y);
        } else {
            mean.assign(weights.of("moving_mean"));
            deviation.assign(weights.of("moving_variance"));
        }
        Transforms.sqrt(deviation.addi(layer.epsilon()), false);
        normalize(x, y);
        if (layer.hasScale()) {
            Nd4j.exec(new BroadcastMulOp(y, weights.of("gamma"), y, Tensors.featureAxis(y)));
        }
        if (layer.hasCenter()) {
            Nd4j.exec(new BroadcastAddOp(y, weights.of("beta"), y, Tensors.featureAxis(y)));
        }
    }

    /** Computes mean and variance of the batch in place; y serves as scratch. */
    private void statistics(INDArray x, INDArray y) {
        double rows = (double) x.length() / mean.length();
        mean.assign(sum(x)).divi(rows);
        Nd4j.exec(new BroadcastSubOp(x, mean, y, Tensors.featureAxis(x)));
        deviation.assign(sum(y.mul(y))).divi(rows);
        move(weights.of("moving_mean"), mean);
        move(weights.of("moving_variance"), deviation);
    }

    private void move(INDArray running, INDArray batch) {
        running.muli(layer.momentum()).addi(batch.mul(1 - layer.momentum()));
    }

    private void normalize(INDArray x, INDArray to) {
        Nd4j.exec(new BroadcastSubOp(x, mean, to, Tensors.featureAxis(x)));
        Nd4j.exec(new BroadcastMulOp(to, deviation.rdiv(1), to, Tensors.featureAxis(x)));
    }

    @Override
    public void backward(INDArray x, INDArray y, INDArray dy, INDArray dx) {
        normalize(x, dx);
        INDArray toGamma = sum(dy.mul(dx));
        INDArray toBeta = sum(dy);
        if (layer.hasScale()) {
            gradients.of("gamma").assign(toGamma);
        }
        if (layer.hasCenter()) {
            gradients.of("beta").assign(toBeta);
        }
        if (byBatch) {
            double rows = (double) x.length() / mean.length();
            Nd4j.exec(new BroadcastMulOp(dx, toGamma.divi(-rows), dx, Tensors.featureAxis(x)));
            Nd4j.exec(new BroadcastSubOp(dx, toBeta.divi(rows), dx, Tensors.featureAxis(x)));
            dx.addi(dy);
        } else {
            dx.assign(dy);
        }
        INDArray factor = deviation.rdiv(1);
        Nd4j.exec(new BroadcastMulOp(
                dx, layer.hasScale() ? factor.muli(weights.of("gamma")) : factor, dx, Tensors.featureAxis(x)));
    }

    private static INDArray sum(INDArray x) {
        int features = Tensors.featureAxis(x);
        return x.sum(
                IntStream.range(0, x.rank()).filter(axis -> axis != features).toArray());
    }
}
