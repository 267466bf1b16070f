package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.rescaling;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;

import java.util.Locale;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.examples.cli.Example;
import nn.examples.cli.Ranking;
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

        double[] familiar = errors(model, digits.test().filter(label -> label != novel));
        double[] outliers = errors(model, digits.test().filter(label -> label == novel));
        System.out.printf(
                Locale.ROOT, "AUC: %.3f (1 tells all apart, 0.5 is chance)%n", Ranking.auc(outliers, familiar));
    }

    /** Gives the mean squared error of each image. */
    private static double[] errors(Model model, Dataset data) {
        Tensor rebuilt = model.predict(data);
        double[] errors = new double[data.size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = error(data.input().row(i).floats(), rebuilt.row(i).floats());
        }
        return errors;
    }

    private static double error(float[] image, float[] rebuilt) {
        double sum = 0;
        for (int i = 0; i < image.length; i++) {
            sum += Math.pow(image[i] - rebuilt[i], 2);
        }
        return sum / image.length;
    }
}
