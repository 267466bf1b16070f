package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;

import nn.Sequential;
import nn.examples.cli.Example;
import nn.mnist.Digits;
import picocli.CommandLine.Command;

/** Writes the lecture's network in Keras's steps: model, compile, fit, evaluate, predict. */
@Command(name = "keras", description = "The same in Keras's steps: compile, fit, evaluate, predict.")
final class KerasStyle extends Example {
    KerasStyle() {
        super(200);
    }

    @Override
    protected void run(Digits digits) {
        var network = Sequential.of(dense(30).sigmoid(), dense(10).sigmoid()).input(784);
        System.out.print(network.summary());

        var compiled = network.compile(meanSquaredError(), sgd(), accuracy());
        var model = compiled.fit(digits.train(), options::on);
        System.out.println("Test: " + model.evaluate(digits.test()));

        int[] predicted = model.predictClasses(digits.test().input());
        int[] labels = digits.test().targets().ints();
        System.out.println("First test image: predicted " + predicted[0] + ", labelled " + labels[0]);
    }
}
