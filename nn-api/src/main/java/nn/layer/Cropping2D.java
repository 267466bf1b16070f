package nn.layer;

import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Takes rows and columns away from the edges of an image.
 *
 * @param top of the first rows
 * @param bottom of the last rows
 * @param left of the first columns
 * @param right of the last columns
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/cropping2d/">Keras's Cropping2D</a>
 */
public record Cropping2D(int top, int bottom, int left, int right, String name) implements Layer {
    /** Checks the counts. */
    public Cropping2D {
        Given.nonNegative("cropping2D: the cropping", Math.min(Math.min(top, bottom), Math.min(left, right)));
    }

    @Override
    public Cropping2D named(String other) {
        return new Cropping2D(top, bottom, left, right, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        if ((long) top + bottom >= input.dim(1) || (long) left + right >= input.dim(2)) {
            throw NnException.of(
                            "nothing would be left of %s without %d rows and %d columns.",
                            input, (long) top + bottom, (long) left + right)
                    .maybe("crop less.");
        }
        return Shape.of(input.dim(0), input.dim(1) - top - bottom, input.dim(2) - left - right);
    }

    @Override
    public boolean seesColumns(Shape image) {
        return left > 0 || right > 0;
    }

    @Override
    public Value call(Call call, Value x) {
        long height = x.dims().size(2);
        long width = x.dims().size(3);
        return Ops.slice(
                x, new long[] {top, left}, new long[] {height - bottom, width - right}, new long[] {2, 3}, new long[] {
                    1, 1
                });
    }

    @Override
    public String toString() {
        return (top == bottom && left == right
                        ? Words.of("cropping2D", top, left)
                        : Words.of("cropping2D", top, bottom, left, right))
                .named(name)
                .toString();
    }
}
