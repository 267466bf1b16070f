package nn.layer;

/**
 * Takes {@code Σ y · ln(y / p)} with y and p kept within 1e-7..1.
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
