package nn.layer;

import static nn.Layers.alphaDropout;
import static nn.Layers.gaussianDropout;
import static nn.Layers.gaussianNoise;
import static nn.Layers.spatialDropout1D;
import static nn.Layers.spatialDropout2D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.Sequential;
import nn.data.Shape;
import nn.op.ElementType;
import nn.op.Op;
import nn.spi.Network;
import org.junit.jupiter.api.Test;

class RandomLayersTest {
    private static final Shape FLAT = Shape.of(12);
    private static final Shape IMAGE = Shape.of(3, 8, 6);
    private static final Shape SEQUENCE = Shape.of(5, 4);

    /** Lists the ops of a network of the layer alone, less the one that names its output. */
    private static List<Op> predicting(Layer layer, Shape input) {
        Network network = Sequential.of(layer).network(input);
        return network
                .inference(
                        Map.of(),
                        List.of(ElementType.FLOAT32),
                        Map.of(network.outputs().get(0), "y"))
                .ops()
                .stream()
                .filter(op -> !op.type().name().equals("Identity"))
                .toList();
    }

    @Test
    void noiseKeepsShapesAndLeavesNoTraceWhereTheNetworkPredicts() {
        for (Layer layer : List.of(gaussianNoise(0.5), gaussianDropout(0.5), alphaDropout(0.5))) {
            assertThat(layer.outputShape(FLAT)).as(layer.toString()).isEqualTo(FLAT);
            assertThat(predicting(layer, IMAGE)).as(layer.toString()).isEmpty();
        }
        assertThat(spatialDropout1D(0.5).outputShape(SEQUENCE)).isEqualTo(SEQUENCE);
        assertThat(predicting(spatialDropout1D(0.5), SEQUENCE)).isEmpty();
        assertThat(spatialDropout2D(0.5).outputShape(IMAGE)).isEqualTo(IMAGE);
        assertThat(predicting(spatialDropout2D(0.5), IMAGE)).isEmpty();
    }

    @Test
    void spatialDropoutRefusesRowsWithoutChannels() {
        assertThatThrownBy(() -> spatialDropout1D(0.5).outputShape(IMAGE))
                .hasMessage("the input must be a sequence [time, features], but was [3, 8, 6].\n"
                        + "Maybe add reshape(time, features) before it.");
        assertThatThrownBy(() -> spatialDropout2D(0.5).outputShape(SEQUENCE))
                .hasMessage("the input must be an image [channels, height, width], but was [5, 4].\n"
                        + "Maybe add reshape(channels, height, width) before it.");
    }

    @Test
    void ratesAndDeviationsAreChecked() {
        assertThatThrownBy(() -> spatialDropout1D(1))
                .hasMessage("spatialDropout1D: the rate must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> spatialDropout2D(-0.1))
                .hasMessage("spatialDropout2D: the rate must be at least 0 and below 1, but was -0.1.");
        assertThatThrownBy(() -> gaussianDropout(1))
                .hasMessage("gaussianDropout: the rate must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> alphaDropout(Double.NaN))
                .hasMessage("alphaDropout: the rate must be at least 0 and below 1, but was NaN.");
        assertThatThrownBy(() -> gaussianNoise(-1))
                .hasMessage("gaussianNoise: the deviation must be a finite number of at least 0, but was -1.0.");
    }

    @Test
    void noiseIsItsWords() {
        assertThat(gaussianNoise(0.1).named("a")).hasToString("gaussianNoise(0.1).named(\"a\")");
        assertThat(gaussianDropout(0.1)).hasToString("gaussianDropout(0.1)");
        assertThat(alphaDropout(0.1)).hasToString("alphaDropout(0.1)");
        assertThat(spatialDropout1D(0.1)).hasToString("spatialDropout1D(0.1)");
        assertThat(spatialDropout2D(0.1)).hasToString("spatialDropout2D(0.1)");
    }
}
