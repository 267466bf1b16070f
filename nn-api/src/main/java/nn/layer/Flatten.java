package nn.layer;

import java.util.List;
import nn.data.Shape;
import nn.data.Words;

/**
 * Lays each row's numbers out in one axis: [c, h, w] to [c·h·w].
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/flatten/">Keras's Flatten</a>
 */
public record Flatten(String name) implements Layer {
    @Override
    public Flatten named(String other) {
        return new Flatten(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return Shape.of(input.size());
    }

    @Override
    public List<Layer> expand(Shape input) {
        return List.of(new Reshape(outputShape(input), ""));
    }

    @Override
    public String toString() {
        return Words.of("flatten").named(name).toString();
    }
}
