package nn.optimizer;

import static nn.op.Ops.add;
import static nn.op.Ops.div;
import static nn.op.Ops.max;
import static nn.op.Ops.mul;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;

import java.util.Map;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Steps by running means of gradient and square: {@code w ← w − rate · √(1 − beta2ᵗ) / (1 − beta1ᵗ) · m / (√v + epsilon)}
 * with {@code m ← beta1 · m + (1 − beta1) · g}, {@code v ← beta2 · v + (1 − beta2) · g²}.
 *
 * <p>Kingma and Ba, 2014. Keras's defaults: rate 0.001, 0.9, 0.999, 1e-7; slots {@code :m} and {@code :v}, and {@code
 * :v_hat} for AMSGrad. With weight
 * decay it is AdamW (Loshchilov and Hutter, 2017).
 *
 * @param learningRate the rate of each step
 * @param beta1 the decay of the first moment, at least 0 and below 1
 * @param beta2 the decay of the second moment, at least 0 and below 1
 * @param epsilon what is added to the root, at least 0
 * @param isAmsgrad whether the greatest mean of squares so far counts
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/adam/">Keras's Adam</a>
 */
public record Adam(
        Schedule learningRate, double beta1, double beta2, double epsilon, boolean isAmsgrad, UpdateOptions options)
        implements Updating<Adam> {
    /** Checks the numbers. */
    public Adam {
        Given.value("adam: the learning rate", learningRate);
        Given.value("adam: the options", options);
        Given.fraction("adam: beta1", beta1);
        Given.fraction("adam: beta2", beta2);
        Given.nonNegative("adam: epsilon", epsilon);
    }

    /**
     * Chooses how long gradients are remembered.
     *
     * @param other the decay of the first moment, at least 0 and below 1
     * @return a new optimizer
     */
    public Adam beta1(double other) {
        return new Adam(learningRate, other, beta2, epsilon, isAmsgrad, options);
    }

    /**
     * Chooses how long squared gradients are remembered.
     *
     * @param other the decay of the second moment, at least 0 and below 1
     * @return a new optimizer
     */
    public Adam beta2(double other) {
        return new Adam(learningRate, beta1, other, epsilon, isAmsgrad, options);
    }

    /**
     * Chooses what is added to the root.
     *
     * @param other what is added to the root, at least 0
     * @return a new optimizer
     */
    public Adam epsilon(double other) {
        return new Adam(learningRate, beta1, beta2, other, isAmsgrad, options);
    }

    /**
     * Divides by the greatest mean of squares so far, as AMSGrad does (Reddi et al., 2018).
     *
     * @return a new optimizer
     */
    public Adam amsgrad() {
        return amsgrad(true);
    }

    /**
     * Divides by the greatest mean of squares so far, or by the last one.
     *
     * @param other false by default
     * @return a new optimizer
     */
    public Adam amsgrad(boolean other) {
        return new Adam(learningRate, beta1, beta2, epsilon, other, options);
    }

    @Override
    public Adam learningRate(Schedule other) {
        return new Adam(other, beta1, beta2, epsilon, isAmsgrad, options);
    }

    @Override
    public Adam options(UpdateOptions other) {
        return new Adam(learningRate, beta1, beta2, epsilon, isAmsgrad, other);
    }

    @Override
    public Map<String, Float> slots() {
        return isAmsgrad ? Map.of("m", 0f, "v", 0f, "v_hat", 0f) : Map.of("m", 0f, "v", 0f);
    }

    @Override
    public Map<String, Coefficient> coefficients() {
        return Map.of(
                Coefficient.RATE,
                (step, rate) -> rate * Math.sqrt(1 - Math.pow(beta2, step)) / (1 - Math.pow(beta1, step)));
    }

    @Override
    public Value step(Update update) {
        Value m = update.average("m", update.gradient(), beta1);
        Value v = update.average("v", square(update.gradient()), beta2);
        Value most = isAmsgrad ? update.next("v_hat", max(update.slot("v_hat"), v)) : v;
        return div(mul(m, update.rate()), add(sqrt(most), epsilon));
    }

    @Override
    public String toString() {
        Words words = Words.of("adam", learningRate)
                .option("beta1", beta1, 0.9)
                .option("beta2", beta2, 0.999)
                .option("epsilon", epsilon, 1e-7)
                .when(isAmsgrad, "amsgrad");
        return options.words(words).toString();
    }
}
