package nn.loss;

/**
 * Takes the mean of absolute values, {@code Σ|y − p| / width}; the gradient at 0 is 0.
 *
 * @see <a href="https://keras.io/api/losses/regression_losses/#meanabsoluteerror-class">Keras's MeanAbsoluteError</a>
 */
public record MeanAbsoluteError() implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.meanAbsoluteError(this);
    }

    @Override
    public String toString() {
        return "meanAbsoluteError()";
    }
}
