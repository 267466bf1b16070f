package nn.examples;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.maxPool2D;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.image.PixelScaling.minusOneToOne;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Dataset;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.image.Images;
import nn.layer.Block;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells what pictures show that lie in a folder for each class. */
@Command(name = "folder", description = "Pictures by folder: a network tells what they show.")
final class Folder extends Contest {
    private static final int SIZE = 32;
    private static final int DRAWN = 250;

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "A folder of pictures for each class. By default shapes are drawn.")
    private Optional<Path> directory = Optional.empty();

    @Mixin
    private final FitOptions options = new FitOptions(15, 16);

    @Override
    protected Result result() {
        Dataset data = directory.map(Folder::read).orElseGet(this::drawn);
        var split = data.split(0.8).stratified().seed(options.seed());
        int kinds = data.classes().size();
        System.out.printf(
                "Data: %d pictures of %d classes, from %s on.%n",
                data.size(), kinds, data.classes().get(0));
        var network = Sequential.of(
                        minusOneToOne(),
                        convolution(16),
                        convolution(32),
                        convolution(64),
                        globalAveragePool2D(),
                        dense(kinds).softmax())
                .input(3, SIZE, SIZE);
        System.out.print(network.summary());
        var plain = Sequential.of(minusOneToOne(), flatten(), dense(kinds).softmax());
        return new Result(
                "accuracy",
                tested("network", network, split.train(), split.test(), 1),
                tested("baseline", plain, split.train(), split.test(), 0));
    }

    private static Block convolution(int filters) {
        return block(
                conv2D(filters, 3).same().useBias(false),
                batchNormalization().momentum(0.9),
                activation(relu()),
                maxPool2D());
    }

    private static Dataset read(Path folder) {
        return Images.folder(folder).size(SIZE, SIZE).letterbox().dataset();
    }

    private double tested(String name, Sequential network, Dataset train, Dataset test, int verbose) {
        return network.fit(
                        train,
                        fit -> options.on(fit, name)
                                .loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(0.003))
                                .metrics(accuracy())
                                .verbose(verbose))
                .evaluate(test)
                .get("accuracy");
    }

    /** Draws shapes into a folder that is gone afterwards. */
    private Dataset drawn() {
        try {
            Path folder = Files.createTempDirectory("nn-folder");
            try {
                Drawings.write(folder, DRAWN, options.seed());
                return read(folder);
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
