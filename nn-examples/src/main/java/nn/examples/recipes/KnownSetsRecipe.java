package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adam;

import nn.Model;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.Split;
import nn.datasets.CaliforniaHousing;
import nn.datasets.Cifar10;
import nn.datasets.Imdb;
import nn.datasets.Iris;
import nn.datasets.Penguins;
import nn.mnist.FashionMnist;
import nn.table.Table;

/** Learns from sets that others learnt from. */
final class KnownSetsRecipe {
    private KnownSetsRecipe() {}

    static Model iris() {
        // spotless:off
        // DOC
        Split<Dataset> iris = Iris.load().split(0.8).stratified().seed(7);   // features [150, 4], three classes
        var model = Sequential.of(dense(16).relu(), dense(3).softmax())
                .fit(iris.train(), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).optimizer(adam(0.02)).epochs(40).verbose(0));
        System.out.println(model.confusion(iris.test()).report());
        // DOC ends
        // spotless:on
        return model;
    }

    static Table penguins() {
        // spotless:off
        // DOC
        Table penguins = Penguins.table();                // as it was published: words, numbers, missing values
        System.out.println(penguins.column("sex").missing());
        // DOC ends
        // spotless:on
        return penguins;
    }

    static void downloaded() {
        // spotless:off
        // DOC
        var clothes = FashionMnist.load().images();       // 60 000 + 10 000 images [1, 28, 28]
        var pictures = Cifar10.load();                    // 50 000 + 10 000 images [3, 32, 32], channels first
        var reviews = Imdb.load();                        // 25 000 + 25 000 texts, labels 0 and 1
        var houses = CaliforniaHousing.load();            // a table; houses.dataset() gives [20640, 8] and a value
        System.out.println(clothes.source() + ", " + houses.source());
        System.out.println(pictures.train().classes());
        System.out.println(reviews.train().texts().get(0));
        // DOC ends
        // spotless:on
    }
}
