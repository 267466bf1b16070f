package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Repeats each time of a sequence: [time, features] to [time · size, features].
 *
 * @param size how many times one becomes
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/up_sampling1d/">Keras's UpSampling1D</a>
 */
public record UpSampling1D(int size, String name) implements Layer {
    /** Checks the size. */
    public UpSampling1D {
        Given.positive("upSampling1D: the size", size);
    }

    @Override
    public UpSampling1D named(String other) {
        return new UpSampling1D(size, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.fixedSequence(input);
        return Shape.of(Check.length((long) input.dim(0) * size, input.dim(1)), input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        Dims dims = x.dims();
        Value repeated = Ops.expand(Ops.unsqueeze(x, 2), new Dims(1, 1, size, 1));
        return Ops.reshape(repeated, dims.with(1, dims.size(1) * size));
    }

    @Override
    public String toString() {
        return Words.of("upSampling1D", size).named(name).toString();
    }
}
