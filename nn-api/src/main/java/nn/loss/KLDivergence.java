package nn.loss;

/**
 * Takes {@code Σ y · ln(y / p)} over the classes, with y and p kept within 1e-7..1.
 *
 * <p>The classes lie along the last axis, in images along the channels; over other axes the mean is taken, as Keras does
 * with its channels last: an image's loss is the mean of its pixels'. Right after a sigmoid, ln p may be computed from
 * the logits.
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#kldivergence-class">Keras's KLDivergence</a>
 */
public record KLDivergence() implements Loss {
    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.klDivergence(this);
    }

    @Override
    public String toString() {
        return "klDivergence()";
    }
}
