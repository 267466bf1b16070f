package nn.layer;

import static nn.Layers.alphaDropout;
import static nn.Layers.gaussianDropout;
import static nn.Layers.gaussianNoise;
import static nn.Layers.randomBrightness;
import static nn.Layers.randomContrast;
import static nn.Layers.randomCrop;
import static nn.Layers.randomFlip;
import static nn.Layers.randomRotation;
import static nn.Layers.randomTranslation;
import static nn.Layers.randomZoom;
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

    @Test
    void changesOfImagesKeepShapesAndLeaveNoTraceWhereTheNetworkPredicts() {
        for (Layer layer : List.of(
                randomFlip(),
                randomTranslation(0.1, 0.2),
                randomRotation(0.1),
                randomZoom(0.1),
                randomContrast(0.1),
                randomBrightness(0.1),
                randomCrop(8, 6))) {
            assertThat(layer.outputShape(IMAGE)).as(layer.toString()).isEqualTo(IMAGE);
            assertThat(predicting(layer, IMAGE)).as(layer.toString()).isEmpty();
            assertThatThrownBy(() -> layer.outputShape(FLAT))
                    .as(layer.toString())
                    .hasMessageStartingWith("the input must be an image [channels, height, width], but was [12].");
        }
        assertThat(randomCrop(4, 5).outputShape(IMAGE)).isEqualTo(Shape.of(3, 4, 5));
        assertThat(predicting(randomCrop(4, 3), IMAGE))
                .extracting(op -> op.type().name())
                .containsExactly("Resize");
    }

    @Test
    void imagesWithChannelsThatStandLastAreSeen() {
        Shape last = Shape.of(28, 28, 3);
        for (Layer layer : List.of(
                randomFlip(),
                randomTranslation(0, 0.1),
                randomRotation(0.1),
                randomZoom(0.1),
                randomContrast(0.1),
                randomCrop(24, 24))) {
            assertThat(layer.seesColumns(last)).as(layer.toString()).isTrue();
        }
    }

    @Test
    void factorsAreChecked() {
        assertThatThrownBy(() -> randomTranslation(1.5, 0))
                .hasMessage("randomTranslation: the height must be from -1 to 1, but was from -1.5 to 1.5.");
        assertThatThrownBy(() -> randomTranslation(0, 0).width(0.3, -0.1))
                .hasMessage(
                        "the lower bound must not be above the upper one, but was 0.3 above -0.1.\nMaybe swap them.");
        assertThatThrownBy(() -> randomZoom(0.1, 2))
                .hasMessage("randomZoom: the width must be from -1 to 1, but was from -2 to 2.");
        assertThatThrownBy(() -> randomRotation(Double.NaN)).hasMessage("the lower bound must be finite, but was NaN.");
        assertThatThrownBy(() -> randomRotation(-0.5, 3))
                .hasMessage("randomRotation: the factor must be from -1 to 1, but was from -0.5 to 3.");
        assertThatThrownBy(() -> randomContrast(1.5))
                .hasMessage("randomContrast: the lower factor must be from 0 to 1, but was from 1.5 to 1.5.");
        assertThatThrownBy(() -> randomBrightness(2))
                .hasMessage("randomBrightness: the factor must be from -1 to 1, but was from -2 to 2.");
        assertThatThrownBy(() -> randomCrop(0, 3)).hasMessage("randomCrop: the height must be at least 1, but was 0.");
        assertThatThrownBy(() -> randomRotation(0.1).fillConstant(Double.POSITIVE_INFINITY))
                .hasMessage("the fill value must be finite, but was Infinity.");
    }

    @Test
    void changesOfImagesAreTheirWords() {
        assertThat(randomFlip()).hasToString("randomFlip()");
        assertThat(randomFlip().vertical().named("a")).hasToString("randomFlip().vertical().named(\"a\")");
        assertThat(randomTranslation(0.1, -0.2)).hasToString("randomTranslation(0.1, 0.2)");
        assertThat(randomTranslation(0.1, 0.2).height(-0.3, 0).fillConstant(0.5).nearest())
                .hasToString("randomTranslation(0, 0.2).height(-0.3, 0).fillConstant(0.5).nearest()");
        assertThat(randomZoom(0.1)).hasToString("randomZoom(0.1)");
        assertThat(randomZoom(0.1, 0.2).fillWrap()).hasToString("randomZoom(0.1).width(-0.2, 0.2).fillWrap()");
        assertThat(randomRotation(0.1).fillNearest()).hasToString("randomRotation(0.1).fillNearest()");
        assertThat(randomRotation(0, 0.1)).hasToString("randomRotation(0, 0.1)");
        assertThat(randomContrast(0.1)).hasToString("randomContrast(0.1)");
        assertThat(randomContrast(0.1, 0.2).valueRange(0, 1)).hasToString("randomContrast(0.1, 0.2).valueRange(0, 1)");
        assertThat(randomBrightness(0.1)).hasToString("randomBrightness(0.1)");
        assertThat(randomCrop(3, 4)).hasToString("randomCrop(3, 4)");
    }

    @Test
    void aWayBackGivesTheDefault() {
        assertThat(randomRotation(0.1).fillConstant(2).nearest().bilinear().fillReflect())
                .isEqualTo(randomRotation(0.1));
    }
}
