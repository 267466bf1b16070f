package nn.layer;

import static nn.op.Ops.mul;

import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Value;

/**
 * Sets whole features of sequences to 0 while training, a random share of each row's, and multiplies the others by 1 / (1 −
 * rate); does nothing otherwise: [time, features] to the same.
 *
 * <p>Neighbours in time say much the same, so that dropping one of them alone would hide little. A pure function of seed, name,
 * step, row and feature.
 *
 * @param rate the share of features dropped, at least 0 and below 1
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/regularization_layers/spatial_dropout1d/">Keras's SpatialDropout1D</a>
 */
public record SpatialDropout1D(double rate, String name) implements PassesMask {
    /** Checks the rate. */
    public SpatialDropout1D {
        Given.fraction("spatialDropout1D: the rate", rate);
    }

    @Override
    public SpatialDropout1D named(String other) {
        return new SpatialDropout1D(rate, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        Check.sequence(input);
        return input;
    }

    @Override
    public Value call(Call call, Value x) {
        return call.isTraining() && rate > 0 ? mul(x, RandomMask.of(x, x.dims().with(1, 1), rate, call.key())) : x;
    }

    @Override
    public String toString() {
        return Words.of("spatialDropout1D", rate).named(name).toString();
    }
}
