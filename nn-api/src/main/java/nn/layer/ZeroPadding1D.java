package nn.layer;

import nn.data.Given;
import nn.data.Length;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Adds times of zeros before and after a sequence [time, features].
 *
 * @param before times before the first
 * @param after times after the last
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/zero_padding1d/">Keras's ZeroPadding1D</a>
 */
public record ZeroPadding1D(int before, int after, String name) implements Layer {
    /** Checks the counts. */
    public ZeroPadding1D {
        Given.nonNegative("zeroPadding1D: the padding", Math.min(before, after));
    }

    @Override
    public ZeroPadding1D named(String other) {
        return new ZeroPadding1D(before, after, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return Shape.of(Check.length(Length.plus(input.dim(0), (long) before + after), input.dim(1)), input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.pad(x, 0, 0, before, 0, 0, after, 0);
    }

    @Override
    public String toString() {
        return (before == after ? Words.of("zeroPadding1D", before) : Words.of("zeroPadding1D", before, after))
                .named(name)
                .toString();
    }
}
