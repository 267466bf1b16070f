package nn.layer;

import static nn.Layers.averagePool1D;
import static nn.Layers.conv1D;
import static nn.Layers.conv1DTranspose;
import static nn.Layers.cropping1D;
import static nn.Layers.dense;
import static nn.Layers.depthwiseConv1D;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.globalMaxPool1D;
import static nn.Layers.maxPool1D;
import static nn.Layers.permute;
import static nn.Layers.repeatVector;
import static nn.Layers.separableConv1D;
import static nn.Layers.upSampling1D;
import static nn.Layers.zeroPadding1D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.data.Shape;
import org.junit.jupiter.api.Test;

/** What layers of sequences [time, features] promise of shapes, weights, words and refusals. */
class SequencesTest {
    private static final Shape SEQUENCE = Shape.of(10, 4);

    @Test
    void theyTellWhatComesOut() {
        assertThat(conv1D(6, 3).outputShape(SEQUENCE)).isEqualTo(Shape.of(8, 6));
        assertThat(conv1D(6, 3).strides(2).same().outputShape(SEQUENCE)).isEqualTo(Shape.of(5, 6));
        assertThat(conv1D(6, 3).strides(3).causal().outputShape(SEQUENCE)).isEqualTo(Shape.of(4, 6));
        assertThat(conv1D(6, 3).dilation(4).outputShape(SEQUENCE)).isEqualTo(Shape.of(2, 6));
        assertThat(conv1DTranspose(6, 3).strides(2).outputShape(SEQUENCE)).isEqualTo(Shape.of(21, 6));
        assertThat(conv1DTranspose(6, 3).strides(2).same().outputShape(SEQUENCE))
                .isEqualTo(Shape.of(20, 6));
        assertThat(depthwiseConv1D(3).depthMultiplier(2).outputShape(SEQUENCE)).isEqualTo(Shape.of(8, 8));
        assertThat(separableConv1D(5, 3).outputShape(SEQUENCE)).isEqualTo(Shape.of(8, 5));
        assertThat(maxPool1D().outputShape(SEQUENCE)).isEqualTo(Shape.of(5, 4));
        assertThat(averagePool1D(3).same().outputShape(SEQUENCE)).isEqualTo(Shape.of(4, 4));
        assertThat(globalMaxPool1D().outputShape(SEQUENCE)).isEqualTo(Shape.of(4));
        assertThat(globalAveragePool1D().outputShape(SEQUENCE)).isEqualTo(Shape.of(4));
        assertThat(upSampling1D(3).outputShape(SEQUENCE)).isEqualTo(Shape.of(30, 4));
        assertThat(zeroPadding1D(1, 2).outputShape(SEQUENCE)).isEqualTo(Shape.of(13, 4));
        assertThat(cropping1D(1, 2).outputShape(SEQUENCE)).isEqualTo(Shape.of(7, 4));
        assertThat(permute(2, 1).outputShape(SEQUENCE)).isEqualTo(Shape.of(4, 10));
        assertThat(dense(7).outputShape(SEQUENCE)).isEqualTo(Shape.of(10, 7));
        assertThat(repeatVector(3).outputShape(Shape.of(4))).isEqualTo(Shape.of(3, 4));
    }

    @Test
    void theyOwnTheirWeightsInKerasOrder() {
        assertThat(conv1D(6, 3).groups(2).weights(SEQUENCE))
                .extracting(Weight::toString)
                .containsExactly("kernel [6, 2, 3]", "bias [6]");
        assertThat(conv1DTranspose(6, 3).weights(SEQUENCE))
                .extracting(Weight::toString)
                .containsExactly("kernel [4, 6, 3]", "bias [6]");
        assertThat(separableConv1D(5, 3).depthMultiplier(2).weights(SEQUENCE))
                .extracting(Weight::toString)
                .containsExactly("depthwise_kernel [2, 4, 3]", "pointwise_kernel [5, 8, 1]", "bias [5]");
        assertThat(dense(7).weights(SEQUENCE))
                .extracting(Weight::toString)
                .containsExactly("kernel [4, 7]", "bias [7]");
    }

    @Test
    void theyAreTheirWords() {
        assertThat(conv1D(6, 3).strides(2).causal().groups(2).relu())
                .hasToString("conv1D(6, 3).strides(2).causal().groups(2).relu()");
        assertThat(conv1D(6, 3).same().valid().dilation(2)).hasToString("conv1D(6, 3).dilation(2)");
        assertThat(conv1DTranspose(6, 3).strides(2).outputPadding(1))
                .hasToString("conv1DTranspose(6, 3).strides(2).outputPadding(1)");
        assertThat(depthwiseConv1D(3).depthMultiplier(2)).hasToString("depthwiseConv1D(3).depthMultiplier(2)");
        assertThat(separableConv1D(5, 3).same()).hasToString("separableConv1D(5, 3).same()");
        assertThat(maxPool1D(3)).hasToString("maxPool1D(3)");
        assertThat(averagePool1D(3).strides(2).same()).hasToString("averagePool1D(3).strides(2).same()");
        assertThat(zeroPadding1D(1).named("z")).hasToString("zeroPadding1D(1).named(\"z\")");
        assertThat(cropping1D(1, 2)).hasToString("cropping1D(1, 2)");
    }

    @Test
    void theyRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> conv1D(6, 3).outputShape(Shape.of(10)))
                .hasMessage("the input must be a sequence [time, features], but was [10].\n"
                        + "Maybe add returnSequences() to the recurrent layer before, if there is one, or"
                        + " reshape(time, features) before it.");
        assertThatThrownBy(() -> conv1D(6, 5).dilation(3).outputShape(SEQUENCE))
                .hasMessage("a window of 13 does not fit into the sequence [10, 4].\n"
                        + "Maybe use a smaller window, padding same, or fewer poolings before it.");
        assertThatThrownBy(() -> conv1D(6, 3).strides(2).dilation(2))
                .hasMessage("strides and dilation cannot both be above 1.");
        assertThatThrownBy(() -> conv1D(6, 3).groups(4).outputShape(SEQUENCE))
                .hasMessage("4 channels and 6 filters do not fall into 4 groups.\n"
                        + "Maybe choose a number that divides both.");
        assertThatThrownBy(() -> cropping1D(4, 6).outputShape(SEQUENCE))
                .hasMessage("nothing would be left of [10, 4] without 4 and 6 times.\nMaybe crop less.");
        assertThatThrownBy(() -> upSampling1D(1 << 30).outputShape(SEQUENCE))
                .hasMessage("10737418240 times of 4 features are more than the 2^31 - 1 numbers of a row.");
        assertThatThrownBy(() -> repeatVector(3).outputShape(SEQUENCE))
                .hasMessage("the input must be flat, but was [10, 4].\nMaybe add flatten() before it.");
    }
}
