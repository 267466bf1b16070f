package nn;

import java.util.Arrays;
import nn.data.Given;
import nn.schedule.CosineDecay;
import nn.schedule.CosineDecayRestarts;
import nn.schedule.ExponentialDecay;
import nn.schedule.InverseTimeDecay;
import nn.schedule.PiecewiseConstantDecay;
import nn.schedule.PolynomialDecay;

/**
 * Names the schedules of the learning rate, as Keras's {@code keras.optimizers.schedules} does; made for {@code import
 * static nn.Schedules.*}.
 *
 * <p>An optimizer takes one instead of a number: {@code adam(cosineDecay(0.001, 10_000))}. Steps are optimizer steps,
 * not epochs.
 */
public final class Schedules {
    private Schedules() {}

    /**
     * Multiplies the rate by a factor every so many steps, as Keras's {@code ExponentialDecay}.
     *
     * @param initialLearningRate the rate of step 0
     * @param decaySteps the steps of one decay
     * @param decayRate the factor of one decay
     * @return the schedule; {@code .inStaircase()} changes it
     */
    public static ExponentialDecay exponentialDecay(double initialLearningRate, long decaySteps, double decayRate) {
        return new ExponentialDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    /**
     * Changes the rate after given steps, as Keras's {@code PiecewiseConstantDecay}.
     *
     * @param boundaries the last step of each rate but the last, rising
     * @param values one rate more than there are boundaries
     * @return the schedule
     */
    public static PiecewiseConstantDecay piecewiseConstantDecay(long[] boundaries, double... values) {
        Given.value("piecewiseConstantDecay: the boundaries", boundaries);
        Given.value("piecewiseConstantDecay: the values", values);
        return new PiecewiseConstantDecay(
                Arrays.stream(boundaries).boxed().toList(),
                Arrays.stream(values).boxed().toList());
    }

    /**
     * Goes from one rate to 0.0001 in a straight line, as Keras's {@code PolynomialDecay}.
     *
     * @param initialLearningRate the rate of step 0
     * @param decaySteps when the end is reached
     * @return the schedule; {@code .endLearningRate(…)}, {@code .power(…)} and {@code .inCycles()} change it
     */
    public static PolynomialDecay polynomialDecay(double initialLearningRate, long decaySteps) {
        return new PolynomialDecay(initialLearningRate, decaySteps, 0.0001, 1, false);
    }

    /**
     * Divides the rate by a growing number, as Keras's {@code InverseTimeDecay}.
     *
     * @param initialLearningRate the rate of step 0
     * @param decaySteps the steps of one decay
     * @param decayRate what the divisor grows by in one decay
     * @return the schedule; {@code .inStaircase()} changes it
     */
    public static InverseTimeDecay inverseTimeDecay(double initialLearningRate, long decaySteps, double decayRate) {
        return new InverseTimeDecay(initialLearningRate, decaySteps, decayRate, false);
    }

    /**
     * Falls along half a cosine wave, as Keras's {@code CosineDecay}.
     *
     * @param initialLearningRate the rate of step 0
     * @param decaySteps the steps of the fall
     * @return the schedule; {@code .warmup(…)} and {@code .alpha(…)} change it
     */
    public static CosineDecay cosineDecay(double initialLearningRate, long decaySteps) {
        return new CosineDecay(initialLearningRate, decaySteps, 0, initialLearningRate, 0);
    }

    /**
     * Falls along half a cosine wave again and again, as Keras's {@code CosineDecayRestarts}.
     *
     * @param initialLearningRate the rate of step 0
     * @param firstDecaySteps the steps of the first period
     * @return the schedule; {@code .tMul(…)}, {@code .mMul(…)} and {@code .alpha(…)} change it
     */
    public static CosineDecayRestarts cosineDecayRestarts(double initialLearningRate, long firstDecaySteps) {
        return new CosineDecayRestarts(initialLearningRate, firstDecaySteps, 2, 1, 0);
    }
}
