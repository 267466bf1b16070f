package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final Rows ROWS = new Rows(
            List.of(Tensor.of(Shape.of(4, 2), 0f, 1, 10, 11, 20, 21, 30, 31)),
            Tensor.of(Shape.of(4), (byte) 0, (byte) 1, (byte) 2, (byte) 3),
            Optional.of(Tensor.of(Shape.of(4), 0f, 0.1f, 0.2f, 0.3f)));

    @Test
    void aSliceHoldsNeighbours() {
        Rows slice = ROWS.slice(1, 3);
        assertThat(slice.size()).isEqualTo(2);
        assertThat(slice.inputs().get(0).floats()).containsExactly(10, 11, 20, 21);
        assertThat(slice.targets().ints()).containsExactly(1, 2);
        assertThat(slice.sampleWeights().orElseThrow().floats()).containsExactly(0.1f, 0.2f);
    }

    @Test
    void rowsArePickedInAnyOrderAndMoreThanOnce() {
        Rows picked = ROWS.pick(3, 0, 3);
        assertThat(picked.inputs().get(0).floats()).containsExactly(30, 31, 0, 1, 30, 31);
        assertThat(picked.targets().ints()).containsExactly(3, 0, 3);
        assertThat(picked.sampleWeights().orElseThrow().floats()).containsExactly(0.3f, 0, 0.3f);
    }

    @Test
    void memoryIsAskedForByColumn() {
        List<String> asked = new ArrayList<>();
        Rows picked = ROWS.pick(new int[] {9, 2, 1, 9}, 1, 3, (column, type, shape) -> {
            asked.add(column + " " + type + " " + shape);
            return ByteBuffer.allocate(shape.size() * type.bytes());
        });
        assertThat(asked).containsExactly("0 FLOAT32 [2, 2]", "1 UINT8 [2]", "2 FLOAT32 [2]");
        assertThat(picked.targets().ints()).containsExactly(2, 1);
    }

    @Test
    void aRowsBytesAreThoseOfItsInputsAndItsTarget() {
        assertThat(ROWS.rowBytes()).isEqualTo(2 * 4 + 1);
    }

    @Test
    void thereMustBeAsManyOfEach() {
        Tensor three = Tensor.zeros(Shape.of(3));
        assertThatThrownBy(() -> new Rows(ROWS.inputs(), three, Optional.empty()))
                .hasMessage("the dataset has 4 rows of features, but 3 targets.");
        assertThatThrownBy(() -> new Rows(ROWS.inputs(), ROWS.targets(), Optional.of(three)))
                .hasMessage("the dataset has 4 rows, but 3 sample weights.");
    }
}
