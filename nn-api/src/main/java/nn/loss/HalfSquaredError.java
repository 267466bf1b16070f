package nn.loss;

/**
 * Takes half the sum of squares, {@code ½ · Σ(y − p)²}: the quadratic cost of textbooks; Keras has none.
 */
public record HalfSquaredError() implements Loss {
    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.halfSquaredError(this);
    }

    @Override
    public String toString() {
        return "halfSquaredError()";
    }
}
