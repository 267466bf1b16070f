package nn.examples;

import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Losses.categoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import nn.Sequential;
import nn.examples.cli.Example;
import nn.mnist.Digits;
import picocli.CommandLine.Command;

/** Trains a small convolutional network. */
@Command(name = "cnn", description = "A convolutional network: more than 98.5 %% on MNIST.")
final class Cnn extends Example {
    Cnn() {
        super(5);
    }

    @Override
    protected void run(Digits digits) {
        var network = Sequential.of(
                        rescaling(1 / 255.0),
                        conv2D(16, 3).relu(),
                        maxPool2D(),
                        conv2D(32, 3).relu(),
                        maxPool2D(),
                        flatten(),
                        dense(128).relu(),
                        dropout(0.3),
                        dense(10).softmax())
                .input(1, 28, 28);
        System.out.print(network.summary());

        var model = network.fit(
                digits.images().train(),
                fit -> options.on(fit)
                        .loss(categoricalCrossentropy())
                        .optimizer(adam())
                        .metrics(accuracy()));

        System.out.println("Test: " + model.evaluate(digits.images().test()));
    }
}
