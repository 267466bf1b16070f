package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NumbersTest {
    @Test
    void numbersOfEachTypeAreReadAsFloats() {
        assertThat(Numbers.of(Tensor.of(Shape.of(2), (byte) 1, (byte) -1)).at(1))
                .isEqualTo(255);
        assertThat(Numbers.of(Tensor.of(Shape.of(2), 1, -7)).at(1)).isEqualTo(-7);
        assertThat(Numbers.of(Tensor.of(Shape.of(2), 1f, 0.5f)).at(1)).isEqualTo(0.5f);
        assertThat(Numbers.of(Tensor.zeros(Shape.of(2, 3))).count()).isEqualTo(6);
    }

    @Test
    void argmaxCountsFromTheFirstAndTakesTheFirstOfSeveral() {
        Numbers numbers = Numbers.of(Tensor.of(Shape.of(2, 3), 9f, 0, 0, 1, 5, 5));
        assertThat(numbers.argmax(0, 3)).isZero();
        assertThat(numbers.argmax(3, 3)).isEqualTo(1);
    }

    @Test
    void nanIsGreaterThanNoNumber() {
        Numbers numbers = Numbers.of(Tensor.of(Shape.of(3), 1f, Float.NaN, 2));
        assertThat(numbers.argmax(0, 3)).isEqualTo(2);
    }

    @Test
    void aRangeHoldsTheSmallestAndTheGreatestNumber() {
        assertThat(Range.of(Tensor.of(Shape.of(3), 2f, -1, 0.5f))).isEqualTo(new Range(-1, 2));
        assertThat(Range.of(Tensor.of(Shape.of(3), 2, -1, 7))).isEqualTo(new Range(-1, 7));
        assertThat(Range.of(Tensor.of(Shape.of(1), (byte) 3))).isEqualTo(Range.BYTES);
        assertThat(new Range(0, 1).and(new Range(-2, 0.5f))).isEqualTo(new Range(-2, 1));
    }

    @Test
    void aRangeTellsWhetherOneNumberIsNotFinite() {
        assertThat(Range.of(Tensor.of(Shape.of(2), 1f, 2)).isFinite()).isTrue();
        assertThat(Range.of(Tensor.of(Shape.of(3), 1f, Float.NaN, 2)).isFinite())
                .isFalse();
        assertThat(Range.of(Tensor.of(Shape.of(2), 1f, Float.NEGATIVE_INFINITY)).isFinite())
                .isFalse();
    }

    @Test
    void aRangeOfNoNumbersIsRefused() {
        assertThatThrownBy(() -> Range.of(Tensor.zeros(Shape.of(0))))
                .hasMessage("range: the tensor must hold at least one number, but was float32 [0].");
    }

    @Test
    void labelsBecomeOneHotRowsAndLabelsAgain() {
        Tensor rows = Tensor.of(Shape.of(3), 2, 0, 1).oneHot(3);
        assertThat(rows.shape()).isEqualTo(Shape.of(3, 3));
        assertThat(rows.ints()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
        assertThat(rows.argmax()).isEqualTo(Tensor.of(Shape.of(3), 2, 0, 1));
    }

    @Test
    void theGreatestAlongTheLastAxisIsFoundAtAnyRank() {
        Tensor steps = Tensor.of(Shape.of(2, 2, 3), new float[] {1, 3, 2, 9, 8, 9, 0, 0, 1, -3, -1, -2});
        assertThat(steps.argmax()).isEqualTo(Tensor.of(Shape.of(2, 2), 1, 0, 2, 1));
        assertThat(Tensor.zeros(Shape.of(1, 1, 12)).argmax()).isEqualTo(Tensor.of(Shape.of(1, 1), 0));
        assertThat(Tensor.zeros(Shape.of(0, 4, 3)).argmax()).isEqualTo(Tensor.of(Shape.of(0, 4), new int[0]));
        assertThatThrownBy(() -> Tensor.of(Shape.of(2), 0, 1).argmax())
                .hasMessage("argmax: the numbers must be [n, …, classes], but were [2].\n"
                        + "Maybe reshape them: one row is [1, classes].");
        assertThatThrownBy(() -> Tensor.zeros(Shape.of(2, 3, 0)).argmax())
                .hasMessage("argmax: the numbers must be [n, …, classes], but were [2, 3, 0].\n"
                        + "Maybe there is no class.");
        assertThatThrownBy(
                        () -> Tensor.of(Shape.of(2, 2, 1), 1, 2, Float.NaN, 3).argmax())
                .hasMessage("row 1: a row to decode must hold numbers, but place 0 is NaN.");
    }
}
