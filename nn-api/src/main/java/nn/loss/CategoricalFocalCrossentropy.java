package nn.loss;

import static nn.op.Ops.add;
import static nn.op.Ops.exp;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Takes {@code −alpha · Σ (1 − p)^gamma · y · ln p} over one-hot rows: the cross-entropy, which counts the less the easier a
 * class is to tell; for outputs after a softmax. Integer labels become one-hot rows.
 *
 * <p>Lin et al., 2017. Right after a softmax or a sigmoid the logarithms may be computed from the logits; in any case but a
 * softmax p is divided by its row's sum and then kept within 1e-7..1 − 1e-7.
 *
 * @param alpha how much all counts, 0.25 by default
 * @param gamma how much less counts what is easy to tell, 2 by default
 * @param logits whether the network gives logits
 * @param labelSmoothing how far targets move towards the middle
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#categoricalfocalcrossentropy-class">Keras's
 *     CategoricalFocalCrossentropy</a>
 */
public record CategoricalFocalCrossentropy(double alpha, double gamma, boolean logits, double labelSmoothing)
        implements Crossentropy {
    /** Checks the numbers. */
    public CategoricalFocalCrossentropy {
        Focus.check("categoricalFocalCrossentropy", alpha, gamma);
        Given.fraction("categoricalFocalCrossentropy: labelSmoothing", labelSmoothing);
    }

    /**
     * Says that the network gives logits, without softmax at its end.
     *
     * @return a new loss
     */
    public CategoricalFocalCrossentropy fromLogits() {
        return fromLogits(true);
    }

    /**
     * Says whether the network gives logits.
     *
     * @param fromLogits false by default
     * @return a new loss
     */
    public CategoricalFocalCrossentropy fromLogits(boolean fromLogits) {
        return new CategoricalFocalCrossentropy(alpha, gamma, fromLogits, labelSmoothing);
    }

    /**
     * Chooses how much all counts.
     *
     * @param weight from 0 to 1, 0.25 by default
     * @return a new loss
     */
    public CategoricalFocalCrossentropy alpha(double weight) {
        return new CategoricalFocalCrossentropy(weight, gamma, logits, labelSmoothing);
    }

    /**
     * Chooses how much less counts what is easy to tell.
     *
     * @param exponent at least 0, 2 by default; 0 takes the cross-entropy as it is
     * @return a new loss
     */
    public CategoricalFocalCrossentropy gamma(double exponent) {
        return new CategoricalFocalCrossentropy(alpha, exponent, logits, labelSmoothing);
    }

    /**
     * Moves targets towards the middle: {@code y · (1 − s) + s / classes}.
     *
     * @param smoothing at least 0 and below 1
     * @return a new loss
     */
    public CategoricalFocalCrossentropy labelSmoothing(double smoothing) {
        return new CategoricalFocalCrossentropy(alpha, gamma, logits, smoothing);
    }

    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public void check(Shape output) {
        ClassOutput.require("categoricalFocalCrossentropy", output);
    }

    @Override
    public Value call(Value y, Value p) {
        int axis = p.dims().featureAxis();
        Value smooth = add(mul(y, 1 - labelSmoothing), labelSmoothing / p.dims().size(axis));
        Value logs = Logits.logShares(p, logits);
        return mul(sum(Focus.weigh(mul(smooth, logs), sub(1, exp(logs)), gamma), axis), -alpha);
    }

    @Override
    public String toString() {
        return Words.of("categoricalFocalCrossentropy")
                .option("alpha", alpha, 0.25)
                .option("gamma", gamma, 2.0)
                .when(logits, "fromLogits")
                .option("labelSmoothing", labelSmoothing, 0.0)
                .toString();
    }
}
