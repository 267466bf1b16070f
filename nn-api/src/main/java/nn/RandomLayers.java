package nn;

import nn.layer.AlphaDropout;
import nn.layer.Dropout;
import nn.layer.GaussianDropout;
import nn.layer.GaussianNoise;
import nn.layer.SpatialDropout1D;
import nn.layer.SpatialDropout2D;

/** Names the layers that draw random numbers while training. */
abstract class RandomLayers extends ImageLayers {
    RandomLayers() {}

    /**
     * Drops a random share of the numbers while training, as Keras's {@code Dropout}.
     *
     * @param rate the share dropped, at least 0 and below 1
     * @return the layer
     */
    public static Dropout dropout(double rate) {
        return new Dropout(rate, "");
    }

    /**
     * Drops a random share of the features of sequences while training, each at all times, as Keras's {@code
     * SpatialDropout1D}.
     *
     * @param rate the share dropped, at least 0 and below 1
     * @return the layer, [time, features] to the same
     */
    public static SpatialDropout1D spatialDropout1D(double rate) {
        return new SpatialDropout1D(rate, "");
    }

    /**
     * Drops a random share of the channels of images while training, each as a whole, as Keras's {@code SpatialDropout2D}.
     *
     * @param rate the share dropped, at least 0 and below 1
     * @return the layer, [channels, height, width] to the same
     */
    public static SpatialDropout2D spatialDropout2D(double rate) {
        return new SpatialDropout2D(rate, "");
    }

    /**
     * Adds normal numbers while training, as Keras's {@code GaussianNoise}, which takes deviations up to 1 alone.
     *
     * @param stddev their deviation, at least 0
     * @return the layer
     */
    public static GaussianNoise gaussianNoise(double stddev) {
        return new GaussianNoise(stddev, "");
    }

    /**
     * Multiplies by normal numbers of mean 1 and deviation √(rate / (1 − rate)) while training, as Keras's {@code
     * GaussianDropout}.
     *
     * @param rate the share that dropout would drop, at least 0 and below 1
     * @return the layer
     */
    public static GaussianDropout gaussianDropout(double rate) {
        return new GaussianDropout(rate, "");
    }

    /**
     * Drops a random share of the numbers while training, and keeps mean 0 and variance 1, as Keras's {@code AlphaDropout}:
     * for networks of selu.
     *
     * @param rate the share dropped, at least 0 and below 1
     * @return the layer
     */
    public static AlphaDropout alphaDropout(double rate) {
        return new AlphaDropout(rate, "");
    }
}
