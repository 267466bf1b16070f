package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import nn.Sequential;
import nn.examples.cli.Example;
import nn.mnist.Digits;
import picocli.CommandLine.Command;

/** Trains the lecture's network on raw pixels, as its Keras notebook does. */
@Command(name = "mnist", description = "The lecture: a network of 30 hidden neurons reads digits.")
final class Lecture extends Example {
    Lecture() {
        super(200);
    }

    @Override
    protected void run(Digits digits) {
        var network = Sequential.of(dense(30).sigmoid(), dense(10).sigmoid()).input(784);
        System.out.print(network.summary());

        var model = network.fit(
                digits.train(),
                fit -> options.on(fit)
                        .loss(meanSquaredError())
                        .optimizer(sgd(0.01))
                        .metrics(accuracy()));

        System.out.println("Test: " + model.evaluate(digits.test()));
    }
}
