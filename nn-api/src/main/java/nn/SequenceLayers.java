package nn;

import nn.layer.AveragePool1D;
import nn.layer.Conv1D;
import nn.layer.Conv1DTranspose;
import nn.layer.Cropping1D;
import nn.layer.DepthwiseConv1D;
import nn.layer.GlobalAveragePool1D;
import nn.layer.GlobalMaxPool1D;
import nn.layer.MaxPool1D;
import nn.layer.RepeatVector;
import nn.layer.SeparableConv1D;
import nn.layer.UpSampling1D;
import nn.layer.ZeroPadding1D;

/** Names the layers that slide over sequences. */
abstract class SequenceLayers extends RandomLayers {
    SequenceLayers() {}

    /**
     * Slides filters over the times of a sequence, as Keras's {@code Conv1D}.
     *
     * @param filters the features of the output
     * @param kernel the times that the filters see
     * @return the layer, [time, features] to [time', filters]
     */
    public static Conv1D conv1D(int filters, int kernel) {
        return Conv1D.of(filters, kernel);
    }

    /**
     * Lays filters at each time of a sequence and sums what overlaps, as Keras's {@code Conv1DTranspose}.
     *
     * @param filters the features of the output
     * @param kernel the times that the filters cover
     * @return the layer, [time, features] to [time', filters]
     */
    public static Conv1DTranspose conv1DTranspose(int filters, int kernel) {
        return Conv1DTranspose.of(filters, kernel);
    }

    /**
     * Slides filters over each feature of a sequence by itself, as Keras's {@code DepthwiseConv1D}.
     *
     * @param kernel the times that the filters see
     * @return the layer, [time, features] to [time', features]
     */
    public static DepthwiseConv1D depthwiseConv1D(int kernel) {
        return DepthwiseConv1D.of(kernel);
    }

    /**
     * Slides filters over each feature of a sequence by itself, then mixes the features time by time, as Keras's {@code
     * SeparableConv1D}.
     *
     * @param filters the features of the output
     * @param kernel the times that the filters see
     * @return the layer, [time, features] to [time', filters]
     */
    public static SeparableConv1D separableConv1D(int filters, int kernel) {
        return SeparableConv1D.of(filters, kernel);
    }

    /**
     * Takes the maximum of every two times, as Keras's {@code MaxPooling1D}.
     *
     * @return the layer, [time, features] to [⌊time/2⌋, features]
     */
    public static MaxPool1D maxPool1D() {
        return maxPool1D(2);
    }

    /**
     * Takes the maximum of each window of times, as Keras's {@code MaxPooling1D}.
     *
     * @param pool the window's times, and the stride
     * @return the layer
     */
    public static MaxPool1D maxPool1D(int pool) {
        return MaxPool1D.of(pool);
    }

    /**
     * Takes the mean of every two times, as Keras's {@code AveragePooling1D}.
     *
     * @return the layer, [time, features] to [⌊time/2⌋, features]
     */
    public static AveragePool1D averagePool1D() {
        return averagePool1D(2);
    }

    /**
     * Takes the mean of each window of times, as Keras's {@code AveragePooling1D}.
     *
     * @param pool the window's times, and the stride
     * @return the layer
     */
    public static AveragePool1D averagePool1D(int pool) {
        return AveragePool1D.of(pool);
    }

    /**
     * Takes each feature's maximum over time, as Keras's {@code GlobalMaxPooling1D}.
     *
     * @return the layer, [time, features] to [features]
     */
    public static GlobalMaxPool1D globalMaxPool1D() {
        return new GlobalMaxPool1D("");
    }

    /**
     * Takes each feature's mean over time, as Keras's {@code GlobalAveragePooling1D}.
     *
     * @return the layer, [time, features] to [features]
     */
    public static GlobalAveragePool1D globalAveragePool1D() {
        return new GlobalAveragePool1D("");
    }

    /**
     * Repeats each time of a sequence once, as Keras's {@code UpSampling1D}.
     *
     * @return the layer, [time, features] to [2 · time, features]
     */
    public static UpSampling1D upSampling1D() {
        return upSampling1D(2);
    }

    /**
     * Makes a sequence so many times longer, as Keras's {@code UpSampling1D}.
     *
     * @param size how many times one becomes, at least 1
     * @return the layer, [time, features] to [time · size, features]
     */
    public static UpSampling1D upSampling1D(int size) {
        return new UpSampling1D(size, "");
    }

    /**
     * Adds as many times of zeros before a sequence as after it, as Keras's {@code ZeroPadding1D}.
     *
     * @param padding times before the first, and times after the last
     * @return the layer
     */
    public static ZeroPadding1D zeroPadding1D(int padding) {
        return zeroPadding1D(padding, padding);
    }

    /**
     * Adds times of zeros before and after a sequence, as Keras's {@code ZeroPadding1D}.
     *
     * @param before times before the first
     * @param after times after the last
     * @return the layer
     */
    public static ZeroPadding1D zeroPadding1D(int before, int after) {
        return new ZeroPadding1D(before, after, "");
    }

    /**
     * Takes as many of the first times of a sequence away as of the last, as Keras's {@code Cropping1D}.
     *
     * @param cropping of the first times, and of the last times
     * @return the layer
     */
    public static Cropping1D cropping1D(int cropping) {
        return cropping1D(cropping, cropping);
    }

    /**
     * Takes times away from the ends of a sequence, as Keras's {@code Cropping1D}.
     *
     * @param before of the first times
     * @param after of the last times
     * @return the layer
     */
    public static Cropping1D cropping1D(int before, int after) {
        return new Cropping1D(before, after, "");
    }

    /**
     * Repeats the features of a row as a sequence, as Keras's {@code RepeatVector}.
     *
     * @param times the length of the sequence, at least 1
     * @return the layer, [features] to [times, features]
     */
    public static RepeatVector repeatVector(int times) {
        return new RepeatVector(times, "");
    }
}
