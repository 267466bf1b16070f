package nn.layer;

import nn.data.Given;
import nn.data.Words;

/**
 * Says what stands between the pixels of an image, and what beyond its edges.
 *
 * @param fill what stands beyond the edges: reflect by default
 * @param fillValue what stands there if it is constant, 0 by default
 * @param interpolation what stands between pixels: bilinear by default
 */
public record Sampling(Fill fill, double fillValue, UpSampling2D.Interpolation interpolation) {
    static final Sampling DEFAULT = new Sampling(Fill.REFLECT, 0, UpSampling2D.Interpolation.BILINEAR);

    /** Checks the value. */
    public Sampling {
        Given.value("the fill mode", fill);
        Given.finite("the fill value", fillValue);
        Given.value("the interpolation", interpolation);
    }

    /** Says what stands beyond the edges of an image whose row is a b c d. */
    public enum Fill {
        /** The image in a mirror: d c b a | a b c d | d c b a. */
        REFLECT,
        /** One number: k k k k | a b c d | k k k k. */
        CONSTANT,
        /** The image again: a b c d | a b c d | a b c d. */
        WRAP,
        /** The pixels at the edges: a a a a | a b c d | d d d d. */
        NEAREST
    }

    boolean isBilinear() {
        return interpolation == UpSampling2D.Interpolation.BILINEAR;
    }

    Sampling fill(Fill other, double value) {
        return new Sampling(other, value, interpolation);
    }

    Sampling interpolation(UpSampling2D.Interpolation other) {
        return new Sampling(fill, fillValue, other);
    }

    Words words(Words before) {
        return before.when(fill == Fill.CONSTANT, "fillConstant", fillValue)
                .when(fill == Fill.WRAP, "fillWrap")
                .when(fill == Fill.NEAREST, "fillNearest")
                .when(!isBilinear(), "nearest");
    }
}
