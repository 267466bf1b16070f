package nn.optimizer;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.sign;

import java.util.Map;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.op.Value;

/**
 * Steps by the sign of a running mean: {@code w ← w − rate · sign(beta1 · m + (1 − beta1) · g)}, then {@code m ← beta2 · m + (1
 * − beta2) · g}. Every element moves by the rate, so it wants a tenth of Adam's.
 *
 * <p>Chen et al., 2023. Keras's defaults: rate 0.001, 0.9, 0.99; slot {@code :m}.
 *
 * @param learningRate the rate of each step
 * @param beta1 how much of the mean is in the step, above 0 and below 1
 * @param beta2 the decay of the mean, at least 0 and below 1
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/lion/">Keras's Lion</a>
 */
public record Lion(Schedule learningRate, double beta1, double beta2, UpdateOptions options) implements Updating<Lion> {
    /** Checks the numbers. */
    public Lion {
        Given.value("lion: the learning rate", learningRate);
        Given.value("lion: the options", options);
        Given.fraction("lion: beta1", beta1);
        Given.fraction("lion: beta2", beta2);
        if (beta1 == 0) {
            throw NnException.of("lion: beta1 must be above 0, but was 0.0.")
                    .maybe("use beta1(0.9); at 0 only the sign of the last gradient would count.");
        }
    }

    /**
     * Chooses how much of the mean is in the step.
     *
     * @param other how much of the mean is in the step, above 0 and below 1
     * @return a new optimizer
     */
    public Lion beta1(double other) {
        return new Lion(learningRate, other, beta2, options);
    }

    /**
     * Chooses how long gradients are remembered.
     *
     * @param other the decay of the mean, at least 0 and below 1
     * @return a new optimizer
     */
    public Lion beta2(double other) {
        return new Lion(learningRate, beta1, other, options);
    }

    @Override
    public Lion learningRate(Schedule other) {
        return new Lion(other, beta1, beta2, options);
    }

    @Override
    public Lion options(UpdateOptions other) {
        return new Lion(learningRate, beta1, beta2, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("m", 0f);
    }

    @Override
    public Value step(Update update) {
        Value mixed = add(mul(update.slot("m"), beta1), mul(update.gradient(), 1 - beta1));
        update.average("m", update.gradient(), beta2);
        return mul(sign(mixed), update.rate());
    }

    @Override
    public String toString() {
        Words words = Words.of("lion", learningRate).option("beta1", beta1, 0.9).option("beta2", beta2, 0.99);
        return options.words(words).toString();
    }
}
