package nn.layer;

import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes each feature's mean over time: [time, features] to [features].
 *
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/pooling_layers/global_average_pooling1d/">Keras's GlobalAveragePooling1D</a>
 */
public record GlobalAveragePool1D(String name) implements Layer {
    @Override
    public GlobalAveragePool1D named(String other) {
        return new GlobalAveragePool1D(Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return Shape.of(input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        return call.mask().map(mask -> masked(x, mask)).orElseGet(() -> Ops.mean(x, 1));
    }

    /** Takes the mean of the steps that count; where none does, 0, of which Keras makes NaN. */
    private static Value masked(Value x, Value mask) {
        Value counted = Ops.unsqueeze(Ops.cast(mask, x.type()), 2);
        return Ops.div(Ops.sum(Ops.mul(x, counted), 1), Ops.max(Ops.sum(counted, 1), Ops.constant(x, 1)));
    }

    @Override
    public String toString() {
        return Words.of("globalAveragePool1D").named(name).toString();
    }
}
