package nn.examples;

import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.rescaling;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.selection.Distribution.logUniform;

import nn.Sequential;
import nn.data.Dataset;
import nn.examples.cli.Contest;
import nn.examples.cli.EngineOptions;
import nn.examples.cli.Result;
import nn.mnist.OpticalDigits;
import nn.optimizer.Optimizer;
import nn.selection.Ranking;
import nn.selection.Search;
import nn.train.Fit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Searches for a width, a dropout and a learning rate, and holds what it finds against the defaults. */
@Command(
        name = "search",
        description = "Search at random: bad settings end early.",
        footer = "There is no --checkpoint: which trials end early, all of them decide together.")
final class SearchSettings extends Contest {
    @Mixin
    private final EngineOptions options = new EngineOptions();

    @Option(names = "--epochs", description = "How long the best trials are trained: ${DEFAULT-VALUE}.")
    private int epochs = 27;

    @Option(names = "--batch", description = "How many rows make a step: ${DEFAULT-VALUE}.")
    private int batch = 32;

    @Option(names = "--trials", description = "How many settings are tried: ${DEFAULT-VALUE}.")
    private int trials = 18;

    @Override
    protected Result result() {
        var digits = OpticalDigits.load();
        System.out.println("Data: " + digits.source());
        var split = digits.train().split(0.8).stratified().seed(options.seed());

        Ranking found = Search.random(trials)
                .seed(options.seed())
                .over("units", 16, 32, 64, 128)
                .over("dropout", 0.0, 0.2, 0.4)
                .over("rate", logUniform(1e-4, 1e-1))
                .halving(3)
                .run(trial -> trial.fit(
                        network(trial.integer("units"), trial.number("dropout")),
                        split.train(),
                        fit -> settings(fit, adam(trial.number("rate")), split.test())));
        System.out.println(found);

        var baseline = network(32, 0)
                .fit(split.train(), fit -> settings(fit, adam(), split.test()).verbose(0));
        return new Result(
                "accuracy",
                found.model().evaluate(digits.test()).accuracy(),
                baseline.evaluate(digits.test()).accuracy());
    }

    private static Sequential network(int units, double dropout) {
        return Sequential.of(
                rescaling(1 / 16.0),
                dense(units).relu(),
                dropout(dropout),
                dense(10).softmax());
    }

    private Fit settings(Fit fit, Optimizer optimizer, Dataset held) {
        return options.on(fit)
                .epochs(epochs)
                .batchSize(batch)
                .loss(sparseCategoricalCrossentropy())
                .optimizer(optimizer)
                .metrics(accuracy())
                .validation(held);
    }
}
