package nn.benchmarks;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.lstm;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Layers.residual;

import nn.Sequential;
import nn.layer.BatchNormalization;
import nn.layer.Conv2D;
import nn.layer.Layer;
import nn.layer.Rescaling;

/** Makes the networks of the tasks. */
final class Networks {
    private static final Rescaling BYTES = rescaling(1 / 255.0);
    private static final int CHANNELS = 32;

    private Networks() {}

    static Sequential lecture() {
        return Sequential.of(dense(30).sigmoid(), dense(10).sigmoid());
    }

    static Sequential perceptron() {
        return Sequential.of(
                BYTES, dense(512).relu(), dense(512).relu(), dense(10).softmax());
    }

    static Sequential wide() {
        return Sequential.of(
                BYTES,
                dense(4096).relu(),
                dense(4096).relu(),
                dense(4096).relu(),
                dense(10).softmax());
    }

    static Sequential lenet() {
        return Sequential.of(
                BYTES,
                conv2D(8, 3).same().relu(),
                maxPool2D(),
                conv2D(16, 3).same().relu(),
                maxPool2D(),
                flatten(),
                dense(64).relu(),
                dropout(0.25),
                dense(10).softmax());
    }

    static Sequential vgg() {
        return Sequential.of(
                BYTES,
                conv2D(32, 3).same().relu(),
                conv2D(32, 3).same().relu(),
                maxPool2D(),
                conv2D(64, 3).same().relu(),
                conv2D(64, 3).same().relu(),
                maxPool2D(),
                conv2D(128, 3).same().relu(),
                conv2D(128, 3).same().relu(),
                maxPool2D(),
                flatten(),
                dense(10).softmax());
    }

    static Sequential residuals() {
        return Sequential.of(
                BYTES,
                convolution(),
                normalization(),
                activation(relu()),
                block(),
                activation(relu()),
                block(),
                activation(relu()),
                globalAveragePool2D(),
                dense(10).softmax());
    }

    private static Layer block() {
        return residual(convolution(), normalization(), activation(relu()), convolution(), normalization());
    }

    private static Conv2D convolution() {
        return conv2D(CHANNELS, 3).same();
    }

    /** Forgets its first statistics within a few steps, as there are few. */
    private static BatchNormalization normalization() {
        return batchNormalization().momentum(0.7);
    }

    static Sequential sequences() {
        return Sequential.of(rescaling(1 / 127.5, -1), lstm(128), dense(10).softmax());
    }
}
