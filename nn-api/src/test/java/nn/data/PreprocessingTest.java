package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What made rows of numbers goes with them. */
class PreprocessingTest {
    private record Halves(double factor) implements Preprocessing {}

    private record Letters(List<String> known) implements Preprocessing {}

    private static final Halves HALVES = new Halves(0.5);
    private static final Dataset DATA = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, 6}}, new int[] {0, 1, 0})
            .preprocessing(HALVES);

    @Test
    void everyPartOfADatasetCarriesIt() {
        assertThat(Stream.of(
                                DATA,
                                DATA.take(2),
                                DATA.rows(1, 3),
                                DATA.split(0.4).train(),
                                DATA.split(0.4).test(),
                                DATA.folds(3).seed(1).iterator().next().train(),
                                DATA.shuffled(1),
                                DATA.filter(label -> label == 0),
                                DATA.reshape(2, 1),
                                DATA.sampleWeights(1, 2, 3),
                                DATA.classes(List.of("no", "yes")),
                                Dataset.concat(
                                        DATA,
                                        DATA.preprocessing(new Halves(0.5)).take(1)),
                                Dataset.concat(Dataset.of(DATA.input(), DATA.targets()), DATA))
                        .map(Dataset::preprocessing))
                .containsOnly(Optional.of(HALVES));
        assertThat(Dataset.of(DATA.input(), DATA.targets()).preprocessing()).isEmpty();
    }

    @Test
    void rowsThatItWasFittedOnAreNotHeldOut() {
        Dataset seen = DATA.fittedOnRows();
        assertThat(Stream.of(
                        seen.take(2),
                        seen.shuffled(1),
                        seen.pick(2, 0),
                        seen.filter(label -> label == 0),
                        seen.reshape(2, 1),
                        seen.sampleWeights(1, 2, 3),
                        seen.classes(List.of("no", "yes")),
                        Dataset.concat(DATA, seen)))
                .allMatch(Dataset::isFittedOnRows)
                .allSatisfy(part -> assertThatThrownBy(() -> part.split(0.5))
                        .isInstanceOf(NnException.class)
                        .hasMessage("split: the dataset's Halves was fitted on its rows; what is held out must not have"
                                + " been seen by it.\nMaybe divide first, and fit on the part to learn from: var split ="
                                + " table.split(0.8), or crossValidate(network, table.folds(5), fold -> …)."));
        assertThatThrownBy(() -> seen.folds(3)).hasMessageStartingWith("folds: the dataset's Halves was fitted on");
        assertThat(DATA.isFittedOnRows()).isFalse();
        assertThat(seen.preprocessing(HALVES).isFittedOnRows()).isFalse();
    }

    @Test
    void rowsOfTwoThatDifferAreNotJoined() {
        assertThatThrownBy(() -> Dataset.concat(DATA, DATA.preprocessing(new Halves(2))))
                .isInstanceOf(NnException.class)
                .hasMessage("concat: the datasets were made by preprocessing that differs.\n"
                        + "Maybe fit it once, and make all parts by it.");
    }

    @Test
    void aSchemaTakesItFromTheDataAndKeepsIt() {
        Schema schema = Schema.UNKNOWN.with(DATA).features(Range.of(DATA.input()));
        assertThat(schema.preprocessing(Halves.class)).isEqualTo(HALVES);
        assertThat(schema.with(Dataset.of(DATA.input(), DATA.targets())).preprocessing())
                .contains(HALVES);
        assertThat(schema).hasToString("Schema: features from 1 to 6, classes [], made by Halves[factor=0.5]");
    }

    @Test
    void aSchemaRefusesRowsOfAnother() {
        Schema schema = Schema.UNKNOWN.with(DATA);
        schema.requireSame(DATA.preprocessing(new Halves(0.5)));
        schema.requireSame(Dataset.of(DATA.input(), DATA.targets()));
        Schema.UNKNOWN.requireSame(DATA);
        assertThatThrownBy(() -> schema.requireSame(DATA.preprocessing(new Halves(2))))
                .isInstanceOf(NnException.class)
                .hasMessage("the data was made by another Halves than the model learned with.\n"
                        + "Maybe make it by the model's own: model.schema().preprocessing(Halves.class).");
        assertThatThrownBy(() -> schema.requireSame(DATA.preprocessing(new Letters(List.of()))))
                .isInstanceOf(NnException.class)
                .hasMessage("the data was made by a Letters, but the model learned with a Halves.\n"
                        + "Maybe make it by the model's own: model.schema().preprocessing(Halves.class).");
    }

    @Test
    void oneIsAskedForByItsKind() {
        assertThatThrownBy(() -> Schema.UNKNOWN.with(DATA).preprocessing(Letters.class))
                .isInstanceOf(NnException.class)
                .hasMessage("the preprocessing is a Halves, but a Letters was asked for.\n"
                        + "Maybe ask for it: preprocessing(Halves.class).");
        assertThatThrownBy(() -> Schema.UNKNOWN.preprocessing(Halves.class))
                .isInstanceOf(NnException.class)
                .hasMessage("the model knows no preprocessing of its rows.\n"
                        + "Maybe fit it on data that carries one: data.preprocessing(…).");
    }
}
