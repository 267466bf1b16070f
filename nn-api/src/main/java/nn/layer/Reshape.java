package nn.layer;

import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;

/**
 * Sees each row's numbers in another shape, in the same order.
 *
 * @param target the shape of one row coming out
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/reshape/">Keras's Reshape</a>
 */
public record Reshape(Shape target, String name) implements Primitive {
    @Override
    public Reshape named(String other) {
        return new Reshape(target, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        if (input.size() != target.size()) {
            throw NnException.of(
                    "the input %s has %d elements, but %s needs %d.", input, input.size(), target, target.size());
        }
        return target;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.reshape(this);
    }

    @Override
    public String toString() {
        return Words.ofAll("reshape", IntStream.of(target.dims()).boxed().toList())
                .named(name)
                .toString();
    }
}
