package nn.dl4j;

import static nn.dl4j.Probability.EPSILON;
import static nn.dl4j.Probability.clip;
import static nn.dl4j.Probability.logSigmoid;
import static nn.dl4j.Probability.sigmoid;
import static nn.dl4j.Probability.smooth;

/** Computes {@code −Σ y · ln p} of a row, and its gradient by what the network gives, in double precision. */
final class Crossentropy {
    private static final double NOTHING = 1e-30;

    private Crossentropy() {}

    /** Takes the logarithms of a softmax of logits. */
    static double ofLogits(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
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
    static double ofSigmoid(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
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

    /** Divides by the row's sum first, and keeps away from 0 and 1, as Keras does. */
    static double ofProbabilities(float[] z, float[] y, int from, int to, float[] gradient, double smoothing) {
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
