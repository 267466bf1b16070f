package nn.layer;

import static nn.Initializers.heNormal;
import static nn.Layers.conv2D;
import static nn.Layers.conv2DTranspose;
import static nn.Layers.cropping2D;
import static nn.Layers.depthwiseConv2D;
import static nn.Layers.groupNormalization;
import static nn.Layers.permute;
import static nn.Layers.prelu;
import static nn.Layers.separableConv2D;
import static nn.Layers.unitNormalization;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.Sequential;
import nn.data.Shape;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

/** What convolutions of other kinds, and what goes with them, promise of shapes, weights, words and refusals. */
class FiltersTest {
    private static final Shape IMAGE = Shape.of(4, 5, 6);

    @Test
    void theyTellWhatComesOut() {
        assertThat(conv2D(6, 3).groups(2).outputShape(IMAGE)).isEqualTo(Shape.of(6, 3, 4));
        assertThat(depthwiseConv2D(3, 2).outputShape(IMAGE)).isEqualTo(Shape.of(4, 3, 5));
        assertThat(depthwiseConv2D(3).depthMultiplier(2).strides(2).same().outputShape(IMAGE))
                .isEqualTo(Shape.of(8, 3, 3));
        assertThat(separableConv2D(7, 3).dilation(2).outputShape(IMAGE)).isEqualTo(Shape.of(7, 1, 2));
        assertThat(cropping2D(1, 2, 3, 0).outputShape(IMAGE)).isEqualTo(Shape.of(4, 2, 3));
        assertThat(permute(3, 1, 2).outputShape(IMAGE)).isEqualTo(Shape.of(6, 4, 5));
        for (Layer same : List.of(prelu(), groupNormalization(2), unitNormalization())) {
            assertThat(same.outputShape(IMAGE)).as(same.toString()).isEqualTo(IMAGE);
        }
    }

    /** The sizes that Keras's compute_output_shape gives. */
    @Test
    void aTransposedConvolutionTellsWhatComesOut() {
        assertThat(conv2DTranspose(3, 3).outputShape(IMAGE)).isEqualTo(Shape.of(3, 7, 8));
        assertThat(conv2DTranspose(3, 3).strides(2).outputShape(IMAGE)).isEqualTo(Shape.of(3, 11, 13));
        assertThat(conv2DTranspose(3, 1).strides(3).outputShape(IMAGE)).isEqualTo(Shape.of(3, 15, 18));
        assertThat(conv2DTranspose(3, 3).strides(2).same().outputShape(IMAGE)).isEqualTo(Shape.of(3, 10, 12));
        assertThat(conv2DTranspose(3, 2).dilation(3, 1).outputShape(IMAGE)).isEqualTo(Shape.of(3, 8, 7));
        assertThat(conv2DTranspose(3, 3).strides(2).outputPadding(1, 0).outputShape(IMAGE))
                .isEqualTo(Shape.of(3, 12, 13));
        assertThat(conv2DTranspose(3, 3).strides(2).same().outputPadding(0).outputShape(IMAGE))
                .isEqualTo(Shape.of(3, 9, 11));
    }

    @Test
    void theyOwnTheirWeightsInKerasOrder() {
        assertThat(conv2D(6, 3, 2).groups(2).weights(IMAGE))
                .extracting(Weight::shape)
                .containsExactly(Shape.of(6, 2, 3, 2), Shape.of(6));
        assertThat(conv2DTranspose(3, 2, 1).weights(IMAGE))
                .extracting(Weight::shape)
                .containsExactly(Shape.of(4, 3, 2, 1), Shape.of(3));
        assertThat(depthwiseConv2D(3).depthMultiplier(2).weights(IMAGE))
                .extracting(Weight::toString)
                .containsExactly("kernel [2, 4, 3, 3]", "bias [8]");
        assertThat(separableConv2D(3, 2).depthMultiplier(2).weights(IMAGE))
                .extracting(Weight::toString)
                .containsExactly("depthwise_kernel [2, 4, 2, 2]", "pointwise_kernel [3, 8, 1, 1]", "bias [3]");
        assertThat(prelu().sharedAxes(2, 3).weights(IMAGE))
                .extracting(Weight::toString)
                .containsExactly("alpha [4, 1, 1]");
        assertThat(groupNormalization(2).center(false).weights(IMAGE))
                .extracting(Weight::toString)
                .containsExactly("gamma [4]");
    }

    @Test
    void theyAreTheirWords() {
        assertThat(conv2D(6, 3).groups(2).relu()).hasToString("conv2D(6, 3).groups(2).relu()");
        assertThat(conv2DTranspose(3, 2, 1).strides(2).same().outputPadding(1))
                .hasToString("conv2DTranspose(3, 2, 1).strides(2).same().outputPadding(1)");
        assertThat(conv2DTranspose(3, 2).strides(2, 3).outputPadding(1, 0).tanh())
                .hasToString("conv2DTranspose(3, 2).strides(2, 3).outputPadding(1, 0).tanh()");
        assertThat(depthwiseConv2D(3).strides(2).depthMultiplier(2).kernelInitializer(heNormal()))
                .hasToString("depthwiseConv2D(3).strides(2).depthMultiplier(2).kernelInitializer(heNormal())");
        assertThat(separableConv2D(3, 2)
                        .dilation(2)
                        .depthwiseInitializer(heNormal())
                        .pointwiseRegularizer(l2(1)))
                .hasToString("separableConv2D(3, 2).dilation(2).depthwiseInitializer(heNormal())"
                        + ".pointwiseRegularizer(l2(1))");
        assertThat(cropping2D(1, 2, 3, 4)).hasToString("cropping2D(1, 2, 3, 4)");
        assertThat(permute(2, 3, 1).named("p")).hasToString("permute(2, 3, 1).named(\"p\")");
        assertThat(prelu().sharedAxes(2, 3).alphaInitializer(heNormal()))
                .hasToString("prelu().sharedAxes(2, 3).alphaInitializer(heNormal())");
        assertThat(groupNormalization(2).epsilon(0.1).scale(false))
                .hasToString("groupNormalization(2).epsilon(0.1).scale(false)");
    }

    @Test
    void namesAreThoseOfKeras() {
        assertThat(Sequential.of(conv2DTranspose(2, 3), depthwiseConv2D(2), separableConv2D(3, 1), prelu())
                        .network(IMAGE)
                        .nodes())
                .extracting(Node::name)
                .containsExactly("conv2d_transpose", "depthwise_conv2d", "separable_conv2d", "prelu");
    }

    @Test
    void theyRefuseWhatDoesNotFit() {
        assertThatThrownBy(() -> conv2D(6, 3).groups(3).outputShape(IMAGE))
                .hasMessage("4 channels and 6 filters do not fall into 3 groups.\n"
                        + "Maybe choose a number that divides both.");
        assertThatThrownBy(
                        () -> conv2DTranspose(3, 3).strides(2).outputPadding(2).outputShape(IMAGE))
                .hasMessage("outputPadding must be below the stride 2, but was 2.\n"
                        + "Maybe choose a larger stride, or add zeros after it.");
        assertThatThrownBy(() -> conv2DTranspose(3, 3).outputPadding(-1))
                .hasMessage("conv2DTranspose: the output padding must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> conv2DTranspose(3, 2).same().outputPadding(0).outputShape(Shape.of(1, 1, 1)))
                .hasMessage("nothing would be left of an axis of 1.\n"
                        + "Maybe choose a larger outputPadding(…), or leave it out.");
        assertThatThrownBy(() -> cropping2D(2, 3, 0, 0).outputShape(IMAGE))
                .hasMessage("nothing would be left of [4, 5, 6] without 5 rows and 0 columns.\nMaybe crop less.");
        assertThatThrownBy(() -> permute(1, 3))
                .hasMessage("permute: the order [1, 3] does not name each axis once.\n"
                        + "Maybe count them from 1: permute(2, 1) exchanges two axes.");
        assertThatThrownBy(() -> permute(2, 1).outputShape(IMAGE))
                .hasMessage("the input [4, 5, 6] has 3 axes, but the order [2, 1] has 2.\n"
                        + "Maybe name each axis of one row once.");
        assertThatThrownBy(() -> prelu().sharedAxes(4).outputShape(IMAGE))
                .hasMessage("there is no axis 4 in [4, 5, 6].\nMaybe count the axes of one row from 1.");
        assertThatThrownBy(() -> groupNormalization().outputShape(IMAGE))
                .hasMessage("4 features do not fall into 32 groups.\n"
                        + "Maybe choose a divisor of 4, such as groupNormalization(4).");
    }
}
