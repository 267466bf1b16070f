package nn.layer;

import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes each feature's maximum over time: [time, features] to [features].
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/global_max_pooling1d/">Keras's GlobalMaxPooling1D</a>
 */
public record GlobalMaxPool1D(String name) implements Layer {
    @Override
    public GlobalMaxPool1D named(String other) {
        return new GlobalMaxPool1D(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return Shape.of(input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.amax(x, 1);
    }

    @Override
    public String toString() {
        return Words.of("globalMaxPool1D").named(name).toString();
    }
}
