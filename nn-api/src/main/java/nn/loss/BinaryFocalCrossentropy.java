package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.sub;

import nn.data.Given;
import nn.data.Words;
import nn.op.Value;

/**
 * Takes the mean of {@code (1 − q)^gamma · (−y · ln p − (1 − y) · ln(1 − p))} with {@code q = y · p + (1 − y) · (1 − p)}:
 * the cross-entropy of each output, which counts the less the easier it is to tell; for outputs after a sigmoid. Balanced,
 * each counts {@code y · alpha + (1 − y) · (1 − alpha)} times.
 *
 * <p>Lin et al., 2017. Right after a sigmoid the logarithms may be computed from the logits; else p is kept within 1e-7..1 −
 * 1e-7 there.
 *
 * @param isBalanced whether alpha weighs the classes
 * @param alpha how much class 1 counts where classes are balanced, 0.25 by default
 * @param gamma how much less counts what is easy to tell, 2 by default
 * @param logits whether the network gives logits
 * @param labelSmoothing how far targets move towards the middle
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#binaryfocalcrossentropy-class">Keras's
 *     BinaryFocalCrossentropy</a>
 */
public record BinaryFocalCrossentropy(
        boolean isBalanced, double alpha, double gamma, boolean logits, double labelSmoothing) implements Crossentropy {
    /** Checks the numbers. */
    public BinaryFocalCrossentropy {
        Focus.check("binaryFocalCrossentropy", alpha, gamma);
        Given.fraction("binaryFocalCrossentropy: labelSmoothing", labelSmoothing);
    }

    /**
     * Says that the network gives logits, without sigmoid at its end.
     *
     * @return a new loss
     */
    public BinaryFocalCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public BinaryFocalCrossentropy fromLogits(boolean fromLogits) {
        return new BinaryFocalCrossentropy(isBalanced, alpha, gamma, fromLogits, labelSmoothing);
    }

    /**
     * Weighs the classes by alpha.
     *
     * @return a new loss
     */
    public BinaryFocalCrossentropy applyClassBalancing() {
        return applyClassBalancing(true);
    }

    /**
     * Weighs the classes by alpha, or not.
     *
     * @param balanced false by default
     * @return a new loss
     */
    public BinaryFocalCrossentropy applyClassBalancing(boolean balanced) {
        return new BinaryFocalCrossentropy(balanced, alpha, gamma, logits, labelSmoothing);
    }

    /**
     * Chooses how much class 1 counts where classes are balanced.
     *
     * @param weight from 0 to 1, 0.25 by default; class 0 counts 1 − that
     * @return a new loss
     */
    public BinaryFocalCrossentropy alpha(double weight) {
        return new BinaryFocalCrossentropy(isBalanced, weight, gamma, logits, labelSmoothing);
    }

    /**
     * Chooses how much less counts what is easy to tell.
     *
     * @param exponent at least 0, 2 by default; 0 takes the cross-entropy as it is
     * @return a new loss
     */
    public BinaryFocalCrossentropy gamma(double exponent) {
        return new BinaryFocalCrossentropy(isBalanced, alpha, exponent, logits, labelSmoothing);
    }

    /**
     * Moves targets towards the middle: {@code y · (1 − s) + s / 2}.
     *
     * @param smoothing at least 0 and below 1
     * @return a new loss
     */
    public BinaryFocalCrossentropy labelSmoothing(double smoothing) {
        return new BinaryFocalCrossentropy(isBalanced, alpha, gamma, logits, smoothing);
    }

    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public Value call(Value y, Value p) {
        Value smooth = add(mul(y, 1 - labelSmoothing), labelSmoothing / 2);
        Value share = logits ? sigmoid(p) : p;
        Value missed = sub(add(smooth, share), mul(mul(smooth, share), 2));
        Value focal = Focus.weigh(BinaryCrossentropy.each(smooth, p, logits), missed, gamma);
        return mean(isBalanced ? mul(focal, add(mul(smooth, 2 * alpha - 1), 1 - alpha)) : focal, -1);
    }

    @Override
    public String toString() {
        return Words.of("binaryFocalCrossentropy")
                .when(isBalanced, "applyClassBalancing")
                .option("alpha", alpha, 0.25)
                .option("gamma", gamma, 2.0)
                .when(logits, "fromLogits")
                .option("labelSmoothing", labelSmoothing, 0.0)
                .toString();
    }
}
