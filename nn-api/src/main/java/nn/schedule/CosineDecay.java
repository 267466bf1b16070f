package nn.schedule;

import nn.data.Given;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Falls along half a cosine wave, after an optional straight rise: {@code target · ((1 − alpha) · ½ · (1 + cos(π · t)) +
 * alpha)}, where t goes from 0 to 1 in decaySteps.
 *
 * <p>Loshchilov and Hutter, 2016; the rise after Goyal et al., 2017.
 *
 * @param initialLearningRate the rate of step 0, at least 0
 * @param decaySteps the steps of the fall, at least 1
 * @param alpha what is left at the end, as a share, 0 by default
 * @param warmupTarget the rate that the rise ends at, the initial one by default
 * @param warmupSteps the steps of the rise, 0 by default
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay/">Keras's CosineDecay</a>
 */
public record CosineDecay(
        double initialLearningRate, long decaySteps, double alpha, double warmupTarget, long warmupSteps)
        implements Schedule {
    /** Checks the numbers. */
    public CosineDecay {
        Given.nonNegative("cosineDecay: initialLearningRate", initialLearningRate);
        Given.positive("cosineDecay: decaySteps", decaySteps);
        Given.nonNegative("cosineDecay: alpha", alpha);
        Given.nonNegative("cosineDecay: warmupTarget", warmupTarget);
        Given.nonNegative("cosineDecay: warmupSteps", warmupSteps);
    }

    /**
     * Chooses what is left at the end.
     *
     * @param share of the greatest rate, at least 0
     * @return a new schedule
     */
    public CosineDecay alpha(double share) {
        return new CosineDecay(initialLearningRate, decaySteps, share, warmupTarget, warmupSteps);
    }

    /**
     * Rises before it falls, as Keras's {@code warmup_target} and {@code warmup_steps}.
     *
     * @param target the rate that the rise ends at, at least 0
     * @param steps the steps of the rise, at least 0
     * @return a new schedule
     */
    public CosineDecay warmup(double target, long steps) {
        return new CosineDecay(initialLearningRate, decaySteps, alpha, target, steps);
    }

    @Override
    public double rate(long step) {
        if (step < warmupSteps) {
            return (warmupTarget - initialLearningRate) * ((double) step / warmupSteps) + initialLearningRate;
        }
        double done = (double) Math.min(step - warmupSteps, decaySteps) / decaySteps;
        return warmupTarget * ((1 - alpha) * 0.5 * (1 + StrictMath.cos(Math.PI * done)) + alpha);
    }

    @Override
    public String toString() {
        return Words.of("cosineDecay", initialLearningRate, decaySteps)
                .when(warmupSteps > 0, "warmup", warmupTarget, warmupSteps)
                .option("alpha", alpha, 0.0)
                .toString();
    }
}
