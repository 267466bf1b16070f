package nn.layer;

import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

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
    public Value call(Call call, Value x) {
        return Ops.reshape(x, new Dims(x.dims().size(0), x.dims().count(1)));
    }

    @Override
    public String toString() {
        return Words.of("flatten").named(name).toString();
    }
}
