package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.selection.CrossValidation.crossValidate;
import static nn.selection.Distribution.logUniform;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Fold;
import nn.examples.ShownCode;
import nn.mnist.OpticalDigits;
import nn.selection.CrossValidation;
import nn.selection.Ranking;
import nn.selection.Search;
import nn.table.Features;
import nn.table.Table;
import org.junit.jupiter.api.Test;

/** Holds the examples in the comments of splits, folds and searches to code that is compiled and run. */
class SelectionJavadocTest {
    private static List<String> shown() {
        return Stream.of(
                        "data/Split",
                        "data/Folds",
                        "selection/CrossValidation",
                        "selection/Search",
                        "selection/Ranking")
                .flatMap(name -> ShownCode.inComments("../nn-api/src/main/java/nn/" + name + ".java").stream())
                .toList();
    }

    private static List<String> compiled() throws IOException {
        return ShownCode.files("src/test/java/nn/examples/recipes").stream()
                .filter(file -> file.endsWith("SelectionJavadocTest.java"))
                .flatMap(file -> ShownCode.marked(file).stream())
                .toList();
    }

    private static void splitted(Sequential network, Dataset data) {
        // spotless:off
        // DOC
        var split = data.split(0.8).stratified().seed(7);
        var model = network.fit(split.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
        System.out.println(model.evaluate(split.test()));
        // DOC ends
        // spotless:on
    }

    private static void folded(Sequential network, Dataset data) {
        // spotless:off
        // DOC
        for (var fold : data.folds(5).stratified().seed(3)) {
            var model = network.fit(fold.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
            System.out.println(model.evaluate(fold.test()));
        }
        // DOC ends
        // spotless:on
    }

    private static CrossValidation validated(Sequential network, Dataset data) {
        // spotless:off
        // DOC
        var validation = crossValidate(network, data.folds(10).stratified(), fit -> fit
                .loss(sparseCategoricalCrossentropy()).optimizer(adam()).metrics(accuracy()).epochs(20));
        System.out.println(validation);             // a table: mean, deviation, least and greatest of each metric
        validation.mean("accuracy");
        // DOC ends
        // spotless:on
        return validation;
    }

    private static CrossValidation prepared(Sequential network, Table table) {
        // spotless:off
        // DOC
        var validation = crossValidate(network, table.folds(5), fold -> {
            var features = Features.of(fold.train()).numbers("age", "fare").target("survived");
            return new Fold<>(features.dataset(fold.train()), features.dataset(fold.test()));
        }, fit -> fit.loss(binaryCrossentropy()));
        // DOC ends
        // spotless:on
        return validation;
    }

    private static Ranking searched(Dataset data) {
        // spotless:off
        // DOC
        var split = data.split(0.8).stratified();
        var found = Search.random(20).seed(7)
                .over("units", 16, 32, 64)
                .over("rate", logUniform(1e-4, 1e-1))
                .monitor("val_accuracy")
                .halving(2)
                .run(trial -> trial.fit(
                        Sequential.of(dense(trial.integer("units")).relu(), dense(10).softmax()),
                        split.train(),
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(trial.number("rate"))).metrics(accuracy())
                                .validation(split.test()).epochs(18)));
        System.out.println(found);                  // a table, best first
        Model best = found.model();
        // DOC ends
        // spotless:on
        assertThat(best.history().epochs()).isPositive();
        return found;
    }

    private static Ranking maximized(Dataset data) {
        // spotless:off
        // DOC
        var found = Search.grid().over("units", 8, 32).maximize(trial -> crossValidate(
                Sequential.of(dense(trial.integer("units")).relu(), dense(10).softmax()),
                data.folds(3),
                fit -> fit.loss(sparseCategoricalCrossentropy()).metrics(accuracy())).mean("accuracy"));
        System.out.println(found.best().settings());
        // DOC ends
        // spotless:on
        return found;
    }

    private static void ranked(Ranking found, Dataset test) {
        // spotless:off
        // DOC
        System.out.println(found);                  // a table, best first
        found.best().settings();
        found.model().evaluate(test);
        // DOC ends
        // spotless:on
    }

    @Test
    void theExamplesAreCompiled() throws IOException {
        assertThat(shown()).hasSize(7).containsExactlyInAnyOrderElementsOf(compiled());
    }

    @Test
    void theExamplesRun() {
        Dataset data = OpticalDigits.load().train().take(300);
        Sequential network = Sequential.of(dense(16).relu(), dense(10).softmax());
        splitted(network, data);
        folded(network, data);
        assertThat(validated(network, data).models()).hasSize(10);
        Ranking found = searched(data);
        assertThat(found.best().score()).isGreaterThan(0.8);
        ranked(found, data);
        assertThat(maximized(data).best().settings()).containsEntry("units", 32);
        Sequential logistic = Sequential.of(dense(1).sigmoid());
        assertThat(prepared(logistic, FoldsRecipeTest.PASSENGERS).mean("loss")).isPositive();
    }
}
