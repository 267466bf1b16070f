package nn.examples;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;

import nn.Model;
import nn.Sequential;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.EngineOptions;
import nn.mnist.Digits;

/** Reads drawn digits with a network that has learned from real ones, and says how far they are from these. */
final class Exhibition {
    private final Model reader;
    private final Tensor real;
    private final EngineOptions options;

    Exhibition(Digits digits, EngineOptions options) {
        reader = Sequential.of(
                        rescaling(1 / 255.0),
                        conv2D(16, 5).relu(),
                        maxPool2D(),
                        flatten(),
                        dense(64).relu().named("features"),
                        dense(10).softmax())
                .fit(
                        digits.images().train().take(10_000),
                        fit -> options.on(fit)
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam())
                                .epochs(3)
                                .verbose(0));
        this.options = options;
        real = digits.images().test().input();
    }

    /** Returns the share of images that are read as what they are to be. */
    double read(Tensor images, int[] digits) {
        int[] read = reader.predictClasses(images);
        int right = 0;
        for (int i = 0; i < digits.length; i++) {
            right += read[i] == digits[i] ? 1 : 0;
        }
        return (double) right / digits.length;
    }

    /**
     * Returns how far images are from the real ones: Σ (μ − μ')² + (σ − σ')² over what the reader sees, Fréchet's distance
     * (Heusel et al., 2017) feature by feature.
     */
    double distance(Tensor images) {
        double[][] seen = moments(images);
        double[][] wanted = moments(real);
        double distance = 0;
        for (int i = 0; i < seen[0].length; i++) {
            distance += Math.pow(seen[0][i] - wanted[0][i], 2) + Math.pow(seen[1][i] - wanted[1][i], 2);
        }
        return distance;
    }

    /** Returns images of mere noise. */
    Tensor noise(int count) {
        Randoms randoms = Randoms.of(options.seed(), "greys", 0);
        float[] greys = new float[count * 28 * 28];
        for (int i = 0; i < greys.length; i++) {
            greys[i] = 255 * (float) randoms.nextDouble();
        }
        return Tensor.of(Shape.of(count, 1, 28, 28), greys);
    }

    /** Returns mean and standard deviation of each feature. */
    private double[][] moments(Tensor images) {
        Tensor features = reader.output("features", images);
        int width = features.shape().dim(1);
        float[] numbers = features.floats();
        double[] means = new double[width];
        double[] deviations = new double[width];
        for (int i = 0; i < numbers.length; i++) {
            means[i % width] += numbers[i] / features.rows();
        }
        for (int i = 0; i < numbers.length; i++) {
            deviations[i % width] += Math.pow(numbers[i] - means[i % width], 2) / features.rows();
        }
        for (int i = 0; i < width; i++) {
            deviations[i] = Math.sqrt(deviations[i]);
        }
        return new double[][] {means, deviations};
    }
}
