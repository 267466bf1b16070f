package nn.dl4j;

import nn.layer.Activation.Function;
import nn.loss.BinaryCrossentropy;
import nn.loss.CategoricalCrossentropy;
import nn.loss.HalfSquaredError;
import nn.loss.Hinge;
import nn.loss.Huber;
import nn.loss.KLDivergence;
import nn.loss.Loss;
import nn.loss.MeanAbsoluteError;
import nn.loss.MeanSquaredError;
import nn.loss.SparseCategoricalCrossentropy;

/**
 * Computes losses in Java, in double precision: an output is small beside its network, and DL4J's own losses neither
 * weigh rows nor smooth labels as Keras does.
 *
 * @param last what the network computes last; after softmax or sigmoid, losses that take logarithms are computed from
 *     the logits
 * @param classes how many numbers of a row are classes of one position, such as an image's pixel
 */
record RowLosses(Function last, int classes) {
    /** Lists the losses. */
    static final Known<Loss, RowLosses, RowLoss> KNOWN = new Known<Loss, RowLosses, RowLoss>("loss")
            .and(MeanSquaredError.class, RowLosses::meanSquaredError)
            .and(HalfSquaredError.class, RowLosses::halfSquaredError)
            .and(MeanAbsoluteError.class, RowLosses::meanAbsoluteError)
            .and(Huber.class, RowLosses::huber)
            .and(Hinge.class, RowLosses::hinge)
            .and(KLDivergence.class, RowLosses::klDivergence)
            .and(BinaryCrossentropy.class, RowLosses::binaryCrossentropy)
            .and(CategoricalCrossentropy.class, RowLosses::categoricalCrossentropy)
            .and(SparseCategoricalCrossentropy.class, RowLosses::sparseCategoricalCrossentropy);

    private static final double EPSILON = 1e-7;
    private static final double NOTHING = 1e-30;

    private static final RowLoss KL = RowLoss.sum(
            (y, z) -> clip(y, 1) * Math.log(clip(y, 1) / clip(z, 1)),
            (y, z) -> z < EPSILON || z > 1 ? 0 : -clip(y, 1) / z);

    private static final RowLoss KL_OF_LOGITS = RowLoss.sum(
            (y, z) -> clip(y, 1) * (Math.log(clip(y, 1)) - Math.max(logSigmoid(z), Math.log(EPSILON))),
            (y, z) -> logSigmoid(z) < Math.log(EPSILON) ? 0 : -clip(y, 1) * sigmoid(-z));

    RowLoss of(Loss loss) {
        return KNOWN.make(loss, this);
    }

    /** Tells whether a loss is computed from the logits in front of the last activation. */
    boolean fromLogits(Loss loss) {
        boolean both = last == Function.SIGMOID || last == Function.SOFTMAX;
        return loss instanceof BinaryCrossentropy binary && !binary.logits() && last == Function.SIGMOID
                || loss instanceof CategoricalCrossentropy some && !some.logits() && both
                || loss instanceof SparseCategoricalCrossentropy sparse && !sparse.logits() && both
                || loss instanceof KLDivergence && last == Function.SIGMOID;
    }

    private RowLoss meanSquaredError(MeanSquaredError loss) {
        return RowLoss.mean((y, z) -> (z - y) * (z - y), (y, z) -> 2 * (z - y));
    }

    private RowLoss halfSquaredError(HalfSquaredError loss) {
        return RowLoss.sum((y, z) -> 0.5 * (z - y) * (z - y), (y, z) -> z - y);
    }

    private RowLoss meanAbsoluteError(MeanAbsoluteError loss) {
        return RowLoss.mean((y, z) -> Math.abs(z - y), (y, z) -> Math.signum(z - y));
    }

    private RowLoss huber(Huber loss) {
        double delta = loss.delta();
        return RowLoss.mean(
                (y, z) -> Math.abs(z - y) <= delta
                        ? 0.5 * (z - y) * (z - y)
                        : delta * Math.abs(z - y) - 0.5 * delta * delta,
                (y, z) -> Math.max(-delta, Math.min(delta, z - y)));
    }

    private RowLoss hinge(Hinge loss) {
        return RowLoss.mean((y, z) -> Math.max(0, 1 - sign(y) * z), (y, z) -> sign(y) * z < 1 ? -sign(y) : 0);
    }

    private static double sign(double y) {
        return y == 0 ? -1 : y;
    }

    private RowLoss klDivergence(KLDivergence loss) {
        return (z, y, from, to, gradient) -> {
            double share = (double) classes / (to - from);
            RowLoss summed = last == Function.SIGMOID ? KL_OF_LOGITS : KL;
            double sum = summed.row(z, y, from, to, gradient);
            for (int i = from; i < to; i++) {
                gradient[i] *= (float) share;
            }
            return share * sum;
        };
    }

    private static double clip(double value, double most) {
        return Math.max(EPSILON, Math.min(most, value));
    }

    private RowLoss binaryCrossentropy(BinaryCrossentropy loss) {
        double smoothing = loss.labelSmoothing();
        if (loss.logits() || fromLogits(loss)) {
            return RowLoss.mean(
                    (y, z) -> Math.max(z, 0) - z * smooth(y, smoothing, 2) + Math.log1p(Math.exp(-Math.abs(z))),
                    (y, z) -> sigmoid(z) - smooth(y, smoothing, 2));
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

    private RowLoss categoricalCrossentropy(CategoricalCrossentropy loss) {
        return crossentropy(loss.logits(), fromLogits(loss), loss.labelSmoothing());
    }

    private RowLoss sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss) {
        return crossentropy(loss.logits(), fromLogits(loss), 0);
    }

    private RowLoss crossentropy(boolean given, boolean taken, double smoothing) {
        if (taken && last == Function.SIGMOID) {
            return (z, y, from, to, gradient) -> ofSigmoid(z, y, from, to, gradient, smoothing);
        }
        return given || taken
                ? (z, y, from, to, gradient) -> ofLogits(z, y, from, to, gradient, smoothing)
                : (z, y, from, to, gradient) -> ofProbabilities(z, y, from, to, gradient, smoothing);
    }

    private static double ofLogits(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
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
            gradient[i] = (float) (targets * Math.exp(z[i] - greatest) / sum - target);
        }
        return loss;
    }

    /** Takes the sigmoids' shares of their sum as a softmax of their logarithms, which none of them rounds to 0. */
    private static double ofSigmoid(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, logSigmoid(z[i]));
        }
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += Math.exp(logSigmoid(z[i]) - greatest);
        }
        double loss = 0;
        double counted = 0;
        for (int i = from; i < to; i++) {
            double target = smooth(y[i], smoothing, to - from);
            double log = logSigmoid(z[i]) - greatest - Math.log(sum);
            boolean within = log >= Math.log(EPSILON) && log <= Math.log1p(-EPSILON);
            loss -= target * Math.max(Math.log(EPSILON), Math.min(Math.log1p(-EPSILON), log));
            gradient[i] = (float) (within ? -target : 0);
            counted += within ? target : 0;
        }
        for (int i = from; i < to; i++) {
            double share = Math.exp(logSigmoid(z[i]) - greatest) / sum;
            gradient[i] = (float) ((gradient[i] + counted * share) * sigmoid(-z[i]));
        }
        return loss;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double logSigmoid(double z) {
        return Math.min(z, 0) - Math.log1p(Math.exp(-Math.abs(z)));
    }

    /** Divides by the row's sum first, and keeps away from 0 and 1, as Keras does. */
    private static double ofProbabilities(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += z[i];
        }
        // Rows of zeros stay zeros, and no gradient passes them.
        sum += Math.abs(sum) < NOTHING ? 1 : 0;
        double loss = 0;
        double shared = 0;
        for (int i = from; i < to; i++) {
            double target = smooth(y[i], smoothing, to - from);
            double p = z[i] / sum;
            loss -= target * Math.log(clip(p, 1 - EPSILON));
            double derivative = p < EPSILON || p > 1 - EPSILON ? 0 : -target / p;
            gradient[i] = (float) derivative;
            shared += derivative * p;
        }
        for (int i = from; i < to; i++) {
            gradient[i] = (float) ((gradient[i] - shared) / sum);
        }
        return loss;
    }
}
