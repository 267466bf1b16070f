package nn.examples;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Layers.residual;
import static nn.Losses.categoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Schedules.exponentialDecay;

import nn.Sequential;
import nn.examples.cli.Example;
import nn.layer.Layer;
import nn.mnist.Digits;
import picocli.CommandLine.Command;

/** Trains a small residual network with batch normalization (He et al., 2015). */
@Command(name = "residual", description = "A residual network: more than 99 %% on MNIST.")
final class ResidualNet extends Example {
    ResidualNet() {
        super(10);
    }

    @Override
    protected void run(Digits digits) {
        var network = Sequential.of(
                        rescaling(1 / 255.0),
                        conv2D(16, 3).same().relu(),
                        maxPool2D(),
                        residual(convolution(16, 1), activation(relu()), convolution(16, 1)),
                        activation(relu()),
                        residual(convolution(32, 2), activation(relu()), convolution(32, 1))
                                .shortcut(conv2D(32, 1).strides(2).same()),
                        activation(relu()),
                        flatten(),
                        dropout(0.5),
                        dense(10).softmax())
                .input(1, 28, 28);
        System.out.print(network.summary());

        var model = network.fit(
                digits.images().train(),
                fit -> options.on(fit)
                        .loss(categoricalCrossentropy())
                        .optimizer(adam(exponentialDecay(0.001, 469, 0.7)))
                        .metrics(accuracy()));

        System.out.println("Test: " + model.evaluate(digits.images().test()));
    }

    private static Layer convolution(int filters, int stride) {
        return block(conv2D(filters, 3).strides(stride).same().useBias(false), batchNormalization());
    }
}
