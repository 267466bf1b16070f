package nn.loss;

/**
 * Takes the mean of {@code max(0, 1 − y · p)} with y of −1 or 1; targets of 0 count as −1.
 *
 * @see <a href="https://keras.io/api/losses/hinge_losses/#hinge-class">Keras's Hinge</a>
 */
public record Hinge() implements Loss {
    @Override
    public Targets targets() {
        return Targets.SIGNS;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.hinge(this);
    }

    @Override
    public String toString() {
        return "hinge()";
    }
}
