package nn.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import nn.Layers;
import nn.Sequential;
import nn.data.NnException;
import nn.data.Shape;
import org.junit.jupiter.api.Test;

/** Sizes that are products are counted beyond what an {@code int} holds. */
class LayerSizesTest {
    private static final int BILLION = 1_000_000_000;
    private static final Shape SEQUENCE = Shape.of(4, 8);
    private static final Shape IMAGE = Shape.of(8, 4, 4);
    private static final Map<Layer, Shape> HUGE = Map.ofEntries(
            Map.entry(Layers.lstm(600_000_000), SEQUENCE),
            Map.entry(Layers.lstm(1_500_000_000), SEQUENCE),
            Map.entry(Layers.gru(BILLION), SEQUENCE),
            Map.entry(Layers.gru(BILLION).resetAfter(false), SEQUENCE),
            Map.entry(Layers.simpleRNN(BILLION), SEQUENCE),
            Map.entry(Layers.bidirectional(Layers.simpleRNN(2 * BILLION)), SEQUENCE),
            Map.entry(Layers.dense(BILLION), SEQUENCE),
            Map.entry(Layers.embedding(BILLION, 8), Shape.of(4)),
            Map.entry(Layers.positionEmbedding(BILLION), SEQUENCE),
            Map.entry(Layers.multiHeadAttention(100_000, 100_000), SEQUENCE),
            Map.entry(Layers.transformerBlock(2, BILLION), SEQUENCE),
            Map.entry(Layers.conv1D(BILLION, 3), SEQUENCE),
            Map.entry(Layers.conv1DTranspose(BILLION, 3), SEQUENCE),
            Map.entry(Layers.depthwiseConv1D(2).depthMultiplier(BILLION), SEQUENCE),
            Map.entry(Layers.separableConv1D(2, 2).depthMultiplier(BILLION), SEQUENCE),
            Map.entry(Layers.conv2D(BILLION, 3), IMAGE),
            Map.entry(Layers.conv2DTranspose(BILLION, 3), IMAGE),
            Map.entry(Layers.depthwiseConv2D(2).depthMultiplier(BILLION), IMAGE),
            Map.entry(Layers.separableConv2D(2, 2).depthMultiplier(BILLION), IMAGE),
            Map.entry(Layers.repeatVector(BILLION), Shape.of(8)),
            Map.entry(Layers.upSampling1D(BILLION), SEQUENCE),
            Map.entry(Layers.upSampling2D(BILLION), IMAGE),
            Map.entry(Layers.zeroPadding1D(BILLION), SEQUENCE),
            Map.entry(Layers.zeroPadding2D(BILLION), IMAGE));

    @Test
    void refusalsOfHugeLayersNameNoSizeBelowZero() {
        HUGE.forEach((layer, input) -> {
            Throwable refusal = catchThrowable(() -> Sequential.of(layer).input(input.dims()));
            assertThat(refusal).as(layer.toString()).isInstanceOf(NnException.class);
            assertThat(refusal.getMessage().replace("2^31 - 1", "")).doesNotContain("-");
        });
    }

    @Test
    void addsUpWhatIsConcatenated() {
        Shape half = Shape.of(2 * BILLION);
        assertThatThrownBy(() -> Layers.concatenate().outputShape(List.of(half, half)))
                .hasMessage("an axis holds at most 2^31 - 1 numbers, but this one needs 4000000000.\n"
                        + "Maybe make the layer smaller.");
    }

    @Test
    void countsTheGatesOfRecurrentLayers() {
        assertThatThrownBy(() -> Sequential.of(Layers.lstm(600_000_000)).input(4, 1))
                .hasMessage("layer 1, lstm(600000000): an axis holds at most 2^31 - 1 numbers, but this one needs"
                        + " 2400000000.\nMaybe make the layer smaller.");
        assertThatThrownBy(() -> Layers.gru(BILLION).weights(SEQUENCE))
                .hasMessage("an axis holds at most 2^31 - 1 numbers, but this one needs 3000000000.\n"
                        + "Maybe make the layer smaller.");
    }
}
