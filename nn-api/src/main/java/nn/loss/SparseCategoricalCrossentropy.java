package nn.loss;

import nn.data.Shape;
import nn.data.Words;

/**
 * Takes {@code −ln p[label]} over integer labels, for outputs behind a softmax.
 *
 * <p>Right after a softmax or a sigmoid it may be computed from the logits; in any case but a softmax p is divided by its row's sum and then kept
 * within 1e-7..1 − 1e-7.
 *
 * @param logits whether the network gives logits
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#sparsecategoricalcrossentropy-class">Keras's SparseCategoricalCrossentropy</a>
 */
public record SparseCategoricalCrossentropy(boolean logits) implements Loss {
    /**
     * Says that the network gives logits, without softmax at its end.
     *
     * @return a new loss
     */
    public SparseCategoricalCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public SparseCategoricalCrossentropy fromLogits(boolean fromLogits) {
        return new SparseCategoricalCrossentropy(fromLogits);
    }

    @Override
    public Targets targets() {
        return Targets.LABELS;
    }

    @Override
    public void check(Shape output) {
        ClassOutput.require("sparseCategoricalCrossentropy", output);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.sparseCategoricalCrossentropy(this);
    }

    @Override
    public String toString() {
        return Words.of("sparseCategoricalCrossentropy")
                .when(logits, "fromLogits")
                .toString();
    }
}
