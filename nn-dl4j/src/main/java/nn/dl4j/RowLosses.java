package nn.dl4j;

import nn.layer.Activation.Function;
import nn.layer.BinaryCrossentropy;
import nn.layer.CategoricalCrossentropy;
import nn.layer.HalfSquaredError;
import nn.layer.Hinge;
import nn.layer.Huber;
import nn.layer.KLDivergence;
import nn.layer.Loss;
import nn.layer.MeanAbsoluteError;
import nn.layer.MeanSquaredError;
import nn.layer.SparseCategoricalCrossentropy;

/**
 * Computes losses in Java, in double precision: an output is small beside its network, and DL4J's own losses neither
 * weigh rows nor smooth labels as Keras does.
 *
 * @param last what the network computes last; behind softmax or sigmoid, a cross-entropy is computed from the logits
 */
record RowLosses(Function last) implements Loss.Visitor<RowLoss> {
    private static final double EPSILON = 1e-7;

    /** Tells whether a loss is computed from the logits in front of the last activation. */
    boolean fromLogits(Loss loss) {
        return loss instanceof BinaryCrossentropy binary && !binary.logits() && last == Function.SIGMOID
                || loss instanceof CategoricalCrossentropy some && !some.logits() && last == Function.SOFTMAX
                || loss instanceof SparseCategoricalCrossentropy sparse && !sparse.logits() && last == Function.SOFTMAX;
    }

    @Override
    public RowLoss meanSquaredError(MeanSquaredError loss) {
        return RowLoss.mean((y, z) -> (z - y) * (z - y), (y, z) -> 2 * (z - y));
    }

    @Override
    public RowLoss halfSquaredError(HalfSquaredError loss) {
        return RowLoss.sum((y, z) -> 0.5 * (z - y) * (z - y), (y, z) -> z - y);
    }

    @Override
    public RowLoss meanAbsoluteError(MeanAbsoluteError loss) {
        return RowLoss.mean((y, z) -> Math.abs(z - y), (y, z) -> Math.signum(z - y));
    }

    @Override
    public RowLoss huber(Huber loss) {
        double delta = loss.delta();
        return RowLoss.mean(
                (y, z) -> Math.abs(z - y) <= delta
                        ? 0.5 * (z - y) * (z - y)
                        : delta * Math.abs(z - y) - 0.5 * delta * delta,
                (y, z) -> Math.max(-delta, Math.min(delta, z - y)));
    }

    @Override
    public RowLoss hinge(Hinge loss) {
        return RowLoss.mean((y, z) -> Math.max(0, 1 - sign(y) * z), (y, z) -> sign(y) * z < 1 ? -sign(y) : 0);
    }

    private static double sign(double y) {
        return y == 0 ? -1 : y;
    }

    @Override
    public RowLoss klDivergence(KLDivergence loss) {
        return RowLoss.sum(
                (y, z) -> clip(y, 1) * Math.log(clip(y, 1) / clip(z, 1)),
                (y, z) -> z < EPSILON || z > 1 ? 0 : -clip(y, 1) / z);
    }

    private static double clip(double value, double most) {
        return Math.max(EPSILON, Math.min(most, value));
    }

    @Override
    public RowLoss binaryCrossentropy(BinaryCrossentropy loss) {
        double smoothing = loss.labelSmoothing();
        if (loss.logits() || fromLogits(loss)) {
            return RowLoss.mean(
                    (y, z) -> Math.max(z, 0) - z * smooth(y, smoothing, 2) + Math.log1p(Math.exp(-Math.abs(z))),
                    (y, z) -> 1 / (1 + Math.exp(-z)) - smooth(y, smoothing, 2));
        }
        return RowLoss.mean(
                (y, z) -> binary(smooth(y, smoothing, 2), clip(z, 1 - EPSILON)),
                (y, z) -> z < EPSILON || z > 1 - EPSILON ? 0 : (z - smooth(y, smoothing, 2)) / (z * (1 - z)));
    }

    private static double binary(double y, double p) {
        return -y * Math.log(p) - (1 - y) * Math.log(1 - p);
    }

    private static double smooth(double y, double smoothing, int classes) {
        return y * (1 - smoothing) + smoothing / classes;
    }

    @Override
    public RowLoss categoricalCrossentropy(CategoricalCrossentropy loss) {
        return crossentropy(loss.logits() || fromLogits(loss), loss.labelSmoothing());
    }

    @Override
    public RowLoss sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss) {
        return crossentropy(loss.logits() || fromLogits(loss), 0);
    }

    private static RowLoss crossentropy(boolean logits, double smoothing) {
        return logits
                ? (z, y, from, to, slopes) -> ofLogits(z, y, from, to, slopes, smoothing)
                : (z, y, from, to, slopes) -> ofProbabilities(z, y, from, to, slopes, smoothing);
    }

    private static double ofLogits(float[] z, float[] y, int from, int to, float[] slopes, double smoothing) {
        double greatest = Double.NEGATIVE_INFINITY;
        double targets = 0;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, z[i]);
            targets += smooth(y[i], smoothing, to - from);
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(z[i] - greatest);
        }
        double loss = 0;
        for (int i = from; i < to; i++) {
            double target = smooth(y[i], smoothing, to - from);
            loss -= target * (z[i] - greatest - Math.log(sum));
            slopes[i] = (float) (targets * Math.exp(z[i] - greatest) / sum - target);
        }
        return loss;
    }

    /** Divides by the row's sum first, and keeps away from 0 and 1, as Keras does. */
    private static double ofProbabilities(float[] z, float[] y, int from, int to, float[] slopes, double smoothing) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += z[i];
        }
        double loss = 0;
        double shared = 0;
        for (int i = from; i < to; i++) {
            double target = smooth(y[i], smoothing, to - from);
            double p = z[i] / sum;
            loss -= target * Math.log(clip(p, 1 - EPSILON));
            double slope = p < EPSILON || p > 1 - EPSILON ? 0 : -target / p;
            slopes[i] = (float) slope;
            shared += slope * p;
        }
        for (int i = from; i < to; i++) {
            slopes[i] = (float) ((slopes[i] - shared) / sum);
        }
        return loss;
    }
}
