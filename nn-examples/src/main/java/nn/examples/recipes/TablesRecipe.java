package nn.examples.recipes;

import static nn.Layers.dense;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.adam;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nn.Sequential;
import nn.table.Csv;
import nn.table.Features;
import nn.table.Table;

/** Reads, looks at, changes and splits tables. */
final class TablesRecipe {
    private TablesRecipe() {}

    @SuppressWarnings("PreferCharsetOverload") // a name, as people know it
    static Table read(Path folder) {
        // spotless:off
        // DOC
        var visits = Csv.read(folder.resolve("visits.csv"));
        System.out.println(visits);
        System.out.println(visits.column("age").missing());

        var german = Csv.read(folder.resolve("besuche.csv"), csv -> csv
                .delimiter(';').decimal(',').encoding("windows-1252").missing("?")
                .category("station").text("patient").date("tag", "dd.MM.yyyy"));
        // DOC ends
        // spotless:on
        return Table.concat(visits.select("age"), german.rename("alter", "age").select("age"));
    }

    /** A record to make rows of. */
    // spotless:off
    // DOC
    record Visit(String patient, double age, LocalDate day) {}
    // DOC ends
    // spotless:on

    static Table make() {
        // spotless:off
        // DOC
        var columns = Table.of(Map.of("age", new double[] {30, 41}, "sex", List.of("female", "male")));
        var records = Table.of(List.of(new Visit("p1", 30, LocalDate.of(2024, 2, 29))));
        // DOC ends
        // spotless:on
        return columns.head(1).withColumn(records.column("age").named("first"));
    }

    static Table change(Table visits, Path folder) {
        // spotless:off
        // DOC
        var adults = visits.drop("remark")
                .filter(row -> row.number("age") >= 18)
                .withColumn("year", row -> row.date("day").orElseThrow().getYear())
                .category("ward")
                .sortBy("age");
        Csv.write(adults, folder.resolve("adults.csv"));
        // DOC ends
        // spotless:on
        return adults;
    }

    static List<Table> split(Table visits) {
        // spotless:off
        // DOC
        var split = visits.split(0.8).stratified("ill").seed(7);   // the same share of ill in both parts
        var apart = visits.split(0.8).grouped("patient");          // no patient in both parts
        var later = visits.split(0.8).byTime("day");               // tests with what came later
        for (var fold : visits.folds(5).stratified("ill")) {
            System.out.println(fold.train().size() + " rows to learn from, " + fold.test().size() + " to test with");
        }
        // DOC ends
        // spotless:on
        return List.of(split.train(), split.test(), apart.train(), apart.test(), later.train(), later.test());
    }

    static double score(Path file) {
        // spotless:off
        // DOC
        var split = Csv.read(file).split(0.75).stratified("species").seed(7);
        var features = Features.of(split.train())
                .numbers("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
                .categories("island", "sex")
                .target("species");
        var model = Sequential.of(dense(32).relu(), dense(3).softmax())
                .fit(features.dataset(split.train()), fit -> fit
                        .loss(sparseCategoricalCrossentropy()).optimizer(adam(0.005)).metrics(accuracy()).epochs(40));
        System.out.println(model.evaluate(features.dataset(split.test())));
        // DOC ends
        // spotless:on
        return model.evaluate(features.dataset(split.test())).get("accuracy");
    }
}
