package nn.layer;

import static nn.op.Ops.mul;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Sets whole channels of images to 0 while training, a random share of each row's, and multiplies the others by 1 / (1 −
 * rate); does nothing otherwise: [channels, height, width] to the same.
 *
 * <p>Tompson et al., 2015: neighbours in an image say much the same, so that dropping one of them alone would hide little. A
 * pure function of seed, name, step, row and channel.
 *
 * @param rate the share of channels dropped, at least 0 and below 1
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/spatial_dropout2d/">Keras's SpatialDropout2D</a>
 */
public record SpatialDropout2D(double rate, String name) implements Layer {
    /** Checks the rate. */
    public SpatialDropout2D {
        Given.fraction("spatialDropout2D: the rate", rate);
    }

    @Override
    public SpatialDropout2D named(String other) {
        return new SpatialDropout2D(rate, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.image(input);
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return call.isTraining() && rate > 0
                ? mul(x, RandomMask.of(x, x.dims().with(2, 1).with(3, 1), rate, call.key()))
                : x;
    }

    @Override
    public String toString() {
        return Words.of("spatialDropout2D", rate).named(name).toString();
    }
}
