package nn.testkit;

import static nn.Activations.tanh;
import static nn.Constraints.maxNorm;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.maxPool2D;
import static nn.Layers.residual;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.huber;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l1;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;

import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Conv2D;

/** Lists whole networks, as users build them. */
final class GoldenNetworks {
    private GoldenNetworks() {}

    static Stream<GoldenCase> all() {
        return Stream.of(convolutional(), residuals(), autoencoder(), regularized());
    }

    private static GoldenCase convolutional() {
        return GoldenCase.of(
                "networks/convolutional",
                Shape.of(1, 8, 8),
                sparseCategoricalCrossentropy(),
                adam(0.002),
                conv2D(3, 3).same().relu(),
                maxPool2D(),
                conv2D(4, 3).relu(),
                flatten(),
                dense(5).relu(),
                dense(3).softmax());
    }

    private static GoldenCase residuals() {
        return GoldenCase.of(
                "networks/residual",
                Shape.of(1, 6, 6),
                categoricalCrossentropy().labelSmoothing(0.1),
                sgd(0.05).momentum(0.9).weightDecay(0.01),
                bare(2, 3),
                batchNormalization(),
                activation(tanh()),
                residual(bare(2, 3), batchNormalization(), activation(tanh()), bare(2, 3), batchNormalization()),
                activation(tanh()),
                residual(
                                bare(3, 3).strides(2),
                                batchNormalization(),
                                activation(tanh()),
                                bare(3, 3),
                                batchNormalization())
                        .shortcut(bare(3, 1).strides(2), batchNormalization()),
                activation(tanh()),
                globalAveragePool2D(),
                dense(3).softmax());
    }

    private static Conv2D bare(int filters, int kernel) {
        return conv2D(filters, kernel).same().useBias(false);
    }

    private static GoldenCase autoencoder() {
        return GoldenCase.of(
                "networks/autoencoder",
                Shape.of(6),
                binaryCrossentropy(),
                rmsprop(0.01),
                dense(3).sigmoid().activityRegularizer(l1(0.01)),
                dense(6).sigmoid());
    }

    private static GoldenCase regularized() {
        return GoldenCase.of(
                "networks/regularized",
                Shape.of(5),
                huber(),
                nadam(0.005).clipNorm(0.2),
                dense(6).relu().kernelRegularizer(l1L2(0.001, 0.002)).kernelConstraint(maxNorm(1.5)),
                batchNormalization(),
                dense(4).elu().biasRegularizer(l2(0.01)),
                dense(1));
    }
}
