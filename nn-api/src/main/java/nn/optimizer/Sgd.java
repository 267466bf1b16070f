package nn.optimizer;

import static nn.op.Ops.mul;
import static nn.op.Ops.sub;

import java.util.Map;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Steps against the gradient: {@code v ← momentum · v − rate · g; w ← w + v}, and with Nesterov's look-ahead {@code w ← w +
 * momentum · v − rate · g}.
 *
 * <p>Keras's defaults: rate 0.01, momentum 0. Its one slot, {@code :momentum}, exists only where momentum is above 0.
 *
 * @param learningRate the rate of each step
 * @param momentum the share kept, at least 0 and below 1
 * @param isNesterov whether the step looks ahead
 * @param options clipping and decay
 * @see <a href="https://keras.io/api/optimizers/sgd/">Keras's SGD</a>
 */
public record Sgd(Schedule learningRate, double momentum, boolean isNesterov, UpdateOptions options)
        implements Updating<Sgd> {
    /** Checks the numbers. */
    public Sgd {
        Given.value("sgd: the learning rate", learningRate);
        Given.value("sgd: the options", options);
        Given.fraction("sgd: momentum", momentum);
    }

    /**
     * Keeps a share of the last step.
     *
     * @param other the share kept, at least 0 and below 1
     * @return a new optimizer
     */
    public Sgd momentum(double other) {
        return new Sgd(learningRate, other, isNesterov, options);
    }

    /**
     * Looks ahead, as Nesterov (1983) does.
     *
     * @return a new optimizer
     */
    public Sgd nesterov() {
        return nesterov(true);
    }

    /**
     * Looks ahead or not, as Nesterov (1983) does.
     *
     * @param other whether the step looks ahead
     * @return a new optimizer
     */
    public Sgd nesterov(boolean other) {
        return new Sgd(learningRate, momentum, other, options);
    }

    @Override
    public Sgd learningRate(Schedule other) {
        return new Sgd(other, momentum, isNesterov, options);
    }

    @Override
    public Sgd options(UpdateOptions other) {
        return new Sgd(learningRate, momentum, isNesterov, other);
    }

    @Override
    public Map<String, Float> slots() {
        return momentum == 0 ? Map.of() : Map.of("momentum", 0f);
    }

    @Override
    public Value step(Update update) {
        Value step = mul(update.gradient(), update.rate());
        if (momentum == 0) {
            return step;
        }
        Value next = update.next("momentum", sub(mul(update.slot("momentum"), momentum), step));
        return isNesterov ? sub(step, mul(next, momentum)) : mul(next, -1);
    }

    @Override
    public String toString() {
        Words words =
                Words.of("sgd", learningRate).option("momentum", momentum, 0.0).when(isNesterov, "nesterov");
        return options.words(words).toString();
    }
}
