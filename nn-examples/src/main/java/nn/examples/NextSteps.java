package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.rescaling;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;

import java.util.Locale;
import nn.Sequential;
import nn.examples.cli.Example;
import nn.loss.Loss;
import nn.mnist.Digits;
import nn.optimizer.Optimizer;
import picocli.CommandLine.Command;

/** Changes one word of the lecture's network after another, and shows what each brings. */
@Command(name = "next-steps", description = "The lecture's next steps: what each change of a word brings.")
final class NextSteps extends Example {
    NextSteps() {
        super(5);
    }

    @Override
    protected void run(Digits digits) {
        var scaled = rescaling(1 / 255.0);
        var sigmoid = Sequential.of(scaled, dense(30).sigmoid(), dense(10).sigmoid());
        var softmax = Sequential.of(scaled, dense(30).sigmoid(), dense(10).softmax());
        var relu = Sequential.of(scaled, dense(30).relu(), dense(10).softmax());
        var wide = Sequential.of(scaled, dense(128).relu(), dense(10).softmax());

        System.out.println("change                                           test accuracy   seconds");
        step("sgd", digits, "pixels / 255, SGD, learning rate 3", sigmoid, meanSquaredError(), sgd(3));
        step("adam", digits, "Adam for SGD", sigmoid, meanSquaredError(), adam());
        step("softmax", digits, "softmax and cross-entropy", softmax, categoricalCrossentropy(), adam());
        step("relu", digits, "ReLU for the hidden sigmoid", relu, categoricalCrossentropy(), adam());
        step("wide", digits, "128 hidden units for 30", wide, categoricalCrossentropy(), adam());
    }

    private void step(String name, Digits digits, String change, Sequential network, Loss loss, Optimizer optimizer) {
        long begun = System.nanoTime();
        var model = network.fit(
                digits.train(),
                fit -> options.on(fit, name)
                        .loss(loss)
                        .optimizer(optimizer)
                        .metrics(accuracy())
                        .verbose(0));
        double accuracy = model.evaluate(digits.test()).accuracy();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(Locale.ROOT, "%-48s %11.2f %% %9.1f%n", change, 100 * accuracy, seconds);
    }
}
