package nn.optimizer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;

/**
 * Holds what all optimizers let one choose about gradients and weights; 0 switches each off.
 *
 * @param weightDecay before each step, weights shrink by {@code w · weightDecay · learningRate}
 * @param clipNorm each weight's gradient is shrunk to at most this length
 * @param clipValue each element of a gradient is cut to ± this
 * @param globalClipNorm all gradients together are shrunk to at most this length
 */
public record UpdateOptions(double weightDecay, double clipNorm, double clipValue, double globalClipNorm) {
    /** Nothing is clipped, nothing decays. */
    public static final UpdateOptions NONE = new UpdateOptions(0, 0, 0, 0);

    /** Checks the numbers. */
    public UpdateOptions {
        Given.nonNegative("weightDecay", weightDecay);
        Given.nonNegative("clipNorm", clipNorm);
        Given.nonNegative("clipValue", clipValue);
        Given.nonNegative("globalClipNorm", globalClipNorm);
        int chosen = (clipNorm > 0 ? 1 : 0) + (clipValue > 0 ? 1 : 0) + (globalClipNorm > 0 ? 1 : 0);
        if (chosen > 1) {
            throw NnException.of(
                    "only one of clipNorm, clipValue and globalClipNorm can be chosen, but were %s, %s and %s.",
                    clipNorm, clipValue, globalClipNorm);
        }
    }

    /** Adds to an optimizer's words what is switched on. */
    Words words(Words optimizer) {
        return optimizer
                .option("weightDecay", weightDecay, 0.0)
                .option("clipNorm", clipNorm, 0.0)
                .option("clipValue", clipValue, 0.0)
                .option("globalClipNorm", globalClipNorm, 0.0);
    }

    UpdateOptions weightDecay(double other) {
        return new UpdateOptions(other, clipNorm, clipValue, globalClipNorm);
    }

    UpdateOptions clipNorm(double other) {
        return new UpdateOptions(weightDecay, other, clipValue, globalClipNorm);
    }

    UpdateOptions clipValue(double other) {
        return new UpdateOptions(weightDecay, clipNorm, other, globalClipNorm);
    }

    UpdateOptions globalClipNorm(double other) {
        return new UpdateOptions(weightDecay, clipNorm, clipValue, other);
    }
}
