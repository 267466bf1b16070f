package nn.dl4j;

import java.util.Optional;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.loss.Loss;
import nn.loss.Loss.Targets;

/** Computes the loss of batches: lays out targets, weighs rows, and applies the activation that the loss wanted off the network. */
final class BatchLoss {
    private final RowLoss rowLoss;
    private final boolean labels;
    private final Function left;

    /**
     * Prepares for a loss.
     *
     * @param loss the loss
     * @param last what the network computes last
     * @param output the shape of one row of it
     */
    BatchLoss(Loss loss, Function last, Shape output) {
        LossKinds losses = new LossKinds(last, output.dim(output.rank() == 3 ? 0 : output.rank() - 1));
        rowLoss = losses.of(loss);
        labels = loss.targets() == Targets.LABELS;
        left = losses.fromLogits(loss) ? last : Activation.LINEAR.function();
    }

    /** Tells whether the network must leave its last activation to this. */
    boolean wantsLogits() {
        return left != Function.LINEAR;
    }

    /**
     * Computes loss and gradient of a batch.
     *
     * @param z the network's output, row after row
     * @param targets as the loss wants them
     * @param weights one a row, or none
     * @return what came of it
     */
    Outcome of(float[] z, Tensor targets, Optional<Tensor> weights) {
        int rows = targets.rows();
        int width = z.length / rows;
        float[] y = labels ? oneHot(targets.ints(), width) : targets.floats();
        float[] weight = weights.map(Tensor::floats).orElse(new float[0]);
        float[] gradient = new float[z.length];
        double sum = 0;
        for (int row = 0; row < rows; row++) {
            double share = (weight.length == 0 ? 1 : weight[row]) / (double) rows;
            sum += share * rowLoss.row(z, y, row * width, (row + 1) * width, gradient);
            for (int i = row * width; i < (row + 1) * width; i++) {
                gradient[i] *= (float) share;
            }
        }
        return new Outcome(sum, gradient, predictions(z, rows));
    }

    private static float[] oneHot(int[] labels, int width) {
        float[] y = new float[labels.length * width];
        for (int row = 0; row < labels.length; row++) {
            y[row * width + labels[row]] = 1;
        }
        return y;
    }

    private float[] predictions(float[] z, int rows) {
        if (!wantsLogits()) {
            return z;
        }
        float[] p = new float[z.length];
        for (int from = 0; from < z.length; from += z.length / rows) {
            activate(z, p, from, from + z.length / rows);
        }
        return p;
    }

    private void activate(float[] z, float[] p, int from, int to) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, z[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(z[i] - greatest);
        }
        for (int i = from; i < to; i++) {
            p[i] = (float) (left == Function.SIGMOID ? 1 / (1 + Math.exp(-z[i])) : Math.exp(z[i] - greatest) / sum);
        }
    }
}
