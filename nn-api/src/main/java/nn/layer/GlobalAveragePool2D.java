package nn.layer;

import nn.data.Words;
import nn.op.Ops;
import nn.op.Sliding;
import nn.op.Value;

/**
 * Takes each channel's mean: [c, h, w] to [c].
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/global_average_pooling2d/">Keras's GlobalAveragePooling2D</a>
 */
public record GlobalAveragePool2D(String name) implements GlobalPool {
    @Override
    public GlobalAveragePool2D named(String other) {
        return new GlobalAveragePool2D(Check.name(other));
    }

    @Override
    public Value call(Call call, Value x) {
        long height = x.dims().size(2);
        long width = x.dims().size(3);
        Value means = Ops.averagePool(x, Sliding.of(height, width).strides(height, width));
        return Ops.reshape(means, x.dims().without(2, 3));
    }

    @Override
    public String toString() {
        return Words.of("globalAveragePool2D").named(name).toString();
    }
}
