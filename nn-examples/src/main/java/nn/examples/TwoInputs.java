package nn.examples;

import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.maxPool2D;
import static nn.Layers.rescaling;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import nn.Functional;
import nn.Model;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.examples.cli.Contest;
import nn.examples.cli.DataOption;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.onnx.Onnx;
import nn.train.Fit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Reads price tags: the image shows what one costs, the facts say how many are bought, and the discount. */
@Command(name = "two-inputs", description = "Two inputs, two outputs: an image and facts give kind and price.")
final class TwoInputs extends Contest {
    @Option(names = "--out", paramLabel = "FILE", description = "Where it is saved half-way: ${DEFAULT-VALUE}.")
    private Path out = Path.of("prices.onnx");

    @Mixin
    private final FitOptions options = new FitOptions(4);

    @Mixin
    private final DataOption data = new DataOption();

    @Override
    protected Result result() {
        var digits = data.load().images();
        Dataset train = PriceTags.of(digits.train(), options.seed());
        Dataset test = PriceTags.of(digits.test(), options.seed());

        Symbol image = input("image", 1, 28, 28);
        Symbol facts = input("facts", 2);
        Symbol seen = seen(image);
        Symbol both = concatenate(seen, facts).then(dense(64).relu());
        var network = Functional.of(
                List.of(image, facts),
                List.of(seen.then(dense(10).softmax().named("kind")), both.then(dense(1).named("price"))));
        System.out.print(network.summary());

        Model half = network.fit(train, fit -> settings(fit).epochs(options.epochs() / 2));
        System.out.println("Half: " + half.evaluate(test));
        Model model = goneOn(half, train);
        System.out.println("Test: " + model.evaluate(test));
        ask(model, test);
        return new Result("error", model.evaluate(test).get("price_loss"), baseline(train, test));
    }

    private static Symbol seen(Symbol image) {
        return image.then(
                rescaling(1 / 255.0),
                conv2D(8, 5).relu(),
                maxPool2D(),
                flatten(),
                dense(64).relu());
    }

    private Fit settings(Fit fit) {
        return options.on(fit, "half")
                .loss("kind", sparseCategoricalCrossentropy())
                .loss("price", meanAbsoluteError(), 0.5)
                .metrics("kind", accuracy())
                .optimizer(adam(0.002))
                .verbose(0);
    }

    /** Saves a model that has half learned, and goes on with what the file holds as if nothing had been. */
    private Model goneOn(Model half, Dataset train) {
        Onnx.save(half, out, export -> export.withState());
        System.out.println("Saved as " + out + "; loads it, and learns on.");
        return Onnx.load(out)
                .fit(
                        train,
                        fit -> options.on(fit, "whole")
                                .initialEpoch(options.epochs() / 2)
                                .verbose(0));
    }

    private static void ask(Model model, Dataset test) {
        Map<String, Tensor> found =
                model.predict(Map.of("image", test.input("image").row(0), "facts", Tensor.of(Shape.of(2), 3, 0.5f)));
        System.out.printf(
                Locale.ROOT,
                "The first test tag shows a %d: three at half the price are %.2f, it says.%n",
                Objects.requireNonNull(found.get("kind"))
                        .reshape(Shape.of(1, 10))
                        .argmax()
                        .ints()[0],
                Objects.requireNonNull(found.get("price")).floats()[0]);
    }

    /** Asks the same of a network that sees the image alone. */
    private double baseline(Dataset train, Dataset test) {
        Symbol image = input("image", 1, 28, 28);
        Symbol price = seen(image).then(dense(64).relu(), dense(1).named("price"));
        return Functional.of(image, price)
                .fit(
                        pricesOfImages(train),
                        fit -> options.on(fit, "baseline")
                                .loss(meanAbsoluteError())
                                .optimizer(adam(0.002))
                                .verbose(0))
                .evaluate(pricesOfImages(test))
                .loss();
    }

    private static Dataset pricesOfImages(Dataset tags) {
        return Dataset.of(tags.input("image"), tags.targets("price"));
    }
}
