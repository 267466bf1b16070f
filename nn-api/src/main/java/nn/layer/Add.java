package nn.layer;

import nn.data.Shape;
import nn.data.Words;

/**
 * Adds up the outputs of all sources of its node; what closes a {@link Residual}.
 *
 * @param name the name, or empty
 * @see <a href="https://keras.io/api/layers/merging_layers/add/">Keras's Add</a>
 */
public record Add(String name) implements Primitive {
    @Override
    public Add named(String other) {
        return new Add(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.add(this);
    }

    @Override
    public String toString() {
        return Words.of("add").named(name).toString();
    }
}
