package nn.optimizer;

import static nn.op.Ops.abs;
import static nn.op.Ops.add;
import static nn.op.Ops.div;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;

import java.util.Map;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Steps by a running mean of gradients, divided by the greatest of those of late: {@code w ← w − rate / (1 − beta1ᵗ) · m / (u
 * + epsilon)} with {@code m ← beta1 · m + (1 − beta1) · g}, {@code u ← max(beta2 · u, |g|)}.
 *
 * <p>Kingma and Ba, 2014. Keras's defaults: rate 0.001, 0.9, 0.999, 1e-7; slots {@code :m} and {@code :u}.
 *
 * @param learningRate the rate of each step
 * @param beta1 the decay of the mean, at least 0 and below 1
 * @param beta2 the decay of the greatest, at least 0 and below 1
 * @param epsilon what is added to the greatest, at least 0
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/adamax/">Keras's Adamax</a>
 */
public record Adamax(Schedule learningRate, double beta1, double beta2, double epsilon, UpdateOptions options)
        implements Updating<Adamax> {
    /** Checks the numbers. */
    public Adamax {
        Given.value("adamax: the learning rate", learningRate);
        Given.value("adamax: the options", options);
        Given.fraction("adamax: beta1", beta1);
        Given.fraction("adamax: beta2", beta2);
        Given.nonNegative("adamax: epsilon", epsilon);
    }

    /**
     * Chooses how long gradients are remembered.
     *
     * @param other the decay of the mean, at least 0 and below 1
     * @return a new optimizer
     */
    public Adamax beta1(double other) {
        return new Adamax(learningRate, other, beta2, epsilon, options);
    }

    /**
     * Chooses how long the greatest gradient is remembered.
     *
     * @param other the decay of the greatest, at least 0 and below 1
     * @return a new optimizer
     */
    public Adamax beta2(double other) {
        return new Adamax(learningRate, beta1, other, epsilon, options);
    }

    /**
     * Chooses what is added to the greatest gradient.
     *
     * @param other what is added to the greatest, at least 0
     * @return a new optimizer
     */
    public Adamax epsilon(double other) {
        return new Adamax(learningRate, beta1, beta2, other, options);
    }

    @Override
    public Adamax learningRate(Schedule other) {
        return new Adamax(other, beta1, beta2, epsilon, options);
    }

    @Override
    public Adamax options(UpdateOptions other) {
        return new Adamax(learningRate, beta1, beta2, epsilon, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("m", 0f, "u", 0f);
    }

    @Override
    public Map<String, Coefficient> coefficients() {
        return Map.of(Coefficient.RATE, (step, rate) -> rate / (1 - Math.pow(beta1, step)));
    }

    @Override
    public Value step(Update update) {
        Value m = update.average("m", update.gradient(), beta1);
        Value u = update.next("u", max(mul(update.slot("u"), beta2), abs(update.gradient())));
        return div(mul(m, update.rate()), add(u, epsilon));
    }

    @Override
    public String toString() {
        Words words = Words.of("adamax", learningRate)
                .option("beta1", beta1, 0.9)
                .option("beta2", beta2, 0.999)
                .option("epsilon", epsilon, 1e-7);
        return options.words(words).toString();
    }
}
