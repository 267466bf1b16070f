package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.data.NnException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Words and numbers that stand for kinds, however they are given; and what numbers cannot be learned from. */
class FeaturesKindsTest {
    private static FittedFeatures kinds(Column column) {
        return Features.of(Table.of(column)).categories(column.name());
    }

    private static FittedFeatures numbers(double... numbers) {
        return Features.of(Table.of(Column.numbers("x", numbers))).numbers("x");
    }

    private static void assertRefused(ThrowingCallable work, String message) {
        assertThatThrownBy(work).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void aNumberStandsForMissingKindsAsTheKindThatItIs() {
        Table table = Table.of(Column.numbers("klass", 1, 2, Double.NaN));
        UnaryOperator<CategoryFeature> one = klass -> klass.impute("1.0");
        FittedFeatures features = Features.of(table).category("klass", one);
        assertThat(features.names()).containsExactly("klass_1", "klass_2");
        assertThat(features.rows(table).floats()).containsExactly(1, 0, 0, 1, 1, 0);
    }

    @Test
    void zeroHasOneSign() {
        Column signed = Column.numbers("x", 0.0, -0.0, 1);
        assertThat(kinds(signed).names()).containsExactly("x_0", "x_1");
        assertThat(kinds(signed).rows(Table.of(signed)).floats()).containsExactly(1, 0, 1, 0, 0, 1);
        assertThat(Features.of(Table.of(signed)).indexed("x").row(Map.of("x", -0.0)))
                .containsExactly(1);
        FittedFeatures hashed = Features.of(Table.of(signed)).hashed("x", 64);
        assertThat(hashed.row(Map.of("x", -0.0))).containsExactly(hashed.row(Map.of("x", 0)));
        Table told = Table.of(Column.numbers("y", -0.0, 1, 0), Column.numbers("x", 1, 2, 3));
        assertThat(Features.of(told)
                        .numbers("x")
                        .target("y")
                        .dataset(told)
                        .targets()
                        .ints())
                .containsExactly(0, 1, 0);
        assertThat(Features.of(told).numbers("x").label("y").dataset(told).classes())
                .containsExactly("0", "1");
    }

    @Test
    void aTruthValueIsTheWordThatSaysSo() {
        FittedFeatures words = kinds(Column.of("flag", List.of("False", "True")));
        assertThat(words.row(Map.of("flag", true))).containsExactly(0, 1);
        assertThat(words.row(Map.of("flag", false))).containsExactly(1, 0);
        assertThat(kinds(Column.numbers("flag", 0, 1)).row(Map.of("flag", true)))
                .containsExactly(0, 1);
        assertThat(kinds(Column.of("flag", List.of("TRUE", "TRUE"))).row(Map.of("flag", false)))
                .containsExactly(0);
        assertRefused(
                () -> kinds(Column.of("flag", List.of("no", "yes"))).row(Map.of("flag", true)),
                "features: column \"flag\": \"true\" is none of the words fitted on, [no, yes].");
    }

    @Test
    void aKindIsFoundByItsNumber() {
        FittedFeatures words = kinds(Column.of("k", List.of("2.0", "x", "03")));
        assertThat(words.names()).containsExactly("k_03", "k_2.0", "k_x");
        assertThat(words.row(Map.of("k", 2))).containsExactly(0, 1, 0);
        assertThat(words.row(Map.of("k", "2"))).as("words are spelled").containsExactly(0, 0, 0);
        assertThat(words.row(Map.of("k", 3))).as("a code").containsExactly(0, 0, 0);
        FittedFeatures numbers = kinds(Column.numbers("k", 1, 2));
        assertThat(numbers.row(Map.of("k", "2.0"))).containsExactly(0, 1);
        assertThat(numbers.rows(Table.of(Column.of("k", List.of("2.00", "z", "1"))))
                        .floats())
                .containsExactly(0, 1, 0, 0, 1, 0);
    }

    @Test
    void aFloatIsTheNumberThatItIsNearestTo() {
        FittedFeatures doubles = kinds(Column.numbers("b", 0.1, 0.2));
        assertThat(doubles.row(Map.of("b", 0.1f))).containsExactly(1, 0);
        assertThat(doubles.row(Map.of("b", 0.1000000001))).containsExactly(0, 0);
        FittedFeatures floats = kinds(Column.of("b", List.of(0.1f, 0.2f)));
        assertThat(floats.row(Map.of("b", 0.2))).containsExactly(0, 1);
        assertThat(kinds(Column.numbers("b", 16777217, 5)).row(Map.of("b", 16777216)))
                .containsExactly(0, 0);
    }

    @Test
    void aWordThatIsCalledAsAFurtherFeatureKeepsItsName() {
        Table table = Table.of(Column.of("town", List.of("missing", "other", "other_")));
        FittedFeatures features =
                Features.of(table).category("town", town -> town.unseenAsOther().flagged());
        assertThat(features.names())
                .containsExactly("town_missing", "town_other", "town_other_", "town_other__", "town_missing_");
    }

    @Test
    void aColumnMayBeNamedForSeveralFeatures() {
        Table table = Table.of(Column.numbers("s", 0, 1), Column.numbers("s_log", 3, 4));
        FittedFeatures features = Features.of(table)
                .numbers("s")
                .number("s", s -> s.log().flagged())
                .number("s", s -> s.minMax())
                .passthrough("s")
                .indexed("s")
                .categories("s")
                .hashed("s", 2)
                .numbers("s_log");
        assertThat(features.names())
                .containsExactly(
                        "s",
                        "s_log",
                        "s_log_missing",
                        "s_number",
                        "s_number_2",
                        "s_indexed",
                        "s_0",
                        "s_1",
                        "s_hashed_0",
                        "s_hashed_1",
                        "s_log_number");
        assertThat(features.row(Map.of("s", 1, "s_log", 4)))
                .hasSize(features.names().size());
    }

    @Test
    void numbersThatDifferByRoundingAreEqual() {
        FittedFeatures features = numbers(0.3, 0.30000000000000004, 0.3);
        assertThat(features.row(Map.of("x", 0.31))[0]).isCloseTo(0.01f, within(1e-6f));
        FittedFeatures scaled = Features.of(Table.of(Column.numbers("x", 0.3, 0.30000000000000004)))
                .number("x", x -> x.minMax());
        assertThat(scaled.row(Map.of("x", 0.31))[0]).isCloseTo(0.01f, within(1e-6f));
        assertThat(numbers(1e-20, 3e-20).row(Map.of("x", 3e-20))).containsExactly(1);
    }

    @Test
    void whatNothingCanBeLearnedFromIsRefused() {
        Table none = Table.of(Column.of("a", Arrays.asList(null, null)), Column.numbers("y", 1, 2));
        String message = "features: column \"a\" holds no word to learn from.\nMaybe leave it out.";
        assertRefused(() -> Features.of(none).categories("a"), message);
        assertRefused(() -> Features.of(none).indexed("a"), message);
        assertRefused(
                () -> numbers(1e308, 1.5e308),
                "features: column \"x\" holds numbers too large to take their mean and deviation.\n"
                        + "Maybe leave those missing, or divide all before.");
        assertRefused(
                () -> numbers(1e200, -1e200),
                "features: column \"x\" holds numbers too large to take their mean and deviation.\n"
                        + "Maybe leave those missing, or divide all before.");
        assertRefused(
                () -> Features.of(none).target("y", "y"),
                "target: \"y\" is named twice.\nMaybe name each column once.");
    }
}
