package nn.image;

import nn.Layers;
import nn.layer.Normalization;
import nn.layer.Rescaling;

/**
 * Names the layers that bring pixels 0..255 into the range that networks are trained with; made for {@code import static
 * nn.image.PixelScaling.*}. The scaling is a layer, and so travels in the model and its file.
 *
 * <pre>{@code
 * var network = Sequential.of(imageNet(), conv2D(16, 3).relu(), globalAveragePool2D(), dense(2).softmax());
 * }</pre>
 *
 * <p>Keras's mode {@code caffe} is not among them: it also swaps red and blue.
 */
public final class PixelScaling {
    private PixelScaling() {}

    /**
     * Divides by 255, as Keras's {@code Rescaling(1 / 255)}.
     *
     * @return the layer, 0..255 to 0..1
     */
    public static Rescaling zeroToOne() {
        return Layers.rescaling(1 / 255.0);
    }

    /**
     * Divides by 127.5 and takes 1 away, as Keras's {@code preprocess_input(mode="tf")}: for networks such as MobileNet and
     * Inception.
     *
     * @return the layer, 0..255 to −1..1
     */
    public static Rescaling minusOneToOne() {
        return Layers.rescaling(1 / 127.5, -1);
    }

    /**
     * Takes the mean of ImageNet's images away and divides by their deviation, as Keras's {@code
     * preprocess_input(mode="torch")} and the networks of torchvision: means 0.485, 0.456 and 0.406, deviations 0.229, 0.224
     * and 0.225 of red, green and blue in 0..1.
     *
     * @return the layer, for images [3, height, width] of 0..255
     */
    public static Normalization imageNet() {
        return normalization(new double[] {0.485, 0.456, 0.406}, new double[] {0.229, 0.224, 0.225});
    }

    /**
     * Takes the mean of MNIST's pixels away and divides by their deviation: 0.1307 and 0.3081 in 0..1, as measured on its
     * training images.
     *
     * @return the layer, for greys of 0..255
     */
    public static Normalization mnist() {
        return normalization(new double[] {0.1307}, new double[] {0.3081});
    }

    private static Normalization normalization(double[] means, double[] deviations) {
        float[] mean = new float[means.length];
        float[] variance = new float[means.length];
        for (int i = 0; i < means.length; i++) {
            mean[i] = (float) (255 * means[i]);
            variance[i] = (float) Math.pow(255 * deviations[i], 2);
        }
        return Layers.normalization(mean, variance);
    }
}
