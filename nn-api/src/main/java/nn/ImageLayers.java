package nn;

import nn.layer.AveragePool2D;
import nn.layer.Conv2D;
import nn.layer.Conv2DTranspose;
import nn.layer.Cropping2D;
import nn.layer.DepthwiseConv2D;
import nn.layer.GlobalAveragePool2D;
import nn.layer.GlobalMaxPool2D;
import nn.layer.MaxPool2D;
import nn.layer.SeparableConv2D;
import nn.layer.UpSampling2D;
import nn.layer.ZeroPadding2D;

/** Names the layers of images. */
abstract class ImageLayers {
    ImageLayers() {}

    /**
     * Slides square filters over an image, as Keras's {@code Conv2D}.
     *
     * @param filters the channels of the output
     * @param kernel the filters' rows and columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static Conv2D conv2D(int filters, int kernel) {
        return Conv2D.of(filters, kernel, kernel);
    }

    /**
     * Slides filters over an image, as Keras's {@code Conv2D}.
     *
     * @param filters the channels of the output
     * @param height the filters' rows
     * @param width the filters' columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static Conv2D conv2D(int filters, int height, int width) {
        return Conv2D.of(filters, height, width);
    }

    /**
     * Lays square filters at each pixel of an image and sums what overlaps, as Keras's {@code Conv2DTranspose}.
     *
     * @param filters the channels of the output
     * @param kernel the filters' rows and columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static Conv2DTranspose conv2DTranspose(int filters, int kernel) {
        return Conv2DTranspose.of(filters, kernel, kernel);
    }

    /**
     * Lays filters at each pixel of an image and sums what overlaps, as Keras's {@code Conv2DTranspose}.
     *
     * @param filters the channels of the output
     * @param height the filters' rows
     * @param width the filters' columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static Conv2DTranspose conv2DTranspose(int filters, int height, int width) {
        return Conv2DTranspose.of(filters, height, width);
    }

    /**
     * Slides square filters over each channel of an image by itself, as Keras's {@code DepthwiseConv2D}.
     *
     * @param kernel the filters' rows and columns
     * @return the layer, [channels, h, w] to [channels, h', w']
     */
    public static DepthwiseConv2D depthwiseConv2D(int kernel) {
        return DepthwiseConv2D.of(kernel, kernel);
    }

    /**
     * Slides filters over each channel of an image by itself, as Keras's {@code DepthwiseConv2D}.
     *
     * @param height the filters' rows
     * @param width the filters' columns
     * @return the layer, [channels, h, w] to [channels, h', w']
     */
    public static DepthwiseConv2D depthwiseConv2D(int height, int width) {
        return DepthwiseConv2D.of(height, width);
    }

    /**
     * Slides square filters over each channel by itself, then mixes the channels pixel by pixel, as Keras's {@code
     * SeparableConv2D}.
     *
     * @param filters the channels of the output
     * @param kernel the filters' rows and columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static SeparableConv2D separableConv2D(int filters, int kernel) {
        return SeparableConv2D.of(filters, kernel, kernel);
    }

    /**
     * Slides filters over each channel by itself, then mixes the channels pixel by pixel, as Keras's {@code
     * SeparableConv2D}.
     *
     * @param filters the channels of the output
     * @param height the filters' rows
     * @param width the filters' columns
     * @return the layer, [channels, h, w] to [filters, h', w']
     */
    public static SeparableConv2D separableConv2D(int filters, int height, int width) {
        return SeparableConv2D.of(filters, height, width);
    }

    /**
     * Takes the maximum of each 2 × 2 window, as Keras's {@code MaxPooling2D}.
     *
     * @return the layer, [channels, h, w] to [channels, ⌊h/2⌋, ⌊w/2⌋]
     */
    public static MaxPool2D maxPool2D() {
        return maxPool2D(2);
    }

    /**
     * Takes the maximum of each square window, as Keras's {@code MaxPooling2D}.
     *
     * @param pool the window's rows and columns, and the strides
     * @return the layer
     */
    public static MaxPool2D maxPool2D(int pool) {
        return MaxPool2D.of(pool, pool);
    }

    /**
     * Takes the maximum of each window, as Keras's {@code MaxPooling2D}.
     *
     * @param height the window's rows
     * @param width the window's columns
     * @return the layer
     */
    public static MaxPool2D maxPool2D(int height, int width) {
        return MaxPool2D.of(height, width);
    }

    /**
     * Takes the mean of each 2 × 2 window, as Keras's {@code AveragePooling2D}.
     *
     * @return the layer, [channels, h, w] to [channels, ⌊h/2⌋, ⌊w/2⌋]
     */
    public static AveragePool2D averagePool2D() {
        return averagePool2D(2);
    }

    /**
     * Takes the mean of each square window, as Keras's {@code AveragePooling2D}.
     *
     * @param pool the window's rows and columns, and the strides
     * @return the layer
     */
    public static AveragePool2D averagePool2D(int pool) {
        return AveragePool2D.of(pool, pool);
    }

    /**
     * Takes the mean of each window, as Keras's {@code AveragePooling2D}.
     *
     * @param height the window's rows
     * @param width the window's columns
     * @return the layer
     */
    public static AveragePool2D averagePool2D(int height, int width) {
        return AveragePool2D.of(height, width);
    }

    /**
     * Takes each channel's mean, as Keras's {@code GlobalAveragePooling2D}.
     *
     * @return the layer, [channels, h, w] to [channels]
     */
    public static GlobalAveragePool2D globalAveragePool2D() {
        return new GlobalAveragePool2D("");
    }

    /**
     * Takes each channel's maximum, as Keras's {@code GlobalMaxPooling2D}.
     *
     * @return the layer, [channels, h, w] to [channels]
     */
    public static GlobalMaxPool2D globalMaxPool2D() {
        return new GlobalMaxPool2D("");
    }

    /**
     * Adds as many zeros on all four sides, as Keras's {@code ZeroPadding2D}.
     *
     * @param padding rows and columns on each side
     * @return the layer
     */
    public static ZeroPadding2D zeroPadding2D(int padding) {
        return new ZeroPadding2D(padding, padding, padding, padding, "");
    }

    /**
     * Adds as many rows of zeros above as below, and as many columns left as right, as Keras's {@code ZeroPadding2D}.
     *
     * @param rows rows above, and rows below
     * @param columns columns on the left, and columns on the right
     * @return the layer
     */
    public static ZeroPadding2D zeroPadding2D(int rows, int columns) {
        return zeroPadding2D(rows, rows, columns, columns);
    }

    /**
     * Adds rows and columns of zeros, as Keras's {@code ZeroPadding2D}.
     *
     * @param top rows above
     * @param bottom rows below
     * @param left columns on the left
     * @param right columns on the right
     * @return the layer
     */
    public static ZeroPadding2D zeroPadding2D(int top, int bottom, int left, int right) {
        return new ZeroPadding2D(top, bottom, left, right, "");
    }

    /**
     * Repeats each row and each column of an image once, as Keras's {@code UpSampling2D}.
     *
     * @return the layer, [channels, h, w] to [channels, 2h, 2w]
     */
    public static UpSampling2D upSampling2D() {
        return upSampling2D(2);
    }

    /**
     * Makes an image so many times larger, as Keras's {@code UpSampling2D}.
     *
     * @param size how many rows a row becomes, and columns a column, at least 1
     * @return the layer, [channels, h, w] to [channels, h · size, w · size]
     */
    public static UpSampling2D upSampling2D(int size) {
        return upSampling2D(size, size);
    }

    /**
     * Makes an image so many times higher and so many times wider, as Keras's {@code UpSampling2D}.
     *
     * @param rows how many rows one becomes, at least 1
     * @param columns how many columns one becomes, at least 1
     * @return the layer, [channels, h, w] to [channels, h · rows, w · columns]
     */
    public static UpSampling2D upSampling2D(int rows, int columns) {
        return UpSampling2D.of(rows, columns);
    }

    /**
     * Takes as many rows and columns away from each edge of an image, as Keras's {@code Cropping2D}.
     *
     * @param cropping rows above and below, and columns left and right
     * @return the layer, [channels, h, w] to [channels, h − 2 · cropping, w − 2 · cropping]
     */
    public static Cropping2D cropping2D(int cropping) {
        return cropping2D(cropping, cropping);
    }

    /**
     * Takes as many rows away above as below, and as many columns left as right, as Keras's {@code Cropping2D}.
     *
     * @param rows rows above, and rows below
     * @param columns columns on the left, and columns on the right
     * @return the layer
     */
    public static Cropping2D cropping2D(int rows, int columns) {
        return cropping2D(rows, rows, columns, columns);
    }

    /**
     * Takes rows and columns away from the edges of an image, as Keras's {@code Cropping2D}.
     *
     * @param top of the first rows
     * @param bottom of the last rows
     * @param left of the first columns
     * @param right of the last columns
     * @return the layer
     */
    public static Cropping2D cropping2D(int top, int bottom, int left, int right) {
        return new Cropping2D(top, bottom, left, right, "");
    }
}
