package nn.optimizer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;

/**
 * Holds what all optimizers let one choose about gradients and weights; 0 switches each of the first four off.
 *
 * @param weightDecay before each step, weights shrink by {@code w · weightDecay · learningRate}
 * @param clipNorm each weight's gradient is shrunk to at most this length
 * @param clipValue each element of a gradient is cut to ± this
 * @param globalClipNorm all gradients together are shrunk to at most this length
 * @param gradientAccumulationSteps how many steps' gradients are averaged before one is applied, 1 by default
 * @param useEma whether a running mean of each weight is kept, which takes its place at the end of a fit
 * @param emaMomentum how much of that mean stays at each step, 0.99 by default
 * @param emaOverwriteFrequency after so many applied steps the means take the weights' places, 0 for never
 */
public record UpdateOptions(
        double weightDecay,
        double clipNorm,
        double clipValue,
        double globalClipNorm,
        int gradientAccumulationSteps,
        boolean useEma,
        double emaMomentum,
        int emaOverwriteFrequency) {
    /** Nothing is clipped, nothing decays, each gradient is applied at once, and no means are kept. */
    public static final UpdateOptions NONE = new UpdateOptions(0, 0, 0, 0);

    /** Checks the numbers. */
    public UpdateOptions {
        Given.nonNegative("weightDecay", weightDecay);
        Given.nonNegative("clipNorm", clipNorm);
        Given.nonNegative("clipValue", clipValue);
        Given.nonNegative("globalClipNorm", globalClipNorm);
        Given.positive("gradientAccumulationSteps", gradientAccumulationSteps);
        if (!(emaMomentum >= 0 && emaMomentum <= 1)) {
            throw NnException.of("emaMomentum must be from 0 to 1, but was %s.", emaMomentum);
        }
        if (emaOverwriteFrequency < 0) {
            throw NnException.of("emaOverwriteFrequency must be at least 0, but was %d.", emaOverwriteFrequency)
                    .maybe("use 0, so that the means take the weights' places at the end of a fit alone.");
        }
        int chosen = (clipNorm > 0 ? 1 : 0) + (clipValue > 0 ? 1 : 0) + (globalClipNorm > 0 ? 1 : 0);
        if (chosen > 1) {
            throw NnException.of(
                    "only one of clipNorm, clipValue and globalClipNorm can be chosen, but were %s, %s and %s.",
                    clipNorm, clipValue, globalClipNorm);
        }
    }

    /**
     * Chooses clipping and decay alone.
     *
     * @param weightDecay how weights shrink
     * @param clipNorm how long a weight's gradient may be
     * @param clipValue how large an element may be
     * @param globalClipNorm how long all gradients may be
     */
    public UpdateOptions(double weightDecay, double clipNorm, double clipValue, double globalClipNorm) {
        this(weightDecay, clipNorm, clipValue, globalClipNorm, 1, false, 0.99, 0);
    }

    /**
     * Returns whether each step's gradient is applied at once, and nothing is kept of weights.
     *
     * @return false where gradients are accumulated or means are kept
     */
    public boolean isImmediate() {
        return gradientAccumulationSteps == 1 && !useEma;
    }

    /** Adds to an optimizer's words what is switched on. */
    Words words(Words optimizer) {
        return optimizer
                .option("weightDecay", weightDecay, 0.0)
                .option("clipNorm", clipNorm, 0.0)
                .option("clipValue", clipValue, 0.0)
                .option("globalClipNorm", globalClipNorm, 0.0)
                .option("gradientAccumulationSteps", gradientAccumulationSteps, 1)
                .when(useEma, "useEma")
                .option("emaMomentum", emaMomentum, 0.99)
                .option("emaOverwriteFrequency", emaOverwriteFrequency, 0);
    }

    UpdateOptions weightDecay(double other) {
        return with(other, clipNorm, clipValue, globalClipNorm);
    }

    UpdateOptions clipNorm(double other) {
        return with(weightDecay, other, clipValue, globalClipNorm);
    }

    UpdateOptions clipValue(double other) {
        return with(weightDecay, clipNorm, other, globalClipNorm);
    }

    UpdateOptions globalClipNorm(double other) {
        return with(weightDecay, clipNorm, clipValue, other);
    }

    UpdateOptions gradientAccumulationSteps(int other) {
        return with(other, useEma, emaMomentum, emaOverwriteFrequency);
    }

    UpdateOptions useEma(boolean other) {
        return with(gradientAccumulationSteps, other, emaMomentum, emaOverwriteFrequency);
    }

    UpdateOptions emaMomentum(double other) {
        return with(gradientAccumulationSteps, useEma, other, emaOverwriteFrequency);
    }

    UpdateOptions emaOverwriteFrequency(int other) {
        return with(gradientAccumulationSteps, useEma, emaMomentum, other);
    }

    private UpdateOptions with(double decay, double norm, double value, double globalNorm) {
        return new UpdateOptions(
                decay, norm, value, globalNorm, gradientAccumulationSteps, useEma, emaMomentum, emaOverwriteFrequency);
    }

    private UpdateOptions with(int steps, boolean averaged, double momentum, int frequency) {
        return new UpdateOptions(
                weightDecay, clipNorm, clipValue, globalClipNorm, steps, averaged, momentum, frequency);
    }
}
