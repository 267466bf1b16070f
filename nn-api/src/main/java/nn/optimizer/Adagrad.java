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
 * Divides by the root of all squares so far: {@code a ← a + g²; w ← w − rate · g / √(a + epsilon)}.
 *
 * <p>Duchi et al., 2011. Keras's defaults: rate 0.001, accumulator 0.1, epsilon 1e-7; slot {@code :accumulator}.
 *
 * @param learningRate the rate of each step
 * @param initialAccumulator what the sum of squares starts as, at least 0
 * @param epsilon what is added inside the root, at least 0
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/adagrad/">Keras's Adagrad</a>
 */
public record Adagrad(Schedule learningRate, double initialAccumulator, double epsilon, UpdateOptions options)
        implements Updating<Adagrad> {
    /** Checks the numbers. */
    public Adagrad {
        Given.value("adagrad: the learning rate", learningRate);
        Given.value("adagrad: the options", options);
        Given.nonNegative("adagrad: initialAccumulator", initialAccumulator);
        Given.nonNegative("adagrad: epsilon", epsilon);
    }

    /**
     * Chooses what the sum of squares starts as.
     *
     * @param other what the sum of squares starts as, at least 0
     * @return a new optimizer
     */
    public Adagrad initialAccumulator(double other) {
        return new Adagrad(learningRate, other, epsilon, options);
    }

    /**
     * Chooses what is added inside the root.
     *
     * @param other what is added inside the root, at least 0
     * @return a new optimizer
     */
    public Adagrad epsilon(double other) {
        return new Adagrad(learningRate, initialAccumulator, other, options);
    }

    @Override
    public Adagrad learningRate(Schedule other) {
        return new Adagrad(other, initialAccumulator, epsilon, options);
    }

    @Override
    public Adagrad options(UpdateOptions other) {
        return new Adagrad(learningRate, initialAccumulator, epsilon, other);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("accumulator", (float) initialAccumulator);
    }

    @Override
    public Value step(Update update) {
        Value squares = update.next("accumulator", add(update.slot("accumulator"), square(update.gradient())));
        return div(mul(update.gradient(), update.rate()), sqrt(add(squares, epsilon)));
    }

    @Override
    public String toString() {
        Words words = Words.of("adagrad", learningRate)
                .option("initialAccumulator", initialAccumulator, 0.1)
                .option("epsilon", epsilon, 1e-7);
        return options.words(words).toString();
    }
}
