package nn.optimizer;

import static nn.op.Ops.add;
import static nn.op.Ops.clip;
import static nn.op.Ops.div;
import static nn.op.Ops.mul;
import static nn.op.Ops.pow;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;

import java.util.Map;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Words;
import nn.op.Value;

/**
 * Follows the regularized leader: {@code w ← (clip(z, ±l1) − z) / (nᵖ / rate + 2 · l2 + beta / rate)} with {@code p =
 * −learningRatePower}, {@code nₜ = nₜ₋₁ + g²} and {@code z ← z + g + 2 · l2Shrinkage · w − (nₜᵖ − nₜ₋₁ᵖ) / rate · w}. Weights
 * that are of little use become 0.
 *
 * <p>McMahan et al., 2013. Keras's defaults: rate 0.001, power −0.5, accumulator 0.1, all else 0; slots {@code :accumulator}
 * and {@code :linear}.
 *
 * @param learningRate the rate of each step
 * @param learningRatePower how the rate falls with the squares, at most 0
 * @param initialAccumulator what the sum of squares starts as, at least 0
 * @param l1 the strength of the penalty on absolute values, at least 0
 * @param l2 the strength of the penalty on squares, at least 0
 * @param l2Shrinkage that of the penalty on squares which counts in the gradient alone, at least 0
 * @param beta what is added to the root of the sum of squares, at least 0
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/ftrl/">Keras's Ftrl</a>
 */
public record Ftrl(
        Schedule learningRate,
        double learningRatePower,
        double initialAccumulator,
        double l1,
        double l2,
        double l2Shrinkage,
        double beta,
        UpdateOptions options)
        implements Updating<Ftrl> {
    /** Checks the numbers. */
    public Ftrl {
        Given.value("ftrl: the learning rate", learningRate);
        Given.value("ftrl: the options", options);
        if (!(learningRatePower <= 0) || Double.isInfinite(learningRatePower)) {
            throw NnException.of(
                    "ftrl: learningRatePower must be finite and at most 0, but was %s.", learningRatePower);
        }
        Given.nonNegative("ftrl: initialAccumulator", initialAccumulator);
        Given.nonNegative("ftrl: l1", l1);
        Given.nonNegative("ftrl: l2", l2);
        Given.nonNegative("ftrl: l2Shrinkage", l2Shrinkage);
        Given.nonNegative("ftrl: beta", beta);
    }

    /**
     * Chooses how the rate falls with the squares.
     *
     * @param other how the rate falls with the squares, at most 0
     * @return a new optimizer
     */
    public Ftrl learningRatePower(double other) {
        return new Ftrl(learningRate, other, initialAccumulator, l1, l2, l2Shrinkage, beta, options);
    }

    /**
     * Chooses what the sum of squares starts as.
     *
     * @param other what the sum of squares starts as, at least 0
     * @return a new optimizer
     */
    public Ftrl initialAccumulator(double other) {
        return new Ftrl(learningRate, learningRatePower, other, l1, l2, l2Shrinkage, beta, options);
    }

    /**
     * Penalizes absolute values, so that weights become 0.
     *
     * @param other the strength of the penalty on absolute values, at least 0
     * @return a new optimizer
     */
    public Ftrl l1(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, other, l2, l2Shrinkage, beta, options);
    }

    /**
     * Penalizes squares.
     *
     * @param other the strength of the penalty on squares, at least 0
     * @return a new optimizer
     */
    public Ftrl l2(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, other, l2Shrinkage, beta, options);
    }

    /**
     * Penalizes squares in the gradient alone.
     *
     * @param other that of the penalty on squares which counts in the gradient alone, at least 0
     * @return a new optimizer
     */
    public Ftrl l2Shrinkage(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, l2, other, beta, options);
    }

    /**
     * Chooses what is added to the root of the sum of squares.
     *
     * @param other what is added to the root of the sum of squares, at least 0
     * @return a new optimizer
     */
    public Ftrl beta(double other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, other, options);
    }

    @Override
    public Ftrl learningRate(Schedule other) {
        return new Ftrl(other, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta, options);
    }

    @Override
    public Ftrl options(UpdateOptions other) {
        return new Ftrl(learningRate, learningRatePower, initialAccumulator, l1, l2, l2Shrinkage, beta, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("accumulator", (float) initialAccumulator, "linear", 0f);
    }

    @Override
    public Map<String, Coefficient> coefficients() {
        return Map.of("inverse", (step, rate) -> 1 / positive(rate));
    }

    private static double positive(double rate) {
        if (rate == 0) {
            throw NnException.of("ftrl: the learning rate of each step must be above 0, but was 0.0.");
        }
        return rate;
    }

    @Override
    public Value step(Update update) {
        Value inverse = update.coefficient("inverse");
        Value before = update.slot("accumulator");
        Value after = update.next("accumulator", add(before, square(update.gradient())));
        Value power = raised(after);
        Value pull = mul(mul(sub(power, raised(before)), inverse), update.weight());
        Value shrunk =
                l2Shrinkage == 0 ? update.gradient() : add(update.gradient(), mul(update.weight(), 2 * l2Shrinkage));
        Value linear = update.next("linear", add(update.slot("linear"), sub(shrunk, pull)));
        Value quadratic = add(mul(add(power, beta), inverse), 2 * l2);
        Value kept = l1 == 0 ? linear : sub(linear, clip(linear, -l1, l1));
        return add(update.weight(), div(kept, quadratic));
    }

    private Value raised(Value squares) {
        return learningRatePower == -0.5 ? sqrt(squares) : pow(squares, -learningRatePower);
    }

    @Override
    public String toString() {
        Words words = Words.of("ftrl", learningRate)
                .option("learningRatePower", learningRatePower, -0.5)
                .option("initialAccumulator", initialAccumulator, 0.1)
                .option("l1", l1, 0.0)
                .option("l2", l2, 0.0)
                .option("l2Shrinkage", l2Shrinkage, 0.0)
                .option("beta", beta, 0.0);
        return options.words(words).toString();
    }
}
