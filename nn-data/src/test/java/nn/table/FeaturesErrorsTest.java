package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.data.NnException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Each message names the place, the value and the cure. */
class FeaturesErrorsTest {
    private static final Table TRAIN = Table.of(
            Column.numbers("age", 20, 40, Double.NaN, 60),
            Column.of("sex", List.of("male", "female", "female", "male")),
            Column.of("code", List.of("1", "2", "2", "3")),
            Column.numbers("survived", 0, 1, 1, 0));

    private static final FittedFeatures FEATURES =
            Features.of(TRAIN).numbers("age").categories("sex").target("survived");

    private static void assertRefused(ThrowingCallable work, String message) {
        assertThatThrownBy(work).isInstanceOf(NnException.class).hasMessage(message);
    }

    private static void assertNotFitted(UnaryOperator<FittedFeatures> words, String message) {
        assertRefused(() -> words.apply(Features.of(TRAIN)), message);
    }

    @Test
    void aColumnThatThereIsNot() {
        assertNotFitted(
                all -> all.numbers("ages"),
                "table: there is no column \"ages\", but [age, sex, code, survived].\nMaybe \"age\" is meant.");
        assertRefused(
                () -> FEATURES.row(Map.of("age", 30, "sexx", "male")),
                "features.row: there is no \"sex\", but [age, sexx].\nMaybe \"sex\" is meant by \"sexx\".");
        assertRefused(
                () -> FEATURES.row(Map.of("sex", "male")),
                "features.row: there is no \"age\", but [sex].\nMaybe give null where its value is missing.");
    }

    @Test
    void aWordWhereANumberIsWanted() {
        assertRefused(
                () -> FEATURES.row(Map.of("age", "old", "sex", "male")),
                "features: column \"age\": there must be a number, but was \"old\".\n"
                        + "Maybe categories(\"age\") is meant.");
        assertRefused(
                () -> FEATURES.row(Map.of("age", "30", "sex", "male")),
                "features: column \"age\": there must be a number, but was \"30\".\n"
                        + "Maybe give it as a number, in tables by table.number(\"age\").");
        assertNotFitted(
                all -> all.numbers("sex"),
                "features: column \"sex\", row 0: there must be a number, but was \"male\".\n"
                        + "Maybe categories(\"sex\") is meant.");
        assertNotFitted(
                all -> all.dates("sex"),
                "features: column \"sex\", row 0: there must be a date, but was \"male\".\n"
                        + "Maybe give a LocalDate, in tables by table.date(\"sex\").");
    }

    @Test
    void aNumberThatIsNone() {
        assertRefused(
                () -> FEATURES.row(Map.of("age", Double.POSITIVE_INFINITY, "sex", "male")),
                "features: column \"age\": the number must be finite, but was Infinity.\n"
                        + "Maybe leave it missing: an empty cell, null or NaN.");
        assertRefused(
                () -> FEATURES.row(Map.of("age", 1e300, "sex", "male")),
                "features: column \"age\": 1.0E300 is beyond the numbers of a network, float32.\n"
                        + "Maybe scale it, or leave it missing.");
        assertRefused(
                () -> Features.of(TRAIN).number("age", age -> age.log()).row(Map.of("age", -1)),
                "features: column \"age\": ln(1 + x) is for numbers above -1, but was -1.\nMaybe leave log() out.");
    }

    @Test
    void aMissingValueThatNothingStandsFor() {
        assertNotFitted(
                all -> all.passthrough("age"),
                "features: column \"age\", row 2: the value is missing.\n"
                        + "Maybe say what stands for it, as in impute(…), or drop such rows: table.dropMissing(\"age\").");
        assertNotFitted(
                all -> all.target("age"),
                "features: column \"age\", row 2: the target is missing.\n"
                        + "Maybe drop such rows: table.dropMissing(\"age\").");
        Table none = Table.of(Column.numbers("x", Double.NaN, Double.NaN));
        assertRefused(
                () -> Features.of(none).numbers("x"),
                "features: column \"x\" holds no number to learn from.\nMaybe leave it out.");
    }

    @Test
    void aWordThatWasNotSeen() {
        FittedFeatures strict = Features.of(TRAIN).category("sex", sex -> sex.refuseUnseen());
        assertRefused(
                () -> strict.row(Map.of("sex", "femal")),
                "features: column \"sex\": \"femal\" is none of the words fitted on, [female, male].\n"
                        + "Maybe \"female\" is meant.");
        Table other = Table.of(Column.of("sex", Arrays.asList("male", null)));
        assertThatThrownBy(() -> strict.rows(other))
                .hasMessageStartingWith("features: column \"sex\", row 1: the value");
        Table test = TRAIN.withColumn(Column.numbers("survived", 0, 1, 2, 0));
        assertRefused(
                () -> FEATURES.dataset(test),
                "features: column \"survived\", row 2: \"2\" is none of the words fitted on, [0, 1].");
    }

    @Test
    void theTargetIsNoFeature() {
        String message = "features: \"survived\" is the target, and no feature that could tell it.\n"
                + "Maybe leave it out of the features.";
        assertNotFitted(all -> all.numbers("survived").target("survived"), message);
        assertNotFitted(all -> all.target("survived").numbers("survived"), message);
        assertNotFitted(
                all -> all.target("sex", "age"),
                "features: column \"sex\", row 0: there must be a number, but was \"male\".\n"
                        + "Maybe categories(\"sex\") is meant.");
    }

    @Test
    void whatWasForgotten() {
        assertRefused(
                () -> Features.of(TRAIN).numbers("age").dataset(TRAIN),
                "features.dataset: no target was chosen.\n"
                        + "Maybe say what is to be told: Features.of(train)….target(\"…\").");
        assertRefused(
                () -> Features.of(TRAIN).target("survived").names(),
                "features: no column was named.\nMaybe name some: Features.of(train).numbers(\"age\").");
        assertNotFitted(
                all -> all.numbers("age").passthrough("age"),
                "features: column \"age\", row 2: the value is missing.\n"
                        + "Maybe say what stands for it, as in impute(…), or drop such rows: table.dropMissing(\"age\").");
        assertNotFitted(
                all -> all.numbers("age", "age"),
                "features: column \"age\" is named twice for the same feature.\n"
                        + "Maybe name it once, or with other options.");
    }

    @Test
    void unsoundOptions() {
        assertNotFitted(
                all -> all.buckets("age", 30, 18),
                "buckets: the bounds must be finite and ascend, but are [30.0, 18.0].");
        assertNotFitted(all -> all.buckets("age"), "buckets: the number of bounds must be at least 1, but was 0.");
        assertNotFitted(
                all -> all.quantiles("age", 1), "quantiles: there must be at least 2 buckets, but were to be 1.");
        assertNotFitted(all -> all.hashed("sex", 0), "hashed: the number of places must be at least 1, but was 0.");
        assertNotFitted(
                all -> all.number("age", age -> null),
                "number: the lambda gave null.\n"
                        + "Maybe let it give what its last word gives, as in age -> age.minMax().");
        assertNotFitted(
                all -> all.label("ag"),
                "table: there is no column \"ag\", but [age, sex, code, survived].\nMaybe \"age\" is meant.");
    }

    @Test
    void rowsThatASplitHeldOutAreNotFittedOn() {
        var split = TRAIN.split(0.5);
        assertRefused(
                () -> Features.of(split.test()),
                "Features.of: the table holds rows that a split held out; what is fitted must not see them.\n"
                        + "Maybe fit on split.train(), and use the result on split.test().");
        FittedFeatures leaky = Features.of(TRAIN).categories("sex").target("survived");
        assertRefused(
                () -> leaky.dataset(split.test()),
                "features.dataset: 2 of 2 held-out rows are among those that the features were fitted on.\n"
                        + "Maybe fit on split.train() alone, not on the whole table: Features.of(split.train()).");
        assertThat(Features.of(split.train())
                        .categories("sex")
                        .target("survived")
                        .dataset(split.test())
                        .size())
                .isEqualTo(2);
    }
}
