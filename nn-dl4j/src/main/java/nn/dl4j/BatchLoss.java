package nn.dl4j;

import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.loss.HalfSquaredError;
import nn.loss.Loss;
import nn.loss.Loss.Targets;
import nn.spi.Objective;

/** Computes the loss of batches: lays out targets, weighs rows, and applies the activation that the loss wanted off the network. */
final class BatchLoss {
    private final Objective objective;
    private final Shape output;
    private final RowLoss rowLoss;
    private final boolean labels;
    private final Function left;

    /**
     * Prepares for a loss.
     *
     * @param objective what is minimized
     * @param last what the network computes last
     * @param output the shape of one row of it
     */
    BatchLoss(Objective objective, Function last, Shape output) {
        this.objective = objective;
        this.output = output;
        Loss loss = objective.loss();
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
     * @param weights one a row, one a position, or none
     * @return what came of it
     */
    BatchOutcome of(float[] z, Tensor targets, Optional<Tensor> weights) {
        weights.ifPresent(this::require);
        float[] weight = weights.map(Tensor::floats).orElse(new float[0]);
        int parts = weights.isPresent() ? weight.length : targets.rows();
        int width = z.length / parts;
        float[] y = labels ? oneHot(targets.ints(), width) : targets.floats();
        float[] gradient = new float[z.length];
        double sum = 0;
        for (int part = 0; part < parts; part++) {
            double share = (weight.length == 0 ? 1 : weight[part]) / (double) parts;
            sum += share * rowLoss.row(z, y, part * width, (part + 1) * width, gradient);
            for (int i = part * width; i < (part + 1) * width; i++) {
                gradient[i] *= (float) (share * objective.weight());
            }
        }
        return new BatchOutcome(sum, gradient, predictions(z, targets.rows()));
    }

    /** Refuses weights of positions where the loss has none. */
    private void require(Tensor weights) {
        if (weights.shape().rank() == 1) {
            return;
        }
        if (objective.loss() instanceof HalfSquaredError) {
            throw NnException.of(
                            "the sample weights of \"%s\" are one a position, but %s gives one number a row.",
                            objective.output(), objective.loss())
                    .maybe("give one weight a row.");
        }
        if (output.rank() != 2) {
            throw NnException.of(
                            "the sample weights of \"%s\" are one a position, but DL4J is given them for sequences"
                                    + " alone, not for %s.",
                            objective.output(), output)
                    .maybe("give one weight a row, or use the engine onnx.");
        }
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
