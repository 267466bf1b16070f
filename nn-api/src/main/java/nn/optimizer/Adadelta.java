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
 * Steps as far as it stepped of late: {@code w ← w − rate · d} with {@code a ← rho · a + (1 − rho) · g²}, {@code d = g · √(s +
 * epsilon) / √(a + epsilon)}, {@code s ← rho · s + (1 − rho) · d²}.
 *
 * <p>Zeiler, 2012, whose rate is 1. Keras's defaults: rate 0.001, rho 0.95, epsilon 1e-7; slots {@code :accumulated_grad} and
 * {@code :accumulated_delta_var}.
 *
 * @param learningRate the rate of each step
 * @param rho the decay of both means of squares, at least 0 and below 1
 * @param epsilon what is added inside the roots, at least 0
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/adadelta/">Keras's Adadelta</a>
 */
public record Adadelta(Schedule learningRate, double rho, double epsilon, UpdateOptions options)
        implements Updating<Adadelta> {
    /** Checks the numbers. */
    public Adadelta {
        Given.value("adadelta: the learning rate", learningRate);
        Given.value("adadelta: the options", options);
        Given.fraction("adadelta: rho", rho);
        Given.nonNegative("adadelta: epsilon", epsilon);
    }

    /**
     * Chooses how long squares are remembered.
     *
     * @param other the decay of both means of squares, at least 0 and below 1
     * @return a new optimizer
     */
    public Adadelta rho(double other) {
        return new Adadelta(learningRate, other, epsilon, options);
    }

    /**
     * Chooses what is added inside the roots.
     *
     * @param other what is added inside the roots, at least 0
     * @return a new optimizer
     */
    public Adadelta epsilon(double other) {
        return new Adadelta(learningRate, rho, other, options);
    }

    @Override
    public Adadelta learningRate(Schedule other) {
        return new Adadelta(other, rho, epsilon, options);
    }

    @Override
    public Adadelta options(UpdateOptions other) {
        return new Adadelta(learningRate, rho, epsilon, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("accumulated_grad", 0f, "accumulated_delta_var", 0f);
    }

    @Override
    public Value step(Update update) {
        Value gradients = update.average("accumulated_grad", square(update.gradient()), rho);
        Value stepped = sqrt(add(update.slot("accumulated_delta_var"), epsilon));
        Value step = div(mul(stepped, update.gradient()), sqrt(add(gradients, epsilon)));
        update.average("accumulated_delta_var", square(step), rho);
        return mul(step, update.rate());
    }

    @Override
    public String toString() {
        Words words =
                Words.of("adadelta", learningRate).option("rho", rho, 0.95).option("epsilon", epsilon, 1e-7);
        return options.words(words).toString();
    }
}
