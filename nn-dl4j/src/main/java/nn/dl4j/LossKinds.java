package nn.dl4j;

import static nn.dl4j.Probability.EPSILON;
import static nn.dl4j.Probability.clip;
import static nn.dl4j.Probability.logSigmoid;
import static nn.dl4j.Probability.sigmoid;
import static nn.dl4j.Probability.smooth;

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
record LossKinds(Function last, int classes) {
    /** Lists the losses. */
    static final Known<Loss, LossKinds, RowLoss> KNOWN = new Known<Loss, LossKinds, RowLoss>("loss")
            .and(MeanSquaredError.class, LossKinds::meanSquaredError)
            .and(HalfSquaredError.class, LossKinds::halfSquaredError)
            .and(MeanAbsoluteError.class, LossKinds::meanAbsoluteError)
            .and(Huber.class, LossKinds::huber)
            .and(Hinge.class, LossKinds::hinge)
            .and(KLDivergence.class, LossKinds::klDivergence)
            .and(BinaryCrossentropy.class, LossKinds::binaryCrossentropy)
            .and(CategoricalCrossentropy.class, LossKinds::categoricalCrossentropy)
            .and(SparseCategoricalCrossentropy.class, LossKinds::sparseCategoricalCrossentropy);

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

    private RowLoss categoricalCrossentropy(CategoricalCrossentropy loss) {
        return crossentropy(loss.logits(), fromLogits(loss), loss.labelSmoothing());
    }

    private RowLoss sparseCategoricalCrossentropy(SparseCategoricalCrossentropy loss) {
        return crossentropy(loss.logits(), fromLogits(loss), 0);
    }

    private RowLoss crossentropy(boolean given, boolean taken, double smoothing) {
        if (taken && last == Function.SIGMOID) {
            return (z, y, from, to, gradient) -> Crossentropy.ofSigmoid(z, y, from, to, gradient, smoothing);
        }
        return given || taken
                ? (z, y, from, to, gradient) -> Crossentropy.ofLogits(z, y, from, to, gradient, smoothing)
                : (z, y, from, to, gradient) -> Crossentropy.ofProbabilities(z, y, from, to, gradient, smoothing);
    }
}
