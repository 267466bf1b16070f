package nn.layer;

import static nn.op.Ops.pad;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Adds rows and columns of zeros around an image.
 *
 * @param top rows above
 * @param bottom rows below
 * @param left columns on the left
 * @param right columns on the right
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/zero_padding2d/">Keras's ZeroPadding2D</a>
 */
public record ZeroPadding2D(int top, int bottom, int left, int right, String name) implements Layer {
    /** Checks the counts. */
    public ZeroPadding2D {
        Given.nonNegative("zeroPadding2D: the padding", Math.min(Math.min(top, bottom), Math.min(left, right)));
    }

    @Override
    public ZeroPadding2D named(String other) {
        return new ZeroPadding2D(top, bottom, left, right, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        long height = (long) input.dim(1) + top + bottom;
        long width = (long) input.dim(2) + left + right;
        Check.padded(input, height, width);
        return Shape.of(input.dim(0), (int) height, (int) width);
    }

    @Override
    public boolean seesColumns(Shape image) {
        return left > 0 || right > 0;
    }

    @Override
    public Value call(Call call, Value x) {
        return pad(x, 0, 0, 0, top, left, 0, 0, bottom, right);
    }

    @Override
    public String toString() {
        return (top == bottom && left == right
                        ? Words.of("zeroPadding2D", top, left)
                        : Words.of("zeroPadding2D", top, bottom, left, right))
                .named(name)
                .toString();
    }
}
