package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import nn.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FoldsTest {
    record Case(String kind, int folds, int[] of, int[] expected) {
        static Case of(String line) {
            String[] parts = line.split(" \\| ", -1);
            String[] head = parts[0].split(" ", -1);
            return new Case(head[0], Integer.parseInt(head[1]), numbers(parts[1]), numbers(parts[2]));
        }

        private static int[] numbers(String words) {
            return Arrays.stream(words.split(" ", -1))
                    .mapToInt(Integer::parseInt)
                    .toArray();
        }
    }

    private static List<Case> cases(String kind) {
        return Golden.lines("folds.txt").stream()
                .map(Case::of)
                .filter(each -> each.kind().equals(kind))
                .toList();
    }

    static List<Case> stratified() {
        return cases("stratified");
    }

    static List<Case> plain() {
        return cases("plain");
    }

    static List<Case> time() {
        return cases("time");
    }

    static List<Case> grouped() {
        return cases("grouped");
    }

    /** Rows whose only feature is their number. */
    static Dataset rows(int... labels) {
        int size = labels.length;
        return Dataset.of(
                Tensor.of(Shape.of(size, 1), IntStream.range(0, size).toArray()), Tensor.of(Shape.of(size), labels));
    }

    static int[] numbers(Dataset data) {
        return data.input().ints();
    }

    private static int[] testedBy(Folds<Dataset> folds, int rows) {
        int[] tested = new int[rows];
        Arrays.fill(tested, -1);
        int fold = 0;
        for (Fold<Dataset> each : folds) {
            for (int row : numbers(each.test())) {
                assertThat(tested[row]).as("row %d is tested once", row).isEqualTo(-1);
                tested[row] = fold;
            }
            fold++;
        }
        return tested;
    }

    private static void assertWhole(Folds<Dataset> folds, int rows) {
        for (Fold<Dataset> each : folds) {
            int[] all = IntStream.concat(IntStream.of(numbers(each.train())), IntStream.of(numbers(each.test())))
                    .sorted()
                    .toArray();
            assertThat(all).isEqualTo(IntStream.range(0, rows).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("plain")
    void inOrderAreThoseOfKFold(Case golden) {
        Folds<Dataset> folds = rows(golden.of()).folds(golden.folds()).inOrder();
        assertThat(testedBy(folds, golden.of().length)).isEqualTo(golden.expected());
        assertWhole(folds, golden.of().length);
    }

    @ParameterizedTest
    @MethodSource("stratified")
    void stratifiedInOrderAreThoseOfStratifiedKFold(Case golden) {
        Folds<Dataset> folds =
                rows(golden.of()).folds(golden.folds()).stratified().inOrder();
        assertThat(testedBy(folds, golden.of().length)).isEqualTo(golden.expected());
    }

    @ParameterizedTest
    @MethodSource("time")
    void overTimeAreThoseOfTimeSeriesSplit(Case golden) {
        int rows = golden.of().length;
        Folds<Dataset> folds = rows(golden.of()).folds(golden.folds()).overTime();
        assertThat(testedBy(folds, rows)).isEqualTo(golden.expected());
        for (Fold<Dataset> fold : rows(golden.of()).folds(golden.folds()).overTime(2)) {
            int before = numbers(fold.test())[0] - 2;
            assertThat(numbers(fold.train()))
                    .isEqualTo(IntStream.range(0, before).toArray());
        }
    }

    @ParameterizedTest
    @MethodSource("grouped")
    void ofGroupsAreAsLargeAsThoseOfGroupKFold(Case golden) {
        Dataset data = rows(golden.of());
        for (long seed = 0; seed < 5; seed++) {
            List<Integer> sizes = new ArrayList<>();
            for (Fold<Dataset> fold :
                    data.folds(golden.folds()).grouped(golden.of()).seed(seed)) {
                sizes.add(fold.test().size());
                assertThat(kinds(fold.train())).doesNotContainAnyElementsOf(kinds(fold.test()));
            }
            assertThat(sizes.stream().sorted())
                    .containsExactlyElementsOf(
                            IntStream.of(golden.expected()).boxed().toList());
        }
        assertWhole(data.folds(golden.folds()).grouped(golden.of()), golden.of().length);
    }

    private static Set<Integer> kinds(Dataset data) {
        return new HashSet<>(IntStream.of(data.targets().ints()).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7})
    void atRandomTestEachRowOnceAndShareEachClass(long seed) {
        Randoms randoms = Randoms.of(seed, "folds", 0);
        int count = 2 + randoms.nextInt(5);
        int classes = 1 + randoms.nextInt(6);
        int[] labels = IntStream.range(0, classes * count + randoms.nextInt(50))
                .map(i -> i < classes * count ? i % classes : randoms.nextInt(classes))
                .toArray();
        Folds<Dataset> folds = rows(labels).folds(count).stratified().seed(seed);

        assertWhole(folds, labels.length);
        int[] tested = testedBy(folds, labels.length);
        assertEven(tested, IntStream.range(0, labels.length).toArray(), count);
        for (int label = 0; label < classes; label++) {
            int of = label;
            assertEven(
                    tested,
                    IntStream.range(0, labels.length)
                            .filter(row -> labels[row] == of)
                            .toArray(),
                    count);
        }
    }

    private static void assertEven(int[] tested, int[] rows, int folds) {
        for (int fold = 0; fold < folds; fold++) {
            int each = fold;
            assertThat(IntStream.of(rows).filter(row -> tested[row] == each).count())
                    .isBetween((long) rows.length / folds, (long) (rows.length + folds - 1) / folds);
        }
    }

    @Test
    void aSeedGivesTheSameFoldsAndMixesTheRows() {
        Dataset data = rows(new int[20]);
        int[] first = numbers(data.folds(4).all().get(1).train());
        assertThat(numbers(data.folds(4).seed(0).all().get(1).train())).isEqualTo(first);
        assertThat(numbers(data.folds(4).seed(1).all().get(1).train())).isNotEqualTo(first);
        assertThat(first).isNotEqualTo(IntStream.of(first).sorted().toArray());
    }

    @Test
    void leaveOneOutTestsEachRowAlone() {
        Folds<Dataset> folds = rows(5, 6, 7).leaveOneOut();
        assertThat(folds.size()).isEqualTo(3);
        assertThat(testedBy(folds, 3)).containsExactly(0, 1, 2);
        assertThat(numbers(folds.all().get(1).train())).containsExactly(0, 2);
    }

    @Test
    void leaveOneOutOfManyRowsTakesLittleMemory() {
        Folds<Dataset> folds = rows(new int[100_000]).leaveOneOut();
        assertThat(numbers(folds.all().get(99_999).test())).containsExactly(99_999);
    }

    @Test
    void refuseWhatCannotBeDivided() {
        Dataset data = rows(0, 0, 0, 1, 1, 2);
        assertThatThrownBy(() -> data.folds(1))
                .hasMessage("folds: there must be at least 2 and at most one a row, 6, but were 1.");
        assertThatThrownBy(() -> data.folds(7))
                .hasMessage("folds: there must be at least 2 and at most one a row, 6, but were 7.");
        assertThatThrownBy(() -> data.folds(3).stratified().all())
                .isInstanceOf(NnException.class)
                .hasMessage("folds(3).stratified: each class needs a row in each fold, but class 2 has 1.\n"
                        + "Maybe leave out the rows of class 2.");
        assertThatThrownBy(() -> rows(0, 0, 0, 1, 1).folds(3).stratified().iterator())
                .hasMessage("folds(3).stratified: each class needs a row in each fold, but class 1 has 2.\n"
                        + "Maybe ask for at most 2 folds, or leave out the rows of class 1.");
        assertThatThrownBy(() ->
                        data.folds(3).grouped(new int[] {1, 1, 1, 2, 2, 2}).all())
                .hasMessage("folds(3).grouped: there must be a group for each fold, but there are 2 groups.");
        assertThatThrownBy(() -> data.folds(3).grouped(new int[] {1}))
                .hasMessage("grouped: there must be one value a row, but there are 6 rows and 1 values.");
        assertThatThrownBy(() -> data.folds(3).grouped(new String[] {"a", null, "b", "c", "d", "e"}))
                .hasMessage("grouped: the value of row 1 must not be null.");
        assertThatThrownBy(() -> data.folds(2).stratified().grouped(new int[6]))
                .hasMessage("stratified and grouped were both chosen.\nMaybe leave out one of them.");
        assertThatThrownBy(() -> data.folds(2).stratified().overTime())
                .hasMessage("folds over time are blocks of rows, so they cannot be stratified.\n"
                        + "Maybe leave out one of them.");
        assertThatThrownBy(() -> data.folds(5).overTime(1))
                .hasMessage("folds(5).overTime(1): the first fold must leave rows to learn from, but of 6 rows it"
                        + " leaves none.\nMaybe ask for fewer folds, or a gap of at least 0 and fewer rows.");
    }

    @Test
    void sayHowTheyDivide() {
        Dataset data = rows(0, 0, 1, 1);
        assertThat(data.folds(2).stratified().seed(3)).hasToString("folds(2).stratified(…).seed(3)");
        assertThat(data.folds(2).overTime()).hasToString("folds(2).overTime(0)");
        assertThat(data.leaveOneOut()).hasToString("folds(4).inOrder()");
    }
}
