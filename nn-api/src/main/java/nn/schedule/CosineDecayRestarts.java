package nn.schedule;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Falls along half a cosine wave again and again (Loshchilov and Hutter, 2016): {@code initial · ((1 − alpha) · ½ · mMulⁱ ·
 * (1 + cos(π · t)) + alpha)} in period i, where t goes from 0 to 1 in {@code firstDecaySteps · tMulⁱ} steps.
 *
 * @param initialLearningRate the rate of step 0, at least 0
 * @param firstDecaySteps the steps of the first period, at least 1
 * @param tMul how much longer each period is than the one before, at least 1, 2 by default
 * @param mMul how much higher each period begins than the one before, at least 0, 1 by default
 * @param alpha what is left at the end of a period, as a share, 0 by default
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/cosine_decay_restarts/">Keras's
 *     CosineDecayRestarts</a>
 */
public record CosineDecayRestarts(
        double initialLearningRate, long firstDecaySteps, double tMul, double mMul, double alpha) implements Schedule {
    /** Checks the numbers. */
    public CosineDecayRestarts {
        Given.nonNegative("cosineDecayRestarts: initialLearningRate", initialLearningRate);
        Given.positive("cosineDecayRestarts: firstDecaySteps", firstDecaySteps);
        Given.nonNegative("cosineDecayRestarts: mMul", mMul);
        Given.nonNegative("cosineDecayRestarts: alpha", alpha);
        if (!(tMul >= 1) || Double.isInfinite(tMul)) {
            throw NnException.of("cosineDecayRestarts: tMul must be a finite number of at least 1, but was %s.", tMul);
        }
    }

    /**
     * Chooses how much longer each period is than the one before.
     *
     * @param factor at least 1
     * @return a new schedule
     */
    public CosineDecayRestarts tMul(double factor) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, factor, mMul, alpha);
    }

    /**
     * Chooses how much higher each period begins than the one before.
     *
     * @param factor at least 0
     * @return a new schedule
     */
    public CosineDecayRestarts mMul(double factor) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, factor, alpha);
    }

    /**
     * Chooses what is left at the end of a period.
     *
     * @param share of the initial rate, at least 0
     * @return a new schedule
     */
    public CosineDecayRestarts alpha(double share) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, tMul, mMul, share);
    }

    @Override
    public double rate(long step) {
        double periods = (double) step / firstDecaySteps;
        double restarts = tMul == 1 ? Math.floor(periods) : restarts(periods);
        double begun = tMul == 1 ? restarts : (1 - StrictMath.pow(tMul, restarts)) / (1 - tMul);
        double done = (periods - begun) / StrictMath.pow(tMul, restarts);
        double wave = 0.5 * StrictMath.pow(mMul, restarts) * (1 + StrictMath.cos(Math.PI * done));
        return initialLearningRate * ((1 - alpha) * wave + alpha);
    }

    /** Counts the periods that are over, whose lengths are a geometric series. */
    private double restarts(double periods) {
        return Math.floor(StrictMath.log(1 - periods * (1 - tMul)) / StrictMath.log(tMul));
    }

    @Override
    public String toString() {
        return Words.of("cosineDecayRestarts", initialLearningRate, firstDecaySteps)
                .option("tMul", tMul, 2.0)
                .option("mMul", mMul, 1.0)
                .option("alpha", alpha, 0.0)
                .toString();
    }
}
