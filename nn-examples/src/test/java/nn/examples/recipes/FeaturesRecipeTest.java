package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.Model;
import nn.table.Csv;
import nn.table.Features;
import nn.table.FittedFeatures;
import nn.table.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeaturesRecipeTest {
    @TempDir
    Path folder;

    private static final Table PASSENGERS = Csv.parse("age,fare,sex,class,survived\n"
            + IntStream.range(0, 100)
                    .mapToObj(i -> "%s,%d,%s,%d,%d"
                            .formatted(
                                    i % 7 == 0 ? "" : 20 + i % 40, i, i % 3 == 0 ? "female" : "male", 1 + i % 3, i % 2))
                    .collect(Collectors.joining("\n")));

    private static final Table SALES = Csv.parse("area,rooms,year,town,heating,street,sold,price\n"
            + IntStream.range(0, 40)
                    .mapToObj(i -> "%d,%d,%d,t%d,%s,s%d,2024-%02d-01,%d"
                            .formatted(
                                    50 + i,
                                    1 + i % 4,
                                    1890 + 3 * i,
                                    i % 2,
                                    i % 5 == 0 ? "" : "gas",
                                    i % 9,
                                    1 + i % 12,
                                    100 + i))
                    .collect(Collectors.joining("\n")));

    @Test
    void aModelLearnsFromATableAndItsFileKeepsTheFeatures() {
        Model model = FeaturesRecipe.learn(PASSENGERS);
        Features features = model.schema().preprocessing(Features.class);
        assertThat(features.names())
                .containsExactly("age", "fare", "sex_female", "sex_male", "class_1", "class_2", "class_3");
        Map<String, ?> ida = Map.of("age", 63, "fare", 25, "sex", "female", "class", 1);
        assertThat(FeaturesRecipe.load(model, folder, ida)).containsExactly(model.predict(features.row(ida)));
    }

    @Test
    void eachColumnHasItsOptions() {
        FittedFeatures chosen = FeaturesRecipe.choose(SALES);
        assertThat(chosen.names())
                .startsWith("area", "area_missing", "rooms", "year_below_1900", "year_1900_to_1950")
                .contains("town_t0", "town_t1", "town_other", "heating_gas", "heating_none", "street_0", "street_63")
                .endsWith("sold_days", "sold_month_sin", "sold_month_cos");
        assertThat(chosen.dataset(SALES).targets().floats()).startsWith(100, 101);
    }
}
