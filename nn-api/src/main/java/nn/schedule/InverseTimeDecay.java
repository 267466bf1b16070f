package nn.schedule;

import nn.data.Given;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Divides the rate by a growing number: {@code initial / (1 + decayRate · step / decaySteps)}.
 *
 * @param initialLearningRate the rate of step 0, at least 0
 * @param decaySteps the steps of one decay, at least 1
 * @param decayRate what the divisor grows by in one decay, at least 0
 * @param isStaircase whether the rate falls in jumps, step / decaySteps being rounded down
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/inverse_time_decay/">Keras's InverseTimeDecay</a>
 */
public record InverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate, boolean isStaircase)
        implements Schedule {
    /** Checks the numbers. */
    public InverseTimeDecay {
        Given.nonNegative("inverseTimeDecay: initialLearningRate", initialLearningRate);
        Given.positive("inverseTimeDecay: decaySteps", decaySteps);
        Given.nonNegative("inverseTimeDecay: decayRate", decayRate);
    }

    /**
     * Lets the rate fall in jumps.
     *
     * @return a new schedule
     */
    public InverseTimeDecay staircase() {
        return staircase(true);
    }

    /**
     * Lets the rate fall in jumps, or does not.
     *
     * @param on false by default
     * @return a new schedule
     */
    public InverseTimeDecay staircase(boolean on) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, on);
    }

    @Override
    public double rate(long step) {
        double decays = (double) step / decaySteps;
        return initialLearningRate / (1 + decayRate * (isStaircase ? Math.floor(decays) : decays));
    }

    @Override
    public String toString() {
        return Words.of("inverseTimeDecay", initialLearningRate, decaySteps, decayRate)
                .when(isStaircase, "staircase")
                .toString();
    }
}
