package nn;

import nn.layer.AlphaDropout;
import nn.layer.Dropout;
import nn.layer.GaussianDropout;
import nn.layer.GaussianNoise;
import nn.layer.RandomBrightness;
import nn.layer.RandomContrast;
import nn.layer.RandomCrop;
import nn.layer.RandomFlip;
import nn.layer.RandomRotation;
import nn.layer.RandomTranslation;
import nn.layer.RandomZoom;
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

    /**
     * Flips half of the images while training, from left to right and upside down at once, as Keras's {@code RandomFlip}:
     * {@code randomFlip().horizontal()} and {@code randomFlip().vertical()} flip one axis alone.
     *
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomFlip randomFlip() {
        return new RandomFlip(RandomFlip.Mode.HORIZONTAL_AND_VERTICAL, "");
    }

    /**
     * Moves images by random shares of their size while training, as Keras's {@code RandomTranslation}.
     *
     * @param height at most which share of the height, up or down, at most 1
     * @param width at most which share of the width, to the left or to the right, at most 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomTranslation randomTranslation(double height, double width) {
        return RandomTranslation.of(height, width);
    }

    /**
     * Rotates images by random angles while training, as Keras's {@code RandomRotation}.
     *
     * @param factor at most which share of a full turn, to either side, at most 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomRotation randomRotation(double factor) {
        return RandomRotation.of(-Math.abs(factor), Math.abs(factor));
    }

    /**
     * Rotates images by random angles while training, as Keras's {@code RandomRotation} with {@code factor=(lower, upper)}.
     *
     * @param lower the lower angle in full turns, from −1 to 1; positive ones are counterclockwise
     * @param upper the upper angle in full turns, from the lower one to 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomRotation randomRotation(double lower, double upper) {
        return RandomRotation.of(lower, upper);
    }

    /**
     * Zooms images in and out at random while training, and keeps the form of things, as Keras's {@code RandomZoom}.
     *
     * @param factor at most how much more or less of an image is shown, at most 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomZoom randomZoom(double factor) {
        return RandomZoom.of(factor);
    }

    /**
     * Zooms height and width of images in and out at random while training, as Keras's {@code RandomZoom}.
     *
     * @param height at most how much more or less of the height is shown, at most 1
     * @param width at most how much more or less of the width is shown, at most 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomZoom randomZoom(double height, double width) {
        return RandomZoom.of(height).width(-Math.abs(width), Math.abs(width));
    }

    /**
     * Changes the contrast of images at random while training, as Keras's {@code RandomContrast} is described: between 1 −
     * factor and 1 + factor, where Keras 3 draws none below 1. Pixels are from 0 to 255.
     *
     * @param factor from 0 to 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomContrast randomContrast(double factor) {
        return RandomContrast.of(factor, factor);
    }

    /**
     * Changes the contrast of images at random while training, as Keras's {@code RandomContrast} with {@code factor=(lower,
     * upper)} is described. Pixels are from 0 to 255.
     *
     * @param lower how far the factor goes below 1, from 0 to 1
     * @param upper how far the factor goes above 1, at least 0
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomContrast randomContrast(double lower, double upper) {
        return RandomContrast.of(lower, upper);
    }

    /**
     * Makes images brighter or darker at random while training, as Keras's {@code RandomBrightness}. Pixels are from 0 to 255.
     *
     * @param factor at most which share of 255 is added or taken away, at most 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomBrightness randomBrightness(double factor) {
        return RandomBrightness.of(-Math.abs(factor), Math.abs(factor));
    }

    /**
     * Makes images brighter or darker at random while training, as Keras's {@code RandomBrightness} with {@code factor=(lower,
     * upper)}. Pixels are from 0 to 255.
     *
     * @param lower the lower share of 255 that is added, from −1 to 1
     * @param upper the upper share of 255 that is added, from the lower one to 1
     * @return the layer, [channels, height, width] to the same
     */
    public static RandomBrightness randomBrightness(double lower, double upper) {
        return RandomBrightness.of(lower, upper);
    }

    /**
     * Cuts a window of random place out of each image while training, and out of the middle otherwise, as Keras's {@code
     * RandomCrop} is described.
     *
     * @param height how many rows come out
     * @param width how many columns come out
     * @return the layer, [channels, h, w] to [channels, height, width]
     */
    public static RandomCrop randomCrop(int height, int width) {
        return new RandomCrop(height, width, "");
    }
}
