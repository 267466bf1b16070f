package nn.schedule;

import nn.data.Given;
import nn.data.Words;
import nn.optimizer.Schedule;

/**
 * Goes from one rate to another along a power: {@code (initial − end) · (1 − step / decaySteps)^power + end}.
 *
 * <p>After decaySteps it stays at the end; cycling, it begins again, from lower, with a multiple of decaySteps.
 *
 * @param initialLearningRate the rate of step 0, at least 0
 * @param decaySteps when the end is reached, at least 1
 * @param endLearningRate the last rate, at least 0, 0.0001 by default
 * @param power 1 by default, a straight line
 * @param hasCycle whether it begins again
 * @see <a href="https://keras.io/api/optimizers/learning_rate_schedules/polynomial_decay/">Keras's PolynomialDecay</a>
 */
public record PolynomialDecay(
        double initialLearningRate, long decaySteps, double endLearningRate, double power, boolean hasCycle)
        implements Schedule {
    /** Checks the numbers. */
    public PolynomialDecay {
        Given.nonNegative("polynomialDecay: initialLearningRate", initialLearningRate);
        Given.positive("polynomialDecay: decaySteps", decaySteps);
        Given.nonNegative("polynomialDecay: endLearningRate", endLearningRate);
        Given.nonNegative("polynomialDecay: power", power);
    }

    /**
     * Chooses the last rate.
     *
     * @param rate at least 0
     * @return a new schedule
     */
    public PolynomialDecay endLearningRate(double rate) {
        return new PolynomialDecay(initialLearningRate, decaySteps, rate, power, hasCycle);
    }

    /**
     * Chooses the power.
     *
     * @param exponent at least 0: 1 for a line, 2 for a parabola
     * @return a new schedule
     */
    public PolynomialDecay power(double exponent) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, exponent, hasCycle);
    }

    /**
     * Begins again after the end.
     *
     * @return a new schedule
     */
    public PolynomialDecay cycle() {
        return cycle(true);
    }

    /**
     * Begins again after the end, or does not.
     *
     * @param on false by default
     * @return a new schedule
     */
    public PolynomialDecay cycle(boolean on) {
        return new PolynomialDecay(initialLearningRate, decaySteps, endLearningRate, power, on);
    }

    @Override
    public double rate(long step) {
        double length = hasCycle ? decaySteps * Math.max(1, Math.ceil((double) step / decaySteps)) : decaySteps;
        double done = Math.min(step, length) / length;
        return (initialLearningRate - endLearningRate) * StrictMath.pow(1 - done, power) + endLearningRate;
    }

    @Override
    public String toString() {
        return Words.of("polynomialDecay", initialLearningRate, decaySteps)
                .option("endLearningRate", endLearningRate, 0.0001)
                .option("power", power, 1.0)
                .when(hasCycle, "cycle")
                .toString();
    }
}
