package nn.benchmarks;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.r2;

import java.util.List;
import nn.data.Split;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.metric.Metric;
import nn.table.Features;
import nn.table.FittedFeatures;
import nn.table.Table;

/**
 * Says what is learnt from a known table.
 *
 * @param name its file in nn-data, without {@code .csv}
 * @param target the column to learn
 * @param words the columns of words; the other ones are numbers
 * @param ignored columns that nothing is learnt from
 * @param classes how many classes there are; 0 for a value
 */
record KnownTable(String name, String target, List<String> words, List<String> ignored, int classes) {
    static final List<KnownTable> ALL = List.of(
            new KnownTable("iris", "species", List.of(), List.of(), 3),
            new KnownTable("wine", "cultivar", List.of(), List.of(), 3),
            new KnownTable("breast-cancer", "diagnosis", List.of(), List.of(), 2),
            new KnownTable("diabetes", "progression", List.of(), List.of(), 0),
            new KnownTable("penguins", "species", List.of("island", "sex"), List.of(), 3),
            new KnownTable("auto-mpg", "mpg", List.of("origin"), List.of("name"), 0));

    Split<Table> split(Table table, long seed) {
        Split<Table> split = table.split(0.75).seed(seed);
        return classes == 0 ? split : split.stratified(target);
    }

    FittedFeatures features(Table train) {
        String[] numbers = train.names().stream()
                .filter(each -> !each.equals(target) && !words.contains(each) && !ignored.contains(each))
                .toArray(String[]::new);
        return Features.of(train)
                .numbers(numbers)
                .categories(words.toArray(String[]::new))
                .target(target);
    }

    Layer output() {
        return switch (classes) {
            case 0 -> dense(1);
            case 2 -> dense(1).sigmoid();
            default -> dense(classes).softmax();
        };
    }

    Loss loss() {
        return switch (classes) {
            case 0 -> meanSquaredError();
            case 2 -> binaryCrossentropy();
            default -> sparseCategoricalCrossentropy();
        };
    }

    Metric metric() {
        return classes == 0 ? r2() : accuracy();
    }
}
