package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;
import static nn.selection.CrossValidation.crossValidate;

import java.util.function.UnaryOperator;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Fold;
import nn.selection.CrossValidation;
import nn.table.Features;
import nn.table.Table;
import nn.train.Fit;
import nn.train.Scores;

/** Shows how rows are divided, and how well a network does on rows that it did not learn from. */
final class FoldsRecipe {
    private FoldsRecipe() {}

    static final Sequential NETWORK = Sequential.of(dense(16).relu(), dense(3).softmax());

    static Scores split(Dataset flowers) {
        // spotless:off
        // DOC
        var network = Sequential.of(dense(16).relu(), dense(3).softmax());
        UnaryOperator<Fit> settings = fit -> fit
                .loss(sparseCategoricalCrossentropy()).optimizer(adam(0.01)).metrics(accuracy()).epochs(20).verbose(0);

        var split = flowers.split(0.8).stratified().seed(7);     // 0.8 is the share to learn from
        var model = network.fit(split.train(), settings);
        Scores scores = model.evaluate(split.test());
        // DOC ends
        // spotless:on
        return scores;
    }

    static Scores grouped(Dataset visits, String[] patients) {
        // spotless:off
        // DOC
        var split = visits.split(0.8).grouped(patients);         // no patient is on both sides
        // DOC ends
        // spotless:on
        return NETWORK.fit(split.train(), FoldsRecipe::settings).evaluate(split.test());
    }

    static Scores last(Dataset days) {
        // spotless:off
        // DOC
        var split = days.split(0.8).inOrder();                   // nothing random: the last rows test
        // DOC ends
        // spotless:on
        return NETWORK.fit(split.train(), FoldsRecipe::settings).evaluate(split.test());
    }

    static double folds(Sequential network, UnaryOperator<Fit> settings, Dataset flowers) {
        double sum = 0;
        // spotless:off
        // DOC
        for (var fold : flowers.folds(5).stratified().seed(3)) {
            var model = network.fit(fold.train(), settings);
            sum += model.evaluate(fold.test()).accuracy();
        }
        // DOC ends
        // spotless:on
        return sum / 5;
    }

    static CrossValidation validated(Sequential network, UnaryOperator<Fit> settings, Dataset flowers) {
        // spotless:off
        // DOC
        CrossValidation validation = crossValidate(network, flowers.folds(10).stratified(), settings);
        System.out.println(validation);                          // mean, deviation, least, greatest
        double accuracy = validation.mean("accuracy");
        double deviation = validation.deviation("accuracy");
        // DOC ends
        // spotless:on
        return deviation < accuracy ? validation : crossValidate(network, flowers, settings);
    }

    static CrossValidation prepared(Table passengers) {
        // spotless:off
        // DOC
        var network = Sequential.of(dense(16).relu(), dense(1).sigmoid());
        var validation = crossValidate(network, passengers.folds(5).stratified("survived"), fold -> {
            var features = Features.of(fold.train())
                    .numbers("age", "fare").categories("sex", "class").target("survived");
            return new Fold<>(features.dataset(fold.train()), features.dataset(fold.test()));
        }, fit -> fit.loss(binaryCrossentropy()).optimizer(adam(0.02)).metrics(accuracy()).epochs(20));
        // DOC ends
        // spotless:on
        return validation;
    }

    static Fit settings(Fit fit) {
        return fit.loss(sparseCategoricalCrossentropy())
                .optimizer(adam(0.01))
                .metrics(accuracy())
                .epochs(20)
                .verbose(0);
    }
}
