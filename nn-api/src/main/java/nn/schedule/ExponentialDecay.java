package nn.schedule;

import nn.data.Given;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Multiplies the rate by a factor every so many steps: {@code initial · decayRate^(step / decaySteps)}.
 *
 * @param initialLearningRate the rate of step 0, at least 0
 * @param decaySteps the steps of one decay, at least 1
 * @param decayRate the factor of one decay, at least 0
 * @param isStaircase whether the rate falls in jumps, step / decaySteps being rounded down
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/exponential_decay/">Keras's ExponentialDecay</a>
 */
public record ExponentialDecay(double initialLearningRate, long decaySteps, double decayRate, boolean isStaircase)
        implements Schedule {
    /** Checks the numbers. */
    public ExponentialDecay {
        Given.nonNegative("exponentialDecay: initialLearningRate", initialLearningRate);
        Given.positive("exponentialDecay: decaySteps", decaySteps);
        Given.nonNegative("exponentialDecay: decayRate", decayRate);
    }

    /**
     * Lets the rate fall in jumps.
     *
     * @return a new schedule
     */
    public ExponentialDecay staircase() {
        return staircase(true);
    }

    /**
     * Lets the rate fall in jumps, or does not.
     *
     * @param on false by default
     * @return a new schedule
     */
    public ExponentialDecay staircase(boolean on) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, on);
    }

    @Override
    public double rate(long step) {
        double decays = (double) step / decaySteps;
        return initialLearningRate * StrictMath.pow(decayRate, isStaircase ? Math.floor(decays) : decays);
    }

    @Override
    public String toString() {
        return Words.of("exponentialDecay", initialLearningRate, decaySteps, decayRate)
                .when(isStaircase, "staircase")
                .toString();
    }
}
