package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class FeaturesTest {
    private static final Table TRAIN = Table.of(
            Column.numbers("age", 20, 40, Double.NaN, 60),
            Column.of("sex", List.of("male", "female", "female", "male")),
            Column.numbers("class", 3, 1, 2, 1),
            Column.of(
                    "born",
                    List.of(
                            LocalDate.of(2024, 1, 1),
                            LocalDate.of(2023, 4, 2),
                            LocalDate.of(2024, 7, 3),
                            LocalDate.of(2025, 10, 4))),
            Column.numbers("survived", 0, 1, 1, 0),
            Column.of("port", List.of("C", "Q", "S", "S")),
            Column.numbers("price", 1.5, 2, 3, 4));

    private static FittedFeatures train() {
        return Features.of(TRAIN);
    }

    @Test
    void aRowOfValuesBecomesARowOfNumbers() {
        var features = train().number("age", age -> age.unscaled())
                .categories("sex", "class")
                .target("survived");
        assertThat(features.names()).containsExactly("age", "sex_female", "sex_male", "class_1", "class_2", "class_3");
        assertThat(features.width()).isEqualTo(6);
        assertThat(features.row(Map.of("age", 30, "sex", "female", "class", 2))).containsExactly(30, 1, 0, 0, 1, 0);
        assertThat(features.row(Map.of("age", 30.5f, "sex", "other", "class", "3", "name", "Ida")))
                .containsExactly(30.5f, 0, 0, 0, 0, 1);
    }

    @Test
    void whatIsMissingIsSaidInSeveralWays() {
        var features = train().number("age", age -> age.unscaled().flagged()).category("sex", sex -> sex.flagged());
        Map<String, Object> nulls = new HashMap<>();
        nulls.put("age", null);
        nulls.put("sex", null);
        assertThat(features.names()).containsExactly("age", "age_missing", "sex_female", "sex_male", "sex_missing");
        assertThat(features.row(nulls)).containsExactly(40, 1, 0, 0, 1);
        assertThat(features.row(Map.of("age", Double.NaN, "sex", ""))).containsExactly(40, 1, 0, 0, 1);
        assertThat(features.row(Map.of("age", Optional.empty(), "sex", Optional.of("male"))))
                .containsExactly(40, 1, 0, 1, 0);
    }

    @Test
    void rowsOfATableAreThoseOfItsValues() {
        var features = train().numbers("age")
                .categories("sex")
                .dates("born")
                .hashed("port", 3)
                .quantiles("price", 2);
        float[] rows = features.rows(TRAIN).floats();
        for (int row = 0; row < TRAIN.size(); row++) {
            Map<String, Object> values = new HashMap<>();
            values.put("age", TRAIN.column("age").number(row));
            values.put("sex", TRAIN.column("sex").word(row));
            values.put("born", TRAIN.column("born").date(row));
            values.put("port", TRAIN.column("port").word(row));
            values.put("price", TRAIN.column("price").number(row));
            assertThat(features.row(values))
                    .containsExactly(Arrays.copyOfRange(rows, row * features.width(), (row + 1) * features.width()));
        }
    }

    @Test
    void wordsAsTargetsAreClassesAndNumbersValues() {
        var features = train().numbers("age");
        Dataset ports = features.target("port").dataset(TRAIN);
        assertThat(ports.classes()).containsExactly("C", "Q", "S");
        assertThat(ports.targets()).isEqualTo(Tensor.of(Shape.of(4), 0, 1, 2, 2));
        assertThat(features.target("price").dataset(TRAIN).targets())
                .isEqualTo(Tensor.of(Shape.of(4), 1.5f, 2f, 3f, 4f));
        assertThat(features.target("price", "class").dataset(TRAIN).targets())
                .isEqualTo(Tensor.of(Shape.of(4, 2), 1.5f, 3f, 2f, 1f, 3f, 2f, 4f, 1f));
    }

    @Test
    void zerosAndOnesAreLabelsAndOtherNumbersWhereTheyAreCalledSo() {
        var features = train().numbers("age");
        Dataset survived = features.target("survived").dataset(TRAIN);
        assertThat(survived.targets()).isEqualTo(Tensor.of(Shape.of(4), 0, 1, 1, 0));
        assertThat(survived.classes()).isEmpty();
        Dataset classes = features.label("class").dataset(TRAIN);
        assertThat(classes.classes()).containsExactly("1", "2", "3");
        assertThat(classes.targets()).isEqualTo(Tensor.of(Shape.of(4), 2, 0, 1, 0));
    }

    @Test
    void theDatasetCarriesTheFeatures() {
        var features = train().numbers("age").target("survived");
        Dataset data = features.dataset(TRAIN);
        assertThat(data.preprocessing()).contains(features.features());
        assertThat(data.input()).isEqualTo(features.rows(TRAIN));
        assertThat(features.features())
                .isEqualTo(train().numbers("age").target("survived").features());
        assertThat(features).hasToString("Features of age as 1 number, to tell survived");
    }

    @Test
    void rareWordsShareAFeatureAndUnseenOnesJoinThem() {
        Table towns = Table.of(Column.of("town", List.of("a", "b", "a", "c", "b", "d", "a")));
        var most = Features.of(towns).category("town", town -> town.atMost(2));
        assertThat(most.names()).containsExactly("town_a", "town_b", "town_other");
        assertThat(most.row(Map.of("town", "d"))).containsExactly(0, 0, 1);
        assertThat(most.row(Map.of("town", "never seen"))).containsExactly(0, 0, 1);
        assertThat(Features.of(towns).category("town", town -> town.atLeast(3)).names())
                .containsExactly("town_a", "town_other");
        assertThat(Features.of(towns)
                        .category("town", town -> town.unseenAsOther())
                        .names())
                .containsExactly("town_a", "town_b", "town_c", "town_d", "town_other");
    }

    /** With steps for each pair of words it would take a minute and more. */
    @Test
    @Timeout(20)
    void manyWordsTakeTimeInProportion() {
        int words = 30_000;
        Column user = Column.of(
                "user",
                IntStream.range(0, words).mapToObj(i -> "u" + i % (words - 1)).toList());
        double[] numbers =
                IntStream.range(0, words).mapToDouble(i -> i % (words - 1)).toArray();
        Table table = Table.of(user, Column.numbers("number", numbers));
        for (String column : table.names()) {
            var rare = Features.of(table)
                    .category(column, each -> each.atMost(1).impute("none"))
                    .category(column, each -> each.atLeast(2));
            String most = column.equals("user") ? "user_u0" : "number_0";
            assertThat(rare.names()).hasSize(5).contains(most, column + "_none", column + "_other");
        }
        var features = Features.of(table).indexed("user", "number");
        assertThat(features.features().inputs())
                .extracting(input -> input.examples().size())
                .containsExactly(words + 1, words + 1);
        Dataset told = Features.of(table).numbers("number").target("user").dataset(table);
        assertThat(told.classes()).hasSize(words - 1);
    }

    @Test
    void valuesThatAreRefusedAreNoExamples() {
        var features = Features.of(Table.of(Column.of("word", List.of("a", "b", "c"))))
                .category("word", word -> word.refuseUnseen())
                .indexed("word");
        assertThat(features.features().inputs())
                .extracting(input -> input.examples())
                .containsExactly(List.of("a", "b", "c"));
        var unseen =
                Features.of(Table.of(Column.of("word", List.of("a", "b", "c")))).indexed("word");
        assertThat(unseen.features().inputs())
                .extracting(input -> input.examples())
                .containsExactly(List.of("?", "a", "b", "c", ""));
    }

    @Test
    void aWordStandsForMissingOnes() {
        Table towns = Table.of(Column.of("town", Arrays.asList("b", null, "a", "b")));
        var named = Features.of(towns).category("town", town -> town.impute("none"));
        assertThat(named.names()).containsExactly("town_a", "town_b", "town_none");
        assertThat(named.row(Collections.singletonMap("town", null))).containsExactly(0, 0, 1);
        var frequent = Features.of(towns).category("town", town -> town.imputeMostFrequent());
        assertThat(frequent.row(Map.of("town", ""))).containsExactly(0, 1);
    }

    @Test
    void bucketsBeginAtTheirBounds() {
        var features = train().buckets("age", 18, 30, 65);
        assertThat(features.names()).containsExactly("age_below_18", "age_18_to_30", "age_30_to_65", "age_from_65");
        assertThat(features.row(Map.of("age", 17.9))).containsExactly(1, 0, 0, 0);
        assertThat(features.row(Map.of("age", 18))).containsExactly(0, 1, 0, 0);
        assertThat(features.row(Map.of("age", 65))).containsExactly(0, 0, 0, 1);
        assertThat(features.row(Map.of("age", Double.NaN))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void partsOfDatesGoRoundInACircle() {
        var features = train().date("born", born -> born.month().hour().days().cyclic());
        assertThat(features.names())
                .containsExactly("born_month_sin", "born_month_cos", "born_hour_sin", "born_hour_cos", "born_days");
        float[] row = features.row(Map.of("born", LocalDateTime.of(2024, 12, 31, 6, 0)));
        assertThat(Arrays.copyOf(row, 4)).containsExactly(new float[] {0, 1, 1, 0}, within(1e-6f));
        var plain = train().date("born", born -> born.unscaled().weekday().days());
        assertThat(plain.row(Map.of("born", LocalDateTime.of(1970, 1, 2, 12, 0))))
                .containsExactly(4, 1.5f);
        assertThat(features.row(Map.of("born", ""))).startsWith(0, 0, 0, 0);
    }

    @Test
    void indexedWordsAreWholeNumbersForAnEmbedding() {
        var features = train().indexed("port", "sex");
        assertThat(features.rows(TRAIN)).isEqualTo(Tensor.of(Shape.of(4, 2), 1, 2, 2, 1, 3, 1, 3, 2));
        assertThat(features.rows(TRAIN).type()).isEqualTo(DType.INT32);
        assertThat(features.row(Map.of("port", "X", "sex", "male"))).containsExactly(0, 2);
    }

    @Test
    void aColumnOfEqualNumbersGivesZero() {
        Table same = Table.of(Column.numbers("x", 0.1, 0.1, 0.1), Column.numbers("y", 1, 2, 3));
        assertThat(Features.of(same).numbers("x").rows(same).floats()).containsExactly(0, 0, 0);
        assertThat(Features.of(same).number("x", x -> x.minMax()).rows(same).floats())
                .containsExactly(0, 0, 0);
        assertThat(Features.of(same).number("y", y -> y.minMax()).rows(same).floats())
                .containsExactly(0, 0.5f, 1);
    }
}
