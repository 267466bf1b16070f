package nn.loss;

import nn.data.Given;
import nn.data.Words;

/**
 * Takes the mean of {@code −y · ln p − (1 − y) · ln(1 − p)}, for outputs behind a sigmoid.
 *
 * <p>Right after a sigmoid it may be computed from the logits; else p is kept within 1e-7..1 − 1e-7.
 *
 * @param logits whether the network gives logits
 * @param labelSmoothing how far targets move towards the middle
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#binarycrossentropy-class">Keras's BinaryCrossentropy</a>
 */
public record BinaryCrossentropy(boolean logits, double labelSmoothing) implements Loss {
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
    public <R> R accept(Visitor<R> visitor) {
        return visitor.binaryCrossentropy(this);
    }

    @Override
    public String toString() {
        return Words.of("binaryCrossentropy")
                .when(logits, "fromLogits")
                .option("labelSmoothing", labelSmoothing, 0.0)
                .toString();
    }
}
