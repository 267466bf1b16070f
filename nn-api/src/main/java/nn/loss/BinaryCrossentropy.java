package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.clip;
import static nn.op.Ops.log;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.softplus;
import static nn.op.Ops.sub;

import java.util.Optional;
import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Takes the mean of {@code −y · ln p − (1 − y) · ln(1 − p)}, for outputs after a sigmoid.
 *
 * <p>Right after a sigmoid it may be computed from the logits; else p is kept within 1e-7..1 − 1e-7.
 *
 * @param logits whether the network gives logits
 * @param labelSmoothing how far targets move towards the middle
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class">Keras's BinaryCrossentropy</a>
 */
public record BinaryCrossentropy(boolean logits, double labelSmoothing) implements Crossentropy {
    /** Checks the smoothing. */
    public BinaryCrossentropy {
        Given.fraction("binaryCrossentropy: labelSmoothing", labelSmoothing);
    }

    /**
     * Says that the network gives logits, without sigmoid at its end.
     *
     * @return a new loss
     */
    public BinaryCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public BinaryCrossentropy fromLogits(boolean fromLogits) {
        return new BinaryCrossentropy(fromLogits, labelSmoothing);
    }

    /**
     * Moves targets towards the middle: {@code y · (1 − s) + s / 2}.
     *
     * @param smoothing at least 0 and below 1
     * @return a new loss
     */
    public BinaryCrossentropy labelSmoothing(double smoothing) {
        return new BinaryCrossentropy(logits, smoothing);
    }

    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public Value call(Value y, Value p) {
        Value smooth = add(mul(y, 1 - labelSmoothing), labelSmoothing / 2);
        return mean(each(smooth, p, logits), -1);
    }

    /** After a sigmoid, softplus(z) − y · z says the same of its input z, without rounding to 0 or 1 on the way. */
    static Value each(Value y, Value p, boolean logits) {
        Optional<Value> before = logits ? Optional.of(p) : Logits.before("Sigmoid", p);
        if (before.isPresent()) {
            Value z = before.get();
            return sub(softplus(z), mul(z, y));
        }
        Value inside = clip(p, Logits.EPSILON, 1 - Logits.EPSILON);
        return neg(add(mul(y, log(inside)), mul(sub(1, y), log(sub(1, inside)))));
    }

    @Override
    public String toString() {
        return Words.of("binaryCrossentropy")
                .when(logits, "fromLogits")
                .option("labelSmoothing", labelSmoothing, 0.0)
                .toString();
    }
}
