package nn.layer;

import nn.data.Shape;

/**
 * Gives words for what stands between the pixels of an image, and what beyond its edges, to every layer that moves them.
 *
 * @param <L> the layer
 */
public interface Sampled<L> extends Layer {
    /**
     * Gives the sampling.
     *
     * @return fill mode, fill value and interpolation
     */
    Sampling sampling();

    /**
     * Replaces the sampling.
     *
     * @param sampling the new one
     * @return a new layer
     */
    L sampling(Sampling sampling);

    @Override
    default Shape outputShape(Shape input) {
        Check.image(input);
        return input;
    }

    @Override
    default boolean seesColumns(Shape image) {
        return true;
    }

    /**
     * Fills what comes from beyond the edges with the image in a mirror, d c b a | a b c d | d c b a, the default: Keras's
     * {@code fill_mode="reflect"}.
     *
     * @return a new layer
     */
    default L fillReflect() {
        return sampling(sampling().fill(Sampling.Fill.REFLECT, 0));
    }

    /**
     * Fills what comes from beyond the edges with one number: Keras's {@code fill_mode="constant"} and {@code fill_value}.
     *
     * @param value the number
     * @return a new layer
     */
    default L fillConstant(double value) {
        return sampling(sampling().fill(Sampling.Fill.CONSTANT, value));
    }

    /**
     * Fills what comes from beyond the edges with the image again, a b c d | a b c d | a b c d: Keras's {@code
     * fill_mode="wrap"}.
     *
     * @return a new layer
     */
    default L fillWrap() {
        return sampling(sampling().fill(Sampling.Fill.WRAP, 0));
    }

    /**
     * Fills what comes from beyond the edges with the pixels at the edges, a a a a | a b c d | d d d d: Keras's {@code
     * fill_mode="nearest"}.
     *
     * @return a new layer
     */
    default L fillNearest() {
        return sampling(sampling().fill(Sampling.Fill.NEAREST, 0));
    }

    /**
     * Takes means between pixels, by distance, the default: Keras's {@code interpolation="bilinear"}.
     *
     * @return a new layer
     */
    default L bilinear() {
        return sampling(sampling().interpolation(UpSampling2D.Interpolation.BILINEAR));
    }

    /**
     * Takes the nearest pixel: Keras's {@code interpolation="nearest"}.
     *
     * @return a new layer
     */
    default L nearest() {
        return sampling(sampling().interpolation(UpSampling2D.Interpolation.NEAREST));
    }
}
