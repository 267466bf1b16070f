package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import nn.data.DType;
import nn.data.Dataset;
import nn.data.Shape;
import org.junit.jupiter.api.Test;

class OpticalDigitsTest {
    private final OpticalDigits digits = OpticalDigits.load();

    @Test
    void holdsOutTheLast360Rows() {
        assertThat(digits.train().input().shape()).isEqualTo(Shape.of(1437, 64));
        assertThat(digits.test().input().shape()).isEqualTo(Shape.of(360, 64));
        assertThat(digits.train().input().type()).isEqualTo(DType.UINT8);
    }

    @Test
    void labelsEachRowWithADigit() {
        assertThat(digits.train().targets().type()).isEqualTo(DType.INT32);
        assertThat(digits.train().targets().rows(0, 11).ints()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0);
        assertThat(digits.train().classes()).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void holdsEveryDigitAsOftenAsItsAuthorsCounted() {
        long[] train = counts(digits.train());
        long[] test = counts(digits.test());

        assertThat(IntStream.range(0, 10).mapToLong(i -> train[i] + test[i]))
                .containsExactly(178L, 182L, 177L, 183L, 181L, 182L, 181L, 179L, 174L, 180L);
    }

    @Test
    void holdsOutAFairShareOfEachDigit() {
        assertThat(counts(digits.test())).containsExactly(35, 36, 35, 37, 37, 37, 37, 36, 33, 37);
    }

    @Test
    void keepsPixelsAsTheyAre() {
        int[] pixels = digits.train().input().ints();

        assertThat(Arrays.copyOf(pixels, 16)).containsExactly(0, 0, 5, 13, 9, 1, 0, 0, 0, 0, 13, 15, 10, 15, 5, 0);
        assertThat(IntStream.of(pixels).max()).hasValue(16);
    }

    @Test
    void showsRowsAsImages() {
        assertThat(digits.images().train().input().shape()).isEqualTo(Shape.of(1437, 1, 8, 8));
        assertThat(digits.images().test().classes()).isEqualTo(Digits.CLASSES);
    }

    @Test
    void scalesToTheSizeAndTheValuesOfMnist() {
        OpticalDigits scaled = digits.scaled();

        assertThat(scaled.train().input().shape()).isEqualTo(Shape.of(1437, 784));
        assertThat(scaled.images().test().input().shape()).isEqualTo(Shape.of(360, 1, 28, 28));
        assertThat(IntStream.of(scaled.train().input().ints()).max()).hasValue(255);
        assertThat(scaled.train().targets()).isEqualTo(digits.train().targets());
        assertThat(scaled.train().classes()).isEqualTo(Digits.CLASSES);
    }

    @Test
    void scalesImagesAsItScalesFlatRows() {
        assertThat(digits.images().scaled().test().input())
                .isEqualTo(digits.scaled().test().input());
    }

    @Test
    void scalesOnlyOnce() {
        OpticalDigits scaled = digits.scaled();

        assertThat(scaled.scaled()).isSameAs(scaled);
    }

    @Test
    void saysThatItIsNotMnist() {
        assertThat(digits.source()).isEqualTo("1797 built-in optical digits (UCI, 8x8), not MNIST");
        assertThat(digits.scaled().source())
                .isEqualTo("1797 built-in optical digits (UCI, 8x8), not MNIST, scaled to 28x28");
    }

    private static long[] counts(Dataset digits) {
        long[] counts = new long[10];
        for (int label : digits.targets().ints()) {
            counts[label]++;
        }
        return counts;
    }
}
