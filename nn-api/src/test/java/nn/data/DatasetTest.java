package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatasetTest {
    private static final Dataset DATA = Dataset.of(new float[][] {{0}, {1}, {2}, {3}, {4}}, new int[] {0, 1, 2, 3, 4})
            .sampleWeights(0, 1, 2, 3, 4)
            .classes(List.of("a", "b", "c", "d", "e"));

    @Test
    void cutsOutRowsWithAllThatBelongsToThem() {
        Dataset part = DATA.rows(1, 3);
        assertThat(part.input().floats()).containsExactly(1, 2);
        assertThat(part.targets().ints()).containsExactly(1, 2);
        assertThat(part.sampleWeights().orElseThrow().floats()).containsExactly(1, 2);
        assertThat(part.classes()).hasSize(5);
    }

    @Test
    void splitsOffTheLastRowsAsKerasDoes() {
        Split<Dataset> split = DATA.split(0.7).inOrder();
        assertThat(split.train().targets().ints()).containsExactly(0, 1, 2);
        assertThat(split.test().targets().ints()).containsExactly(3, 4);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 0.9, 1",
        "100, 0.9, 10",
        "10, 0.7, 3",
        "1000, 0.999, 1",
        "60000, 0.1, 54000",
        "10, 0.15, 8",
        "3, 0.6666666666666667, 1",
        "10, 1e-20, 9"
    })
    void splitsAtTheShareThatWasMeant(int rows, double heldOut, int kept) {
        Dataset data = Dataset.of(Tensor.zeros(Shape.of(rows, 1)), Tensor.zeros(Shape.of(rows, 1)));
        double share = Math.min(1 - heldOut, Math.nextDown(1));
        assertThat(data.split(share).train().size()).isEqualTo(kept);
        assertThat(data.split(share).test().size()).isEqualTo(rows - kept);
    }

    @Test
    void picksRowsInAnyOrder() {
        assertThat(DATA.pick(4, 0, 0).targets().ints()).containsExactly(4, 0, 0);
        assertThat(DATA.pick(1, 2).targets().ints()).containsExactly(1, 2);
        assertThatThrownBy(() -> DATA.pick(0, 5))
                .hasMessage("pick: the dataset has rows 0 to 4, but row 5 was asked for.");
        assertThatThrownBy(DATA::pick).hasMessage("pick: at least one row must be picked, but none was.");
    }

    @Test
    void keepsFurtherInputsWhenItReshapesTheFirst() {
        Tensor x = Tensor.zeros(Shape.of(2, 6));
        Tensor y = Tensor.of(Shape.of(2, 1), 7f, 8f);
        Dataset data = Dataset.of(List.of(x, y), Tensor.zeros(Shape.of(2, 1))).reshape(2, 3);
        assertThat(data.inputs()).containsExactly(x.reshape(Shape.of(2, 2, 3)), y);
    }

    @Test
    void mixesRowsWithAllThatBelongsToThem() {
        Dataset mixed = DATA.shuffled(3);
        int[] order = mixed.targets().ints();
        assertThat(order).isNotEqualTo(DATA.targets().ints());
        assertThat(IntStream.of(order).sorted().toArray()).containsExactly(0, 1, 2, 3, 4);
        assertThat(mixed.input().ints()).isEqualTo(order);
        assertThat(mixed.sampleWeights().orElseThrow().ints()).isEqualTo(order);
        assertThat(DATA.shuffled(3).targets()).isEqualTo(mixed.targets());
    }

    @Test
    void seesRowsInAnotherShape() {
        Dataset images = Dataset.of(new float[][] {{1, 2, 3, 4}}, new int[] {0}).reshape(1, 2, 2);
        assertThat(images.input().shape()).isEqualTo(Shape.of(1, 1, 2, 2));
        assertThatThrownBy(() -> images.reshape(3))
                .hasMessage("[1, 1, 2, 2] cannot be seen as [1, 3]: 4 elements are not 3.");
    }

    @Test
    void refusesRowsThatDoNotFit() {
        assertThatThrownBy(() -> Dataset.of(new float[][] {{1}, {2}}, new int[] {0}))
                .hasMessage("the dataset has 2 rows of features, but 1 targets.");
        assertThatThrownBy(() -> Dataset.of(Tensor.zeros(Shape.of(0, 3)), Tensor.zeros(Shape.of(0, 1))))
                .hasMessage("the dataset must hold at least one row, but is empty.");
        assertThatThrownBy(() -> Dataset.of(List.of(), Tensor.zeros(Shape.of(1))))
                .hasMessage("the dataset needs at least one tensor of features, but had none.");
        assertThatThrownBy(() -> DATA.sampleWeights(1, 2)).hasMessage("the dataset has 5 rows, but 2 sample weights.");
        assertThatThrownBy(() -> DATA.rows(3, 3)).hasMessage("the dataset has rows 0 to 5, but 3 to 3 were asked for.");
        assertThatThrownBy(() -> DATA.split(1))
                .hasMessage("a split of 5 rows must leave rows on both sides, but the share to learn from was 1.");
    }
}
