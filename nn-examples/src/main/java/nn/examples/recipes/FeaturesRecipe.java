package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.binaryCrossentropy;
import static nn.Metrics.accuracy;

import java.nio.file.Path;
import java.util.Map;
import nn.Model;
import nn.Sequential;
import nn.onnx.Onnx;
import nn.table.Features;
import nn.table.FittedFeatures;
import nn.table.Table;

/** Makes rows of numbers of tables and values. */
final class FeaturesRecipe {
    private FeaturesRecipe() {}

    static Model learn(Table passengers) {
        // spotless:off
        // DOC
        var split = passengers.split(0.8).stratified("survived").seed(7);
        var features = Features.of(split.train())
                .numbers("age", "fare").categories("sex", "class").target("survived");
        var model = Sequential.of(dense(16).relu(), dense(1).sigmoid())
                .fit(features.dataset(split.train()), fit -> fit
                        .loss(binaryCrossentropy()).metrics(accuracy()).epochs(40));
        System.out.println(model.evaluate(features.dataset(split.test())));
        float[] chance = model.predict(features.row(Map.of("age", 30, "fare", 12.5, "sex", "female", "class", 2)));
        // DOC ends
        // spotless:on
        System.out.println(chance[0]);
        return model;
    }

    static float[] load(Model model, Path folder, Map<String, ?> passenger) {
        // spotless:off
        // DOC
        Onnx.save(model, folder.resolve("titanic.onnx"));
        var loaded = Onnx.load(folder.resolve("titanic.onnx"));
        var same = loaded.schema().preprocessing(Features.class);
        float[] chance = loaded.predict(same.row(passenger));
        // DOC ends
        // spotless:on
        return chance;
    }

    static FittedFeatures choose(Table sales) {
        // spotless:off
        // DOC
        var chosen = Features.of(sales)
                .number("area", area -> area.log().imputeMean().flagged())
                .number("rooms", rooms -> rooms.minMax())
                .buckets("year", 1900, 1950, 2000)
                .category("town", town -> town.atMost(20))
                .category("heating", heating -> heating.impute("none"))
                .hashed("street", 64)
                .date("sold", sold -> sold.days().month().cyclic())
                .target("price");
        System.out.println(chosen.names());
        // DOC ends
        // spotless:on
        return chosen;
    }
}
