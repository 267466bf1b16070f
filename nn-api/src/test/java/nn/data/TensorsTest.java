package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorsTest {
    private static final Tensor GRID = Tensor.of(Shape.of(3, 2), 1f, 2, 3, 4, 5, 6);

    @Test
    void shapesCountAxesAndElements() {
        Shape shape = Shape.of(2, 3, 4);
        assertThat(shape.rank()).isEqualTo(3);
        assertThat(shape.size()).isEqualTo(24);
        assertThat(shape.row()).isEqualTo(Shape.of(3, 4));
        assertThat(shape.batch(5)).isEqualTo(Shape.of(5, 2, 3, 4));
        assertThat(shape).hasToString("[2, 3, 4]").hasSameHashCodeAs(Shape.of(2, 3, 4));
        assertThat(Shape.of().size()).isEqualTo(1);
        assertThat(Shape.of(4).isFlat()).isTrue();
        assertThat(Shape.of(1, 28, 28).isImage()).isTrue();
        assertThat(Shape.of(28, 28).isImage()).isFalse();
    }

    @Test
    void shapesAreNotChangedFromOutside() {
        int[] dims = {2, 3};
        Shape shape = Shape.of(dims);
        dims[0] = 9;
        shape.dims()[1] = 9;
        assertThat(shape).isEqualTo(Shape.of(2, 3));
    }

    @Test
    void shapesRefuseSizesThatCannotBe() {
        assertThatThrownBy(() -> Shape.of(2, -1)).hasMessage("a shape's sizes must not be negative, but were [2, -1].");
        assertThatThrownBy(() -> Shape.of(65536, 65536))
                .hasMessage("a shape must hold at most 2^31 - 1 elements, but was [65536, 65536].");
        assertThatThrownBy(() -> Shape.of().row()).hasMessage("a scalar has no rows.");
    }

    @Test
    void shapesKnowOnlyTheAxesThatTheyHave() {
        assertThatThrownBy(() -> Shape.of(2, 3).dim(2))
                .isInstanceOf(NnException.class)
                .hasMessage("the shape [2, 3] has no axis 2: axes are counted from 0.");
        assertThatThrownBy(() -> Shape.of(2, 3).dim(-1))
                .isInstanceOf(NnException.class)
                .hasMessage("the shape [2, 3] has no axis -1: axes are counted from 0.");
        assertThatThrownBy(() -> Tensor.zeros(Shape.of()).rows())
                .isInstanceOf(NnException.class)
                .hasMessage("a scalar has no rows.");
    }

    @Test
    void rowsOfAnEmptyShapeMustFitToo() {
        Shape none = Shape.of(0, Integer.MAX_VALUE, Integer.MAX_VALUE);
        assertThat(none.size()).isZero();
        assertThatThrownBy(none::row)
                .isInstanceOf(NnException.class)
                .hasMessage("a shape must hold at most 2^31 - 1 elements, but was [2147483647, 2147483647].");
        assertThat(Shape.of(0, 3, 4).row().size()).isEqualTo(12);
    }

    @Test
    void concatRefusesNothingAndTooMuch() {
        assertThatThrownBy(() -> Tensor.concat(List.of()))
                .isInstanceOf(NnException.class)
                .hasMessage("concat needs at least one tensor, but there was none.");
        Tensor empty = Tensor.zeros(Shape.of(1 << 30, 0));
        assertThatThrownBy(() -> Tensor.concat(List.of(empty, empty)))
                .isInstanceOf(NnException.class)
                .hasMessage("concat gives at most 2^31 - 1 rows, but was to give 2147483648.");
    }

    @Test
    void tensorsGiveTheirNumbersInEachType() {
        assertThat(GRID.floats()).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(GRID.ints()).containsExactly(1, 2, 3, 4, 5, 6);
        Tensor bytes = Tensor.of(Shape.of(2), (byte) 1, (byte) 255);
        assertThat(bytes.floats()).containsExactly(1, 255);
        assertThat(bytes.ints()).containsExactly(1, 255);
        Tensor ints = Tensor.of(Shape.of(2), -7, 8);
        assertThat(ints.floats()).containsExactly(-7, 8);
        assertThat(ints.ints()).containsExactly(-7, 8);
        assertThat(ints).hasToString("int32 [2]\n[-7,  8]");
    }

    @Test
    void tensorsShareTheMemoryOfTheirRows() {
        assertThat(GRID.rows(1, 3)).isEqualTo(Tensor.of(Shape.of(2, 2), 3f, 4, 5, 6));
        assertThat(GRID.row(2)).isEqualTo(Tensor.of(Shape.of(2), 5f, 6));
        assertThat(GRID.reshape(Shape.of(6)).row(4).floats()).containsExactly(5);
        assertThat(GRID.rows(1, 3).rows(1, 2).floats()).containsExactly(5, 6);
    }

    @Test
    void tensorsCannotBeWritten() {
        assertThatThrownBy(() -> GRID.memory().putFloat(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
        assertThatThrownBy(() -> GRID.rows(0, 1).memory().putFloat(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void tensorsAreJoined() {
        assertThat(Tensor.concat(List.of(GRID.rows(0, 1), GRID.rows(1, 3)))).isEqualTo(GRID);
        assertThatThrownBy(() -> Tensor.concat(List.of(GRID, GRID.reshape(Shape.of(6)))))
                .hasMessage("float32 [6] cannot be put after float32 [3, 2].");
    }

    @Test
    void tensorsRefuseNumbersThatDoNotFit() {
        assertThatThrownBy(() -> Tensor.of(Shape.of(3), 1f, 2))
                .hasMessage("a tensor [3] needs 3 values, but was given 2.");
        assertThatThrownBy(() -> Tensor.of(new float[] {1, 2}, new float[] {3}))
                .hasMessage("row 1: all rows must be 2 wide as row 0 is, but this one is 1 wide.");
        assertThatThrownBy(() -> Tensor.of(new float[0][]))
                .hasMessage("a tensor needs at least one row, but there was none.");
        assertThatThrownBy(() -> GRID.reshape(Shape.of(5)))
                .hasMessage("[3, 2] cannot be seen as [5]: 6 elements are not 5.");
        assertThatThrownBy(() -> Tensor.wrap(DType.FLOAT32, Shape.of(2), ByteBuffer.allocate(7)))
                .hasMessage("a tensor of FLOAT32 [2] needs 8 bytes of memory, but was given 7.");
        assertThatThrownBy(() -> Tensor.zeros(Shape.of(1 << 29)))
                .hasMessage("a tensor [536870912] needs 2147483648 bytes, but can hold at most 2^31 - 1.\n"
                        + "Maybe use bytes, or fewer rows.");
        assertThatThrownBy(() -> GRID.rows(2, 4))
                .isInstanceOf(NnException.class)
                .hasMessage("rows 2 to 4, the last left out, were asked of a tensor [3, 2], whose rows are 0 to 2.");
        assertThatThrownBy(() -> GRID.rows(2, 1)).hasMessageStartingWith("rows 2 to 1, the last left out,");
        assertThatThrownBy(() -> GRID.rows(-1, 1)).hasMessageStartingWith("rows -1 to 1, the last left out,");
        assertThat(GRID.rows(3, 3).rows()).isZero();
        assertThatThrownBy(() -> GRID.row(-1))
                .isInstanceOf(NnException.class)
                .hasMessage("row -1 was asked of a tensor [3, 2], whose rows are 0 to 2.");
        assertThatThrownBy(() -> GRID.row(99)).hasMessageStartingWith("row 99 was asked of");
        assertThatThrownBy(() -> GRID.row(Integer.MAX_VALUE)).hasMessageStartingWith("row 2147483647 was asked of");
    }

    @Test
    void heapMemoryIsAsGoodAsDirectMemory() {
        ByteBuffer heap = ByteBuffer.allocate(24).order(ByteOrder.nativeOrder());
        heap.asFloatBuffer().put(GRID.floats());
        Tensor tensor = Tensor.wrap(DType.FLOAT32, Shape.of(3, 2), heap);
        assertThat(tensor).isEqualTo(GRID).hasSameHashCodeAs(GRID);
        assertThat(tensor.rows(1, 3)).isEqualTo(GRID.rows(1, 3));
        assertThat(Tensor.concat(List.of(tensor, GRID)).rows(0, 3)).isEqualTo(GRID);
        assertThat(tensor.ints()).isEqualTo(GRID.ints());
    }

    @Test
    void tensorsAreEqualBitForBit() {
        assertThat(Tensor.of(Shape.of(1), 0f)).isNotEqualTo(Tensor.of(Shape.of(1), -0f));
        assertThat(Tensor.of(Shape.of(1), 0f)).isNotEqualTo(Tensor.of(Shape.of(1), 0));
        assertThat(GRID).hasSameHashCodeAs(Tensor.of(Shape.of(3, 2), GRID.floats()));
    }
}
