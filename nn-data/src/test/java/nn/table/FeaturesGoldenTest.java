package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nn.data.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds features fitted on one table and computed for another against scikit-learn's and pandas' (golden/features.py). */
class FeaturesGoldenTest {
    private static final Table TRAIN = read("features-train.csv");
    private static final Table TEST = read("features-test.csv");
    private static final JsonObject GOLDEN = golden();

    private static final Map<String, UnaryOperator<FittedFeatures>> CASES = Map.ofEntries(
            Map.entry("numbers", all -> all.numbers("age")),
            Map.entry("constant", all -> all.numbers("rooms")),
            Map.entry("mean", all -> all.number("age", age -> age.imputeMean())),
            Map.entry("mostFrequent", all -> all.number("class", each -> each.imputeMostFrequent())),
            Map.entry("impute", all -> all.number("age", age -> age.impute(-3.5))),
            Map.entry(
                    "flagged",
                    all -> all.number("age", age -> age.unscaled().imputeMean().flagged())),
            Map.entry("minMax", all -> all.number("fare", fare -> fare.minMax())),
            Map.entry("log", all -> all.number("fare", fare -> fare.log())),
            Map.entry("categories", all -> all.categories("city")),
            Map.entry("numericCategories", all -> all.categories("class")),
            Map.entry("atMost", all -> all.category("city", city -> city.atMost(3))),
            Map.entry("atLeast", all -> all.category("city", city -> city.atLeast(9))),
            Map.entry("quantiles", all -> all.quantiles("fare", 5)),
            Map.entry("indexed", all -> all.indexed("city")),
            Map.entry("hashed", all -> all.hashed("city", 16)),
            Map.entry(
                    "dates",
                    all -> all.date(
                            "sold",
                            sold -> sold.year().month().day().weekday().hour().days())));

    private static Table read(String file) {
        try {
            return Csv.read(Path.of(Objects.requireNonNull(FeaturesGoldenTest.class.getResource(file))
                    .toURI()));
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonObject golden() {
        try (var stream = Objects.requireNonNull(FeaturesGoldenTest.class.getResourceAsStream("features.json"));
                var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            return JsonParser.parseReader(reader).getAsJsonObject();
        } catch (IOException odd) {
            throw new UncheckedIOException(odd);
        }
    }

    @Test
    void everyGoldenCaseIsHeldAgainst() {
        assertThat(CASES.keySet()).isEqualTo(GOLDEN.keySet());
    }

    @TestFactory
    Stream<DynamicTest> featuresAreScikitLearns() {
        return CASES.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> assertGolden(name)));
    }

    private static void assertGolden(String name) {
        FittedFeatures features = Objects.requireNonNull(CASES.get(name)).apply(Features.of(TRAIN));
        Tensor rows = features.rows(TEST);
        JsonArray golden = GOLDEN.getAsJsonArray(name);
        int width = golden.get(0).getAsJsonArray().size();
        assertThat(rows.shape().dims()).containsExactly(golden.size(), width);
        assertThat(features.names()).hasSize(width);
        float[] found = rows.floats();
        for (int i = 0; i < found.length; i++) {
            double expected =
                    golden.get(i / width).getAsJsonArray().get(i % width).getAsDouble();
            assertThat((double) found[i])
                    .as("row %d, %s", i / width, features.names().get(i % width))
                    .isCloseTo(expected, within(1e-6 * Math.max(1, Math.abs(expected))));
        }
    }
}
