package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/**
 * Repeats the features of a row as a sequence: [features] to [times, features].
 *
 * @param times the length of the sequence
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/repeat_vector/">Keras's RepeatVector</a>
 */
public record RepeatVector(int times, String name) implements Layer {
    /** Checks the length. */
    public RepeatVector {
        Given.positive("repeatVector: the times", times);
    }

    @Override
    public RepeatVector named(String other) {
        return new RepeatVector(times, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.flat(input);
        return Shape.of(Check.length(times, input.dim(0)), input.dim(0));
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.expand(Ops.unsqueeze(x, 1), new Dims(1, times, 1));
    }

    @Override
    public String toString() {
        return Words.of("repeatVector", times).named(name).toString();
    }
}
