package nn.optimizer;

import static nn.op.Ops.add;
import static nn.op.Ops.div;
import static nn.op.Ops.mul;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;

import java.util.Map;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Steps as Adam does, with Nesterov's look-ahead: {@code w ← w − rate · m̂ / (√v̂ + epsilon)} with {@code uₜ = beta1 · (1 −
 * 0.5 · 0.96ᵗ)}, {@code m̂ = uₜ₊₁ · m / (1 − Πu₁…uₜ₊₁) + (1 − uₜ) · g / (1 − Πu₁…uₜ)}, {@code v̂ = v / (1 − beta2ᵗ)}.
 *
 * <p>Dozat, 2015. Keras's defaults: rate 0.001, 0.9, 0.999, 1e-7; slots {@code :m} and {@code :v}.
 *
 * @param learningRate the rate of each step
 * @param beta1 the decay of the first moment, at least 0 and below 1
 * @param beta2 the decay of the second moment, at least 0 and below 1
 * @param epsilon what is added to the root, at least 0
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/nadam/">Keras's Nadam</a>
 */
public record Nadam(Schedule learningRate, double beta1, double beta2, double epsilon, UpdateOptions options)
        implements Updating<Nadam> {
    /** After so many steps the product has vanished. */
    private static final long VANISHED = 10_000;

    /** Checks the numbers. */
    public Nadam {
        Given.value("nadam: the learning rate", learningRate);
        Given.value("nadam: the options", options);
        Given.fraction("nadam: beta1", beta1);
        Given.fraction("nadam: beta2", beta2);
        Given.nonNegative("nadam: epsilon", epsilon);
    }

    /**
     * Chooses how long gradients are remembered.
     *
     * @param other the decay of the first moment, at least 0 and below 1
     * @return a new optimizer
     */
    public Nadam beta1(double other) {
        return new Nadam(learningRate, other, beta2, epsilon, options);
    }

    /**
     * Chooses how long squared gradients are remembered.
     *
     * @param other the decay of the second moment, at least 0 and below 1
     * @return a new optimizer
     */
    public Nadam beta2(double other) {
        return new Nadam(learningRate, beta1, other, epsilon, options);
    }

    /**
     * Chooses what is added to the root.
     *
     * @param other what is added to the root, at least 0
     * @return a new optimizer
     */
    public Nadam epsilon(double other) {
        return new Nadam(learningRate, beta1, beta2, other, options);
    }

    @Override
    public Nadam learningRate(Schedule other) {
        return new Nadam(other, beta1, beta2, epsilon, options);
    }

    @Override
    public Nadam options(UpdateOptions other) {
        return new Nadam(learningRate, beta1, beta2, epsilon, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("m", 0f, "v", 0f);
    }

    @Override
    public Map<String, Coefficient> coefficients() {
        return Map.of(
                "moment", (step, rate) -> rate * ahead(step + 1) / (1 - product(step + 1)),
                "gradient", (step, rate) -> rate * (1 - ahead(step)) / (1 - product(step)),
                "squares", (step, rate) -> 1 / (1 - Math.pow(beta2, step)));
    }

    private double ahead(long step) {
        return beta1 * (1 - 0.5 * Math.pow(0.96, step));
    }

    private double product(long steps) {
        double product = 1;
        for (long step = 1; step <= Math.min(steps, VANISHED) && product > 0; step++) {
            product *= ahead(step);
        }
        return product;
    }

    @Override
    public Value step(Update update) {
        Value m = update.average("m", update.gradient(), beta1);
        Value v = update.average("v", square(update.gradient()), beta2);
        Value ahead = add(mul(m, update.coefficient("moment")), mul(update.gradient(), update.coefficient("gradient")));
        return div(ahead, add(sqrt(mul(v, update.coefficient("squares"))), epsilon));
    }

    @Override
    public String toString() {
        Words words = Words.of("nadam", learningRate)
                .option("beta1", beta1, 0.9)
                .option("beta2", beta2, 0.999)
                .option("epsilon", epsilon, 1e-7);
        return options.words(words).toString();
    }
}
