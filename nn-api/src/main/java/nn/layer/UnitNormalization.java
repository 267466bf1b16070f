package nn.layer;

import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Gives each row length 1 along its features, its last axis (for images: each pixel along the channels): {@code x /
 * √(max(Σx², 1e-24))}.
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/normalization_layers/unit_normalization/">Keras's UnitNormalization</a>
 */
public record UnitNormalization(String name) implements PassesMask {
    private static final double SMALLEST = 1e-24;

    @Override
    public UnitNormalization named(String other) {
        return new UnitNormalization(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        input.featureAxis();
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        Value squares = Ops.sum(Ops.square(x), true, x.dims().featureAxis());
        return Ops.div(x, Ops.sqrt(Ops.max(squares, Ops.constant(x, SMALLEST))));
    }

    @Override
    public String toString() {
        return Words.of("unitNormalization").named(name).toString();
    }
}
