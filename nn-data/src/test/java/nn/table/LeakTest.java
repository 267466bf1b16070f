package nn.table;

import static nn.Layers.dense;
import static nn.selection.CrossValidation.crossValidate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Split;
import org.junit.jupiter.api.Test;

/** Goes the ways by which statistics of rows that are tested with could get into features. */
class LeakTest {
    private static final Table TABLE =
            Table.of(Map.of("x", new double[] {1, 2, 3, 4, 5, 6, 7, 100}, "y", new double[] {1, 2, 3, 4, 5, 6, 7, 8}));
    private static final Split<Table> SPLIT = TABLE.split(0.5);

    private static FittedFeatures fitted(Table table) {
        return Features.of(table).numbers("x").target("y");
    }

    private static void assertRefused(Runnable leak, String message) {
        assertThatThrownBy(leak::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    private static String seen(String word) {
        return word
                + ": the dataset's Features was fitted on its rows; what is held out must not have been seen by it.\n"
                + "Maybe divide first, and fit on the part to learn from: var split = table.split(0.8), or"
                + " crossValidate(network, table.folds(5), fold -> …).";
    }

    @Test
    void divideNoRowsThatWereFittedOn() {
        Dataset data = fitted(TABLE).dataset(TABLE);
        assertRefused(() -> data.split(0.5), seen("split"));
        assertRefused(() -> data.folds(3), seen("folds"));
        assertRefused(data::leaveOneOut, seen("folds"));
        assertRefused(() -> crossValidate(Sequential.of(dense(1)), data, fit -> fit), seen("folds"));
        assertRefused(() -> data.shuffled(1).take(6).rows(1, 5).split(0.5), seen("split"));
        assertRefused(() -> Dataset.concat(data, data).split(0.5), seen("split"));
        assertRefused(() -> fitted(TABLE).features().dataset(TABLE).split(0.5), seen("split"));
        assertRefused(() -> fitted(TABLE).dataset(TABLE.head(3)).split(0.5), seen("split"));
    }

    @Test
    void divideRowsThatWereNotFittedOn() {
        Dataset other = fitted(SPLIT.train()).dataset(SPLIT.test());
        assertThat(other.isFittedOnRows()).isFalse();
        assertThat(other.split(0.5).train().size()).isEqualTo(2);
    }

    @Test
    void knowWithoutTheTableWhatWasFittedOn() {
        Features all = fitted(TABLE).features();
        String message = """
                features.dataset: 4 of 4 held-out rows are among those that the features were fitted on.
                Maybe fit on split.train() alone, not on the whole table: Features.of(split.train()).""";
        assertRefused(() -> all.dataset(SPLIT.test()), message);
        assertRefused(() -> all.rows(SPLIT.test()), message.replace(".dataset", ".rows"));
        assertRefused(() -> new Features(all.columns(), all.target()).dataset(SPLIT.test()), message);
        assertRefused(() -> TABLE.folds(2).forEach(fold -> all.dataset(fold.test())), message);
        Features kept =
                fitted(TABLE).dataset(TABLE).preprocessing().orElseThrow().as(Features.class);
        assertRefused(() -> kept.dataset(SPLIT.test()), message);
        assertThat(fitted(SPLIT.train()).features().dataset(SPLIT.test()).size())
                .isEqualTo(4);
        assertThat(all).isEqualTo(fitted(TABLE.take(0, 1, 2, 3, 4, 5, 6, 7)).features());
    }

    @Test
    void knowColumnsThatWereTakenOutOfHeldOutRows() {
        String message = """
                Features.of: the table holds rows that a split held out; what is fitted must not see them.
                Maybe fit on split.train(), and use the result on split.test().""";
        Table test = SPLIT.test();
        assertRefused(() -> Features.of(Table.of(test.columns().toArray(new Column[0]))), message);
        assertRefused(() -> Features.of(Table.of(test.column("x").named("z"))), message);
        assertRefused(() -> Features.of(SPLIT.train().withColumn(test.column("x"))), message);
        assertThat(Table.of(TABLE.column("x")).origin()).isEqualTo(TABLE.origin());
        assertThat(Features.of(Table.of(SPLIT.train().column("x"))).numbers("x").width())
                .isEqualTo(1);
    }
}
