package nn.loss;

/**
 * Takes the mean of squares, {@code Σ(y − p)² / width}.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meansquarederror-class">Keras's MeanSquaredError</a>
 */
public record MeanSquaredError() implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.meanSquaredError(this);
    }

    @Override
    public String toString() {
        return "meanSquaredError()";
    }
}
