package nn.optimizer;

import static nn.op.Ops.add;
import static nn.op.Ops.div;
import static nn.op.Ops.mul;
import static nn.op.Ops.sqrt;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;

import java.util.Map;
import java.util.TreeMap;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Divides by a running root of squares: {@code v ← rho · v + (1 − rho) · g²; w ← w − rate · g / √(v + epsilon)}, with
 * momentum {@code b ← momentum · b + that step; w ← w − b}; centered, {@code v} less the square of the running mean.
 *
 * <p>Tieleman and Hinton, 2012. Keras's defaults: rate 0.001, rho 0.9, momentum 0, epsilon 1e-7, not centered; slots
 * {@code :velocity}, {@code :momentum} and {@code :average_gradient}, each where needed.
 *
 * @param learningRate the rate of each step
 * @param rho the decay of the mean of squares, at least 0 and below 1
 * @param momentum the share kept, at least 0 and below 1
 * @param epsilon what is added inside the root, at least 0
 * @param isCentered whether the mean is taken off
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/rmsprop/">Keras's RMSprop</a>
 */
public record RMSprop(
        Schedule learningRate, double rho, double momentum, double epsilon, boolean isCentered, UpdateOptions options)
        implements Updating<RMSprop> {
    /** Checks the numbers. */
    public RMSprop {
        Given.value("rmsprop: the learning rate", learningRate);
        Given.value("rmsprop: the options", options);
        Given.fraction("rmsprop: rho", rho);
        Given.fraction("rmsprop: momentum", momentum);
        Given.nonNegative("rmsprop: epsilon", epsilon);
    }

    /**
     * Chooses how long squares are remembered.
     *
     * @param other the decay of the mean of squares, at least 0 and below 1
     * @return a new optimizer
     */
    public RMSprop rho(double other) {
        return new RMSprop(learningRate, other, momentum, epsilon, isCentered, options);
    }

    /**
     * Keeps a share of the last step.
     *
     * @param other the share kept, at least 0 and below 1
     * @return a new optimizer
     */
    public RMSprop momentum(double other) {
        return new RMSprop(learningRate, rho, other, epsilon, isCentered, options);
    }

    /**
     * Chooses what is added inside the root.
     *
     * @param other what is added inside the root, at least 0
     * @return a new optimizer
     */
    public RMSprop epsilon(double other) {
        return new RMSprop(learningRate, rho, momentum, other, isCentered, options);
    }

    /**
     * Divides by the variance instead of the mean of squares.
     *
     * @return a new optimizer
     */
    public RMSprop centered() {
        return centered(true);
    }

    /**
     * Divides by the variance or by the mean of squares.
     *
     * @param other whether the mean is taken off
     * @return a new optimizer
     */
    public RMSprop centered(boolean other) {
        return new RMSprop(learningRate, rho, momentum, epsilon, other, options);
    }

    @Override
    public RMSprop learningRate(Schedule other) {
        return new RMSprop(other, rho, momentum, epsilon, isCentered, options);
    }

    @Override
    public RMSprop options(UpdateOptions other) {
        return new RMSprop(learningRate, rho, momentum, epsilon, isCentered, other);
    }

    @Override
    public Map<String, Float> slots() {
        Map<String, Float> slots = new TreeMap<>(Map.of("velocity", 0f));
        if (momentum > 0) {
            slots.put("momentum", 0f);
        }
        if (isCentered) {
            slots.put("average_gradient", 0f);
        }
        return Map.copyOf(slots);
    }

    @Override
    public Value step(Update update) {
        Value squares = update.average("velocity", square(update.gradient()), rho);
        if (isCentered) {
            squares = sub(squares, square(update.average("average_gradient", update.gradient(), rho)));
        }
        Value step = div(mul(update.gradient(), update.rate()), sqrt(add(squares, epsilon)));
        return momentum == 0 ? step : update.next("momentum", add(mul(update.slot("momentum"), momentum), step));
    }

    @Override
    public String toString() {
        Words words = Words.of("rmsprop", learningRate)
                .option("rho", rho, 0.9)
                .option("momentum", momentum, 0.0)
                .option("epsilon", epsilon, 1e-7)
                .when(isCentered, "centered");
        return options.words(words).toString();
    }
}
