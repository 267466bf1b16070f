package nn.data;

import static nn.data.FoldsTest.numbers;
import static nn.data.FoldsTest.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nn.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitTest {
    static List<String> golden() {
        return Golden.lines("folds.txt").stream()
                .filter(line -> line.startsWith("split"))
                .toList();
    }

    private static int[] ints(String words) {
        return Arrays.stream(words.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
    }

    private static int[] counts(Dataset data, int classes) {
        int[] counts = new int[classes];
        IntStream.of(data.targets().ints()).forEach(label -> counts[label]++);
        return counts;
    }

    @ParameterizedTest
    @MethodSource("golden")
    void stratifiedHasAsManyOfEachClassAsScikitLearnToWithinARow(String line) {
        String[] parts = line.split(" \\| ", -1);
        int[] labels = ints(parts[1]);
        int[] expected = ints(parts[2]);
        for (long seed = 0; seed < 5; seed++) {
            Split<Dataset> split = rows(labels).split(0.8).stratified().seed(seed);
            int[] counts = counts(split.train(), expected.length);
            assertThat(IntStream.of(counts).sum()).isEqualTo((int) (0.8 * labels.length));
            for (int label = 0; label < expected.length; label++) {
                assertThat(Math.abs(counts[label] - expected[label])).isLessThan(2);
            }
            assertWhole(split, labels.length);
        }
    }

    private static void assertWhole(Split<Dataset> split, int rows) {
        assertThat(IntStream.concat(IntStream.of(numbers(split.train())), IntStream.of(numbers(split.test())))
                        .sorted()
                        .toArray())
                .isEqualTo(IntStream.range(0, rows).toArray());
    }

    @Test
    void mixesRowsBySeed() {
        Dataset data = rows(new int[10]);
        Split<Dataset> split = data.split(0.8);
        assertThat(split.train().size()).isEqualTo(8);
        assertWhole(split, 10);
        assertThat(numbers(split.train())).isNotEqualTo(IntStream.range(0, 8).toArray());
        assertThat(numbers(data.split(0.8).seed(0).test())).isEqualTo(numbers(split.test()));
        assertThat(numbers(data.split(0.8).seed(1).train())).isNotEqualTo(numbers(split.train()));
    }

    @Test
    void inOrderTestsWithTheLastRowsWithoutCopying() {
        Dataset data = rows(new int[10]);
        Split<Dataset> split = data.split(0.7).inOrder();
        assertThat(numbers(split.train())).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(numbers(split.test())).containsExactly(7, 8, 9);
        assertThat(split.test()).isSameAs(split.test());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void groupedKeepsGroupsWhole(long seed) {
        Randoms randoms = Randoms.of(seed, "groups", 0);
        int[] groups = IntStream.range(0, 60)
                .map(row -> row < 2 ? row : randoms.nextInt(12))
                .toArray();
        Split<Dataset> split = rows(groups).split(0.75).grouped(groups).seed(seed);
        assertWhole(split, 60);
        assertThat(split.train().targets().ints())
                .doesNotContain(split.test().targets().ints());
        assertThat(split.train().size()).isBetween(37, 53);
        String[] names =
                IntStream.of(groups).mapToObj(group -> "group " + group).toArray(String[]::new);
        assertThat(numbers(rows(groups).split(0.75).grouped(names).seed(seed).test()))
                .isEqualTo(numbers(split.test()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.9})
    void groupedLeavesNoSideEmpty(double share) {
        Split<Dataset> split = rows(new int[10]).split(share).grouped(new int[] {1, 1, 1, 1, 1, 2, 2, 2, 2, 2});
        assertThat(split.train().size()).isEqualTo(5);
        assertThat(split.test().size()).isEqualTo(5);
    }

    @Test
    void readsClassesOfOneHotRowsAndOfZerosAndOnes() {
        Tensor features = Tensor.zeros(Shape.of(4, 1));
        Dataset oneHot = Dataset.of(features, Tensor.of(new float[][] {{1, 0}, {1, 0}, {0, 1}, {0, 1}}));
        assertThat(oneHot.split(0.5).stratified().train().targets().floats()).contains(1, 0);
        Dataset bits = Dataset.of(features, Tensor.of(new float[][] {{1}, {1}, {0}, {0}}));
        assertThat(bits.split(0.5).stratified().test().targets().floats()).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void stratifiesByANamedOutput() {
        Tensor features = Tensor.zeros(Shape.of(4, 1));
        Dataset data = Dataset.of(
                Map.of("x", features),
                Map.of("kind", Tensor.of(Shape.of(4), 0, 0, 1, 1), "price", Tensor.zeros(Shape.of(4, 1))));
        assertThat(data.split(0.5).stratified("kind").train().targets("kind").ints())
                .containsExactlyInAnyOrder(0, 1);
        assertThatThrownBy(() -> data.split(0.5).stratified())
                .hasMessageStartingWith("targets: the dataset has targets for 2 outputs, [kind, price].");
    }

    /** Holds no rows, as a table may that was filtered. */
    private record Nothing() implements Divisible<String> {
        @Override
        public int size() {
            return 0;
        }

        @Override
        public String pick(int... numbers) {
            return "";
        }

        @Override
        public List<?> kinds(String word, String name) {
            return List.of();
        }
    }

    @Test
    void refusesWhatCannotBeDivided() {
        Dataset data = rows(0, 0, 0, 0, 1);
        assertThatThrownBy(() -> data.split(0))
                .hasMessage("a split of 5 rows must leave rows on both sides, but the share to learn from was 0.");
        assertThatThrownBy(() -> Split.of(new Nothing(), 0.8))
                .isInstanceOf(NnException.class)
                .hasMessage("a split of 0 rows must leave rows on both sides, but the share to learn from was 0.8.");
        assertThatThrownBy(() -> data.split(0.5).stratified().train())
                .isInstanceOf(NnException.class)
                .hasMessage("split.stratified: each class needs at least 2 rows, but class 1 has 1.\n"
                        + "Maybe leave it out, or do not stratify.");
        assertThatThrownBy(() -> data.split(0.5).grouped(new int[5]).train())
                .hasMessage("split.grouped: there must be at least 2 groups, but all rows are of one.");
        Dataset prices = Dataset.of(new float[2][1], new float[] {1, 0.5f});
        assertThatThrownBy(() -> prices.split(0.5).stratified())
                .hasMessage("stratified: the targets must be classes, but that of row 1 is 0.5.\n"
                        + "Maybe say of which kind each row is: stratified(int[]).");
        Dataset several = Dataset.of(new float[2][1], new float[][] {{1, 0}, {1, 1}});
        assertThatThrownBy(() -> several.split(0.5).stratified())
                .hasMessage("stratified: the targets must be classes, but those of row 1 are not one-hot.\n"
                        + "Maybe say of which kind each row is: stratified(int[]).");
    }

    @Test
    void saysHowItDivides() {
        assertThat(rows(0, 0, 1, 1).split(0.8).stratified().seed(7)).hasToString("split(0.8).stratified(…).seed(7)");
    }
}
