package nn.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import nn.data.DType;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class GoldenFileTest {
    @Test
    void aLineIsATensorOfItsTypeAndShape() {
        GoldenFile file = GoldenFile.parse(Stream.of("inputs uint8 2x2 0 1 128 255", "targets int32 2 -1 7"));

        assertThat(file.tensor("inputs").type()).isEqualTo(DType.UINT8);
        assertThat(file.tensor("inputs").ints()).containsExactly(0, 1, 128, 255);
        assertThat(file.tensor("targets")).isEqualTo(Tensor.of(Shape.of(2), -1, 7));
    }

    @Test
    void weightsAndSlotsAreToldApartByStep() {
        GoldenFile file = GoldenFile.parse(Stream.of(
                "0/dense/kernel float32 1x1 0.5",
                "1/dense/kernel float32 1x1 0.25",
                "1/dense/kernel:m float32 1x1 1e-7"));

        assertThat(file.weights(0)).containsOnlyKeys("dense/kernel");
        assertThat(file.weights(1).get("dense/kernel").floats()).containsExactly(0.25f);
        assertThat(file.slots(1)).containsOnlyKeys("dense/kernel:m");
    }

    @Test
    void aLineOfTooFewNumbersIsRefused() {
        assertThatThrownBy(() -> GoldenFile.parse(Stream.of("inputs float32 2x2 0 1 2")))
                .hasMessage("inputs [2, 2] has 3 numbers");
    }

    @Test
    void aCaseWithoutFileIsNamed() {
        assertThatThrownBy(() -> GoldenFile.read("layers/none"))
                .hasMessage("the case layers/none has no golden file; see golden/README.md");
    }
}
