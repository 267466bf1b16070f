package nn.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nn.image.Patterns.Golden;
import nn.layer.Normalization;
import nn.layer.Rescaling;
import org.junit.jupiter.api.Test;

class PixelScalingTest {
    private static final int PIXELS = 4 * 5;
    private static final Pixels PATTERN = Patterns.pattern(4, 5, 3);

    private static Golden golden(String mode) {
        return Patterns.golden("normalized.txt").stream()
                .filter(each -> each.name().equals(mode))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void imageNetIsKerasModeTorch() {
        Normalization layer = PixelScaling.imageNet();
        float[] expected = golden("torch").values();
        for (int i = 0; i < expected.length; i++) {
            int channel = i / PIXELS;
            float scaled = ((PATTERN.values()[i] & 0xff) - layer.mean().get(channel))
                    / layer.deviation().get(channel);
            assertThat(scaled).isCloseTo(expected[i], within(1e-5f));
        }
    }

    @Test
    void minusOneToOneIsKerasModeTf() {
        Rescaling layer = PixelScaling.minusOneToOne();
        float[] expected = golden("tf").values();
        for (int i = 0; i < expected.length; i++) {
            float scaled = (PATTERN.values()[i] & 0xff) * layer.scale().get(0)
                    + layer.offset().get(0);
            assertThat(scaled).isCloseTo(expected[i], within(1e-6f));
        }
    }

    @Test
    void zeroToOneDividesBy255() {
        assertThat(PixelScaling.zeroToOne()).isEqualTo(new Rescaling(List.of(1 / 255f), List.of(0f), ""));
    }

    @Test
    void mnistHasOneMeanAndDeviation() {
        assertThat(PixelScaling.mnist().mean()).containsExactly(33.3285f);
        assertThat(PixelScaling.mnist().deviation().get(0)).isCloseTo(78.5655f, within(1e-4f));
    }
}
