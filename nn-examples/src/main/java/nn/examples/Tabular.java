package nn.examples;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import nn.Sequential;
import nn.datasets.Penguins;
import nn.examples.cli.Contest;
import nn.examples.cli.FitOptions;
import nn.examples.cli.Result;
import nn.table.Column;
import nn.table.ColumnType;
import nn.table.Csv;
import nn.table.Features;
import nn.table.Table;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Tells a column of words of a table by its other columns, of numbers and words, some of which are missing. */
@Command(name = "table", description = "A table of numbers and words, some missing, tells penguins apart.")
final class Tabular extends Contest {
    @Mixin
    private final FitOptions options = new FitOptions(40, 32);

    @Option(names = "--csv", paramLabel = "FILE", description = "Your own table; else 344 penguins.")
    private @Nullable Path csv;

    @Option(names = "--target", paramLabel = "COLUMN", description = "What to tell: ${DEFAULT-VALUE}.")
    private String target = "species";

    @Override
    protected Result result() {
        Table table = csv == null ? Penguins.table() : Csv.read(csv).dropMissing(target);
        System.out.println("Data: " + (csv == null ? "penguins of the Palmer archipelago, CC0" : csv) + ".");
        System.out.println(table);
        System.out.println(table.describe());

        var split = table.category(target).split(0.75).stratified(target).seed(options.seed());
        var features = Features.of(split.train())
                .numbers(names(table, ColumnType.NUMBER))
                .categories(names(table, ColumnType.CATEGORY))
                .target(target);
        var train = features.dataset(split.train());
        var network =
                Sequential.of(dense(32).relu(), dense(train.classes().size()).softmax());

        var model = network.fit(
                train,
                fit -> options.on(fit)
                        .loss(sparseCategoricalCrossentropy())
                        .optimizer(adam(0.005))
                        .metrics(accuracy()));
        double reached = model.evaluate(features.dataset(split.test())).get("accuracy");
        return new Result(
                "accuracy",
                reached,
                mostFrequent(split.train().column(target), split.test().column(target)));
    }

    private String[] names(Table table, ColumnType type) {
        return table.columns().stream()
                .filter(column -> column.type() == type)
                .map(Column::name)
                .filter(name -> !name.equals(target))
                .toArray(String[]::new);
    }

    /** Returns the accuracy of always saying what was most frequent. */
    private static double mostFrequent(Column train, Column test) {
        String word = train.counts().keySet().iterator().next();
        return test.counts().getOrDefault(word, 0) / (double) test.size();
    }
}
