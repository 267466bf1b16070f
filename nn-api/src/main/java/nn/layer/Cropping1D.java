package nn.layer;

import nn.data.Given;
import nn.data.Length;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes times away from the ends of a sequence [time, features].
 *
 * @param before of the first times
 * @param after of the last times
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/cropping1d/">Keras's Cropping1D</a>
 */
public record Cropping1D(int before, int after, String name) implements Layer {
    /** Checks the counts. */
    public Cropping1D {
        Given.nonNegative("cropping1D: the cropping", Math.min(before, after));
    }

    @Override
    public Cropping1D named(String other) {
        return new Cropping1D(before, after, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        if (!input.isFree() && (long) before + after >= input.dim(0)) {
            throw NnException.of("nothing would be left of %s without %d and %d times.", input, before, after)
                    .maybe("crop less.");
        }
        return Shape.of((int) Length.plus(input.dim(0), -(long) before - after), input.dim(1));
    }

    @Override
    public Value call(Call call, Value x) {
        long time = x.dims().size(1);
        long end = after == 0 ? Long.MAX_VALUE : -after;
        return Ops.slice(x, 1, before, Length.isFree(time) ? end : time - after);
    }

    @Override
    public String toString() {
        return (before == after ? Words.of("cropping1D", before) : Words.of("cropping1D", before, after))
                .named(name)
                .toString();
    }
}
