package nn.layer;

import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes each channel's maximum: [c, h, w] to [c]; equal ones share the gradient.
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/global_max_pooling2d/">Keras's GlobalMaxPooling2D</a>
 */
public record GlobalMaxPool2D(String name) implements GlobalPool {
    @Override
    public GlobalMaxPool2D named(String other) {
        return new GlobalMaxPool2D(Check.name(other));
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.amax(x, 2, 3);
    }

    @Override
    public String toString() {
        return Words.of("globalMaxPool2D").named(name).toString();
    }
}
