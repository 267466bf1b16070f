package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.sum;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Takes {@code −Σ y · ln p} over one-hot rows, for outputs after a softmax; integer labels become one-hot rows.
 *
 * <p>Right after a softmax or a sigmoid it may be computed from the logits; in any case but a softmax p is divided by its row's sum and then kept
 * within 1e-7..1 − 1e-7.
 *
 * @param logits whether the network gives logits
 * @param labelSmoothing how far targets move towards the middle
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#categoricalcrossentropy-class">Keras's CategoricalCrossentropy</a>
 */
public record CategoricalCrossentropy(boolean logits, double labelSmoothing) implements Crossentropy {
    /** Checks the smoothing. */
    public CategoricalCrossentropy {
        Given.fraction("categoricalCrossentropy: labelSmoothing", labelSmoothing);
    }

    /**
     * Says that the network gives logits, without softmax at its end.
     *
     * @return a new loss
     */
    public CategoricalCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public CategoricalCrossentropy fromLogits(boolean fromLogits) {
        return new CategoricalCrossentropy(fromLogits, labelSmoothing);
    }

    /**
     * Moves targets towards the middle: {@code y · (1 − s) + s / classes}.
     *
     * @param smoothing at least 0 and below 1
     * @return a new loss
     */
    public CategoricalCrossentropy labelSmoothing(double smoothing) {
        return new CategoricalCrossentropy(logits, smoothing);
    }

    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public void check(Shape output) {
        ClassOutput.require("categoricalCrossentropy", output);
    }

    @Override
    public Value call(Value y, Value p) {
        int axis = p.dims().featureAxis();
        Value smooth = add(mul(y, 1 - labelSmoothing), labelSmoothing / p.dims().size(axis));
        return neg(sum(mul(smooth, Logits.logShares(p, logits)), axis));
    }

    @Override
    public String toString() {
        return Words.of("categoricalCrossentropy")
                .when(logits, "fromLogits")
                .option("labelSmoothing", labelSmoothing, 0.0)
                .toString();
    }
}
