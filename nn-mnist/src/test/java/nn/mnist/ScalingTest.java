package nn.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class ScalingTest {
    @Test
    void stretchesTheLargestValueTo255() {
        byte[] white = new byte[64];
        Arrays.fill(white, (byte) 16);

        assertThat(scaled(white)).hasSize(784).containsOnly(255);
    }

    @Test
    void keepsASlopeASlopeWithFlatEdges() {
        byte[] slope = new byte[64];
        for (int i = 0; i < 64; i++) {
            slope[i] = (byte) (i / 8 + i % 8);
        }

        assertThat(scaled(slope))
                .containsExactly(IntStream.range(0, 784)
                        .map(i -> (int) Math.floor((centre(i / 28) + centre(i % 28)) * 255 / 16 + 0.5))
                        .toArray());
    }

    @Test
    void givesWhatOpenCvGives() {
        int[] first = OpticalDigits.load().scaled().train().input().row(0).ints();

        // cv2.resize(digit, (28, 28), interpolation=cv2.INTER_LINEAR) * 255 / 16, row 5 of the first digit
        assertThat(Arrays.copyOfRange(first, 5 * 28, 6 * 28))
                .containsExactly(
                        0, 0, 1, 2, 3, 18, 77, 136, 195, 213, 217, 221, 219, 197, 175, 153, 167, 191, 216, 224, 180,
                        137, 94, 65, 42, 18, 0, 0);
    }

    private static double centre(int index) {
        return Math.max(0, Math.min(7, (index + 0.5) * 8 / 28 - 0.5));
    }

    private static int[] scaled(byte... pixels) {
        Dataset one = Dataset.of(Tensor.of(Shape.of(1, 64), pixels), Tensor.of(Shape.of(1), 0));
        return Scaling.of(one).input().ints();
    }
}
