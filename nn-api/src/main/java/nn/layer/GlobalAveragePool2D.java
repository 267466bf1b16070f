package nn.layer;

import java.util.List;
import nn.data.Shape;
import nn.data.Words;

/**
 * Takes each channel's mean: [c, h, w] to [c].
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/global_average_pooling2d/">Keras's GlobalAveragePooling2D</a>
 */
public record GlobalAveragePool2D(String name) implements Layer {
    @Override
    public GlobalAveragePool2D named(String other) {
        return new GlobalAveragePool2D(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return Shape.of(input.dim(0));
    }

    @Override
    public List<Layer> expand(Shape input) {
        return List.of(AveragePool2D.of(input.dim(1), input.dim(2)), new Reshape(outputShape(input), ""));
    }

    @Override
    public String toString() {
        return Words.of("globalAveragePool2D").named(name).toString();
    }
}
