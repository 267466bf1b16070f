package nn.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Split;
import org.junit.jupiter.api.Test;

class TableSplitTest {
    private static final Table PEOPLE = people(137);

    /** Rows of three classes of unequal sizes, of 20 patients, at 50 times. */
    private static Table people(int rows) {
        Randoms random = Randoms.of(5, "people", 0);
        return Table.of(Map.of(
                "id", IntStream.range(0, rows).toArray(),
                "kind",
                        IntStream.range(0, rows)
                                .mapToObj(i ->
                                        List.of("a", "a", "a", "b", "b", "c").get(random.nextInt(6)))
                                .toList(),
                "patient", IntStream.range(0, rows).map(i -> random.nextInt(20)).toArray(),
                "day", IntStream.range(0, rows).map(i -> random.nextInt(50)).toArray()));
    }

    private static List<String> ids(Table... parts) {
        return List.of(parts).stream()
                .flatMap(part -> part.column("id").words().stream())
                .sorted()
                .toList();
    }

    private static void assertWhole(Split<Table> split) {
        assertThat(ids(split.train(), split.test())).isEqualTo(ids(PEOPLE));
    }

    @Test
    void givesEachRowToOnePart() {
        Split<Table> split = PEOPLE.split(0.8);
        assertWhole(split);
        assertThat(split.train().size()).isEqualTo(109); // floor(0.8 * 137), as scikit-learn's train_size
        assertThat(split.train()).isEqualTo(PEOPLE.split(0.8).seed(0).train());
        assertThat(PEOPLE.folds(5).stratified("kind")).hasSize(5).allSatisfy(fold -> {
            assertThat(ids(fold.train(), fold.test())).isEqualTo(ids(PEOPLE));
            assertThat(fold.test().origin().heldOut()).isTrue();
        });
        assertThat(split.train()).isNotEqualTo(split.seed(1).train());
    }

    @Test
    void stratifiesToWithinARow() {
        Map<String, Integer> all = PEOPLE.column("kind").counts();
        for (Split<Table> split : List.of(PEOPLE.split(0.8), PEOPLE.split(0.6), PEOPLE.split(0.29))) {
            Split<Table> stratified = split.stratified("kind").seed(3);
            Table train = stratified.train();
            double share = train.size() / (double) PEOPLE.size();
            train.column("kind")
                    .counts()
                    .forEach((kind, rows) ->
                            assertThat(Math.abs(rows - share * all.get(kind))).isLessThan(1));
        }
        assertWhole(PEOPLE.split(0.8).stratified("kind"));
    }

    @Test
    void keepsGroupsTogether() {
        Split<Table> split = PEOPLE.split(0.8).grouped("patient").seed(3);
        assertWhole(split);
        assertThat(split.train().column("patient").categories())
                .doesNotContainAnyElementsOf(split.test().column("patient").categories());
        assertThat(split.train().size()).isBetween(100, 118);
    }

    @Test
    void testsWithWhatCameLater() {
        for (int percent = 1; percent < 100; percent++) {
            Split<Table> split = PEOPLE.split(percent / 100.0).byTime("day");
            assertWhole(split);
            double[] train = split.train().column("day").numbers();
            double[] test = split.test().column("day").numbers();
            assertThat(train[train.length - 1]).isLessThan(test[0]);
            assertThat(train).isSorted();
            assertThat(test).isSorted();
        }
        assertThat(PEOPLE.folds(4).byTime("day")).hasSize(4).allSatisfy(fold -> {
            double[] train = fold.train().column("day").numbers();
            assertThat(train[train.length - 1])
                    .isLessThan(fold.test().column("day").number(0));
        });
        Table dates = Csv.parse("when\n2024-01-03\n2024-01-01\n2024-01-02T10:00\n2024-01-02T09:00\n");
        assertThat(dates.split(0.5).byTime("when").train().column("when").words())
                .containsExactly("2024-01-01", "2024-01-02T09:00");
    }

    @Test
    void refusesWhatCannotBeParted() {
        assertRefused(
                () -> PEOPLE.split(1),
                "a split of 137 rows must leave rows on both sides, but the share to learn from was 1.");
        Table none = PEOPLE.filter(row -> false);
        assertRefused(
                () -> none.split(0.8).stratified("kind").train(),
                "a split of 0 rows must leave rows on both sides, but the share to learn from was 0.8.");
        assertRefused(
                () -> Csv.parse("a,b\n").split(0.8).inOrder().train(),
                "a split of 0 rows must leave rows on both sides, but the share to learn from was 0.8.");
        assertRefused(
                () -> none.folds(2).all(), "folds: there must be at least 2 and at most one a row, 0, but were 2.");
        assertRefused(() -> PEOPLE.split(0.8).stratified("id").train(), """
                split.stratified: each class needs at least 2 rows, but class 0 has 1.
                Maybe leave it out, or do not stratify.""");
        assertRefused(() -> PEOPLE.split(0.8).stratified(), """
                stratified: the columns are [day, id, kind, patient]; it must be said by which.
                Maybe name one, as in stratified("day").""");
        assertRefused(() -> PEOPLE.split(0.8).stratified("kind").byTime("day"), """
                byTime and stratified were both chosen.
                Maybe leave out one of them.""");
        assertRefused(() -> PEOPLE.split(0.8).byTime("kind"), """
                byTime: the column "kind" holds categories, but only dates and numbers are times.
                Maybe say how its dates are written: table.date("kind", "dd.MM.yyyy").""");
        assertRefused(
                () -> PEOPLE.withColumn("day", row -> row.index() == 3 ? Double.NaN : 1)
                        .split(0.8)
                        .byTime("day"),
                """
                byTime: 1 values of the column "day" are missing.
                Maybe leave those rows out: table.dropMissing("day").""");
        assertRefused(
                () -> PEOPLE.withColumn("day", row -> 1)
                        .split(0.8)
                        .byTime("day")
                        .train(),
                "split.byTime: there must be rows of at least 2 times, but all are of one.");
        assertRefused(
                () -> PEOPLE.withColumn("day", row -> 1).folds(3).byTime("day").all(),
                "folds(3).byTime: each fold must have times of its own, but too many rows are of the same.");
    }

    private static void assertRefused(Runnable split, String message) {
        assertThatThrownBy(split::run).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void knowsWhatIsHeldOut() {
        Split<Table> split = PEOPLE.split(0.8);
        Origin train = split.train().origin();
        Origin test = split.test().sortBy("day").select("kind").origin();
        train.requireTraining("Features.of");
        test.requireUnseenBy("features.dataset", train);
        train.requireUnseenBy("features.dataset", train);
        assertRefused(() -> test.requireTraining("Features.of"), """
                Features.of: the table holds rows that a split held out; what is fitted must not see them.
                Maybe fit on split.train(), and use the result on split.test().""");
        assertRefused(() -> test.requireUnseenBy("features.dataset", PEOPLE.origin()), """
                features.dataset: 28 of 28 held-out rows are among those that the features were fitted on.
                Maybe fit on split.train() alone, not on the whole table: Features.of(split.train()).""");
        Table mixed = Table.concat(split.train(), split.test());
        assertRefused(() -> mixed.origin().requireTraining("Features.of"), """
                Features.of: the table holds rows that a split held out; what is fitted must not see them.
                Maybe fit on split.train(), and use the result on split.test().""");
    }

    @Test
    void showsInAPartOnlyTheCategoriesOfItsRows() {
        Table table =
                Csv.parse("x,t\na,1\nb,2\nc,3\nz,4\n").split(0.75).byTime("t").train();
        assertThat(new TreeSet<>(table.column("x").categories())).containsExactly("a", "b", "c");
    }
}
