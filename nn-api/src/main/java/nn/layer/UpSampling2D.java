package nn.layer;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Makes an image larger, channel by channel: [c, h, w] to [c, h · rows, w · columns].
 *
 * @param rows how many rows one becomes
 * @param columns how many columns one becomes
 * @param interpolation what stands between what was there: nearest by default
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/reshaping_layers/up_sampling2d/">Keras's UpSampling2D</a>
 */
public record UpSampling2D(int rows, int columns, Interpolation interpolation, String name) implements Layer {
    /** Checks the factors. */
    public UpSampling2D {
        Given.positive("upSampling2D: the rows", rows);
        Given.positive("upSampling2D: the columns", columns);
        Given.value("upSampling2D: the interpolation", interpolation);
    }

    /** Says what stands between what was there. */
    public enum Interpolation {
        /** Each number is repeated: the default. */
        NEAREST,
        /** Each number is a mean of its up to four neighbours, by distance from centre to centre. */
        BILINEAR
    }

    /**
     * Describes an upsampling with Keras's default: each number is repeated.
     *
     * @param rows how many rows one becomes, at least 1
     * @param columns how many columns one becomes, at least 1
     * @return the layer
     */
    public static UpSampling2D of(int rows, int columns) {
        return new UpSampling2D(rows, columns, Interpolation.NEAREST, "");
    }

    /**
     * Repeats each number, the default: Keras's {@code interpolation="nearest"}.
     *
     * @return a new layer
     */
    public UpSampling2D nearest() {
        return new UpSampling2D(rows, columns, Interpolation.NEAREST, name);
    }

    /**
     * Takes means of neighbours by distance from centre to centre: Keras's {@code interpolation="bilinear"}.
     *
     * @return a new layer
     */
    public UpSampling2D bilinear() {
        return new UpSampling2D(rows, columns, Interpolation.BILINEAR, name);
    }

    @Override
    public UpSampling2D named(String other) {
        return new UpSampling2D(rows, columns, interpolation, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        long height = (long) input.dim(1) * rows;
        long width = (long) input.dim(2) * columns;
        Check.enlarged(input, height, width);
        return Shape.of(input.dim(0), (int) height, (int) width);
    }

    @Override
    public boolean seesColumns(Shape image) {
        return columns > 1;
    }

    @Override
    public Value call(Call call, Value x) {
        String mode = interpolation == Interpolation.BILINEAR ? "linear" : "nearest";
        return Ops.resize(x, mode, x.dims().size(2) * rows, x.dims().size(3) * columns);
    }

    @Override
    public String toString() {
        return (rows == columns ? Words.of("upSampling2D", rows) : Words.of("upSampling2D", rows, columns))
                .when(interpolation == Interpolation.BILINEAR, "bilinear")
                .named(name)
                .toString();
    }
}
