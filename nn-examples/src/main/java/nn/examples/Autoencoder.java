package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.rescaling;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.auc;
import static nn.Optimizers.adam;

import java.util.Locale;
import java.util.stream.IntStream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Example;
import nn.mnist.Digits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Finds outliers: what a network rebuilds badly is unlike all it has learned from. */
@Command(name = "autoencoder", description = "Novelty detection: a digit never seen is rebuilt badly.")
final class Autoencoder extends Example {
    @Option(names = "--novel", description = "The digit that training leaves out: ${DEFAULT-VALUE}.")
    private int novel = 2;

    Autoencoder() {
        super(10);
    }

    @Override
    protected void run(Digits digits) {
        System.out.println("Learns all digits but " + novel + ", then tells them from " + novel + " by its error.");
        Dataset known = digits.train().filter(label -> label != novel);
        var network = Sequential.of(
                        rescaling(1 / 255.0),
                        dense(128).relu(),
                        dense(16).relu(),
                        dense(128).relu(),
                        dense(784).sigmoid(),
                        rescaling(255))
                .input(784);
        System.out.print(network.summary());

        var model = network.fit(
                Dataset.of(known.input(), known.input()),
                fit -> options.on(fit).loss(meanSquaredError()).optimizer(adam()));

        Tensor errors = errors(model, digits.test());
        Tensor novelties = novelties(digits.test());
        System.out.printf(Locale.ROOT, "AUC: %.3f (1 tells all apart, 0.5 is chance)%n", auc().of(errors, novelties));
    }

    /** Returns the mean squared error of each rebuilt image. */
    private static Tensor errors(Model model, Dataset data) {
        Tensor rebuilt = model.predict(data);
        float[] errors = new float[data.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(data.input().row(i).floats(), rebuilt.row(i).floats());
        }
        return Tensor.of(Shape.of(errors.length, 1), errors);
    }

    private static float error(float[] image, float[] rebuilt) {
        float sum = 0;
        for (int i = 0; i < image.length; i++) {
            float difference = image[i] - rebuilt[i];
            sum += difference * difference;
        }
        return sum / image.length;
    }

    /** Returns 1 for each novel image and 0 for the others. */
    private Tensor novelties(Dataset data) {
        int[] digits = data.targets().ints();
        return Tensor.of(
                Shape.of(digits.length),
                IntStream.of(digits).map(digit -> digit == novel ? 1 : 0).toArray());
    }
}
