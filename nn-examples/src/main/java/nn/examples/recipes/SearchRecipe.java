package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.selection.CrossValidation.crossValidate;
import static nn.selection.Distribution.logUniform;

import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.selection.Ranking;
import nn.selection.Search;

/** Shows how settings are searched for. */
final class SearchRecipe {
    private SearchRecipe() {}

    static Model random(Dataset flowers) {
        // spotless:off
        // DOC
        var split = flowers.split(0.8).stratified();             // what tests stays out of the search
        var inner = split.train().split(0.8).stratified();
        Ranking found = Search.random(12).seed(7)
                .over("units", 8, 16, 32)
                .over("rate", logUniform(1e-4, 1e-1))
                .halving(3)                                      // after 3, 9, … epochs the best third goes on
                .run(trial -> trial.fit(
                        Sequential.of(dense(trial.integer("units")).relu(), dense(3).softmax()),
                        inner.train(),
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(trial.number("rate"))).metrics(accuracy())
                                .validation(inner.test()).epochs(27)));
        System.out.println(found);                               // a table, best first
        Model best = found.model();
        System.out.println(best.evaluate(split.test()));
        // DOC ends
        // spotless:on
        return best;
    }

    static Ranking grid(Dataset flowers) {
        // spotless:off
        // DOC
        Ranking found = Search.grid()
                .over("units", 4, 16)
                .over("rate", 0.01, 0.1)
                .maximize(trial -> crossValidate(
                        Sequential.of(dense(trial.integer("units")).relu(), dense(3).softmax()),
                        flowers.folds(3).stratified(),
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .optimizer(adam(trial.number("rate"))).metrics(accuracy()).epochs(10))
                        .mean("accuracy"));
        // DOC ends
        // spotless:on
        return found;
    }
}
