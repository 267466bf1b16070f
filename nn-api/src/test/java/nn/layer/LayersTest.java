package nn.layer;

import static nn.Activations.softmax;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.layerNormalization;
import static nn.Layers.maxPool2D;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.Activations;
import nn.Constraints;
import nn.Initializers;
import nn.Regularizers;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final Shape FLAT = Shape.of(12);
    private static final Shape IMAGE = Shape.of(3, 8, 6);

    @Test
    void layersTellWhatComesOut() {
        assertThat(dense(5).outputShape(FLAT)).isEqualTo(Shape.of(5));
        assertThat(conv2D(4, 3).outputShape(IMAGE)).isEqualTo(Shape.of(4, 6, 4));
        assertThat(conv2D(4, 3, 1).same().strides(2, 1).outputShape(IMAGE)).isEqualTo(Shape.of(4, 4, 6));
        assertThat(maxPool2D().outputShape(IMAGE)).isEqualTo(Shape.of(3, 4, 3));
        assertThat(averagePool2D(3).outputShape(IMAGE)).isEqualTo(Shape.of(3, 2, 2));
        assertThat(globalAveragePool2D().outputShape(IMAGE)).isEqualTo(Shape.of(3));
        assertThat(globalMaxPool2D().outputShape(IMAGE)).isEqualTo(Shape.of(3));
        assertThat(upSampling2D().outputShape(IMAGE)).isEqualTo(Shape.of(3, 16, 12));
        assertThat(upSampling2D(3, 1).bilinear().outputShape(IMAGE)).isEqualTo(Shape.of(3, 24, 6));
        assertThat(zeroPadding2D(1, 2, 3, 4).outputShape(IMAGE)).isEqualTo(Shape.of(3, 11, 13));
        assertThat(flatten().outputShape(IMAGE)).isEqualTo(Shape.of(144));
        assertThat(reshape(2, 6).outputShape(FLAT)).isEqualTo(Shape.of(2, 6));
        for (Layer same : List.of(
                dropout(0.5),
                batchNormalization(),
                layerNormalization(),
                rescaling(2),
                activation(Activations.relu()),
                activityRegularization(Regularizers.l1(1)))) {
            assertThat(same.outputShape(IMAGE)).as(same.toString()).isEqualTo(IMAGE);
        }
    }

    @Test
    void layersOwnTheirWeightsInKerasOrder() {
        assertThat(dense(5).weights(FLAT))
                .containsExactly(
                        Weight.learned("kernel", Shape.of(12, 5), Initializer.GLOROT_UNIFORM),
                        Weight.learned("bias", Shape.of(5), Initializer.ZEROS));
        assertThat(conv2D(4, 3, 2).weights(IMAGE))
                .extracting(Weight::shape)
                .containsExactly(Shape.of(4, 3, 3, 2), Shape.of(4));
        assertThat(batchNormalization().weights(IMAGE))
                .containsExactly(
                        Weight.learned("gamma", Shape.of(3), Initializer.ONES),
                        Weight.learned("beta", Shape.of(3), Initializer.ZEROS),
                        Weight.statistic("moving_mean", Shape.of(3), Initializer.ZEROS),
                        Weight.statistic("moving_variance", Shape.of(3), Initializer.ONES));
        assertThat(layerNormalization().weights(FLAT)).extracting(Weight::shape).containsExactly(FLAT, FLAT);
        assertThat(dropout(0.5).weights(FLAT)).isEmpty();
    }

    @Test
    void layersLeaveOutWhatIsNotWanted() {
        assertThat(dense(5).useBias(false).weights(FLAT))
                .extracting(Weight::name)
                .containsExactly("kernel");
        assertThat(batchNormalization().center(false).scale(false).weights(FLAT))
                .extracting(Weight::name)
                .containsExactly("moving_mean", "moving_variance");
        assertThat(layerNormalization().scale(false).weights(FLAT))
                .extracting(Weight::name)
                .containsExactly("beta");
    }

    @Test
    void weightsCarryWhatWasChosenForThem() {
        List<Weight> weights = dense(5).kernelInitializer(Initializers.heNormal())
                .kernelRegularizer(Regularizers.l2(0.1))
                .kernelConstraint(Constraints.maxNorm(2))
                .biasInitializer(Initializers.ones())
                .biasRegularizer(Regularizers.l1(0.2))
                .biasConstraint(Constraints.nonNegative())
                .weights(FLAT);
        assertThat(weights.get(0).initializer()).isEqualTo(Initializers.heNormal());
        assertThat(weights.get(0).regularizer()).contains(Regularizers.l2(0.1));
        assertThat(weights.get(0).constraint()).contains(Constraints.maxNorm(2));
        assertThat(weights.get(1).initializer()).isEqualTo(Initializers.ones());
        assertThat(weights.get(1).regularizer()).contains(Regularizers.l1(0.2));
        assertThat(weights.get(1).constraint()).contains(Constraints.nonNegative());
    }

    @Test
    void normalizationTakesItsStatisticsFromData() {
        Dataset data = Dataset.of(new float[][] {{1, 10}, {3, 30}}, new int[] {0, 1});
        assertThat(normalization(data)).isEqualTo(normalization(new float[] {2, 20}, new float[] {1, 100}));
    }

    @Test
    void normalizationSaysWhichNumberIsMissing() {
        Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}, {5, Float.NaN}}, new int[] {0, 1, 0});
        assertThatThrownBy(() -> normalization(data))
                .hasMessage(
                        "normalization: row 2, feature 1: the statistics need finite numbers, but this one was NaN.\n"
                                + "Maybe replace missing values, or drop such rows.");
        assertThatThrownBy(() -> Normalization.of(Tensor.zeros(Shape.of(3))))
                .hasMessage("normalization: the rows must have features, but are [3].\nMaybe give [rows, features].");
    }

    @Test
    void normalizationTakesTheStatisticsOfChannels() {
        Tensor images = Tensor.of(Shape.of(1, 2, 1, 2), new byte[] {0, 2, 10, 14});
        assertThat(Normalization.of(images)).isEqualTo(normalization(new float[] {1, 12}, new float[] {1, 4}));
    }

    @Test
    void normalizationKeepsTheVarianceOfNumbersFarFromZero() {
        Dataset data = Dataset.of(new float[][] {{1.6e9f}, {1.6e9f + 256}}, new int[] {0, 1});
        assertThat(normalization(data).variance()).containsExactly(16384f);
    }

    @Test
    void layersRefuseInputsThatDoNotFit() {
        assertThatThrownBy(() -> dense(5).outputShape(IMAGE))
                .hasMessage("the input must be flat, but was [3, 8, 6].\nMaybe add flatten() before it.");
        assertThatThrownBy(() -> reshape(5).outputShape(FLAT))
                .hasMessage("the input [12] has 12 elements, but [5] needs 5.");
        assertThatThrownBy(() -> batchNormalization().outputShape(Shape.of(2, 3, 4, 5)))
                .hasMessage("the input must be flat, a sequence or an image, but was [2, 3, 4, 5].");
        assertThatThrownBy(() -> normalization(new float[2], new float[2]).outputShape(FLAT))
                .hasMessage("there are means for 2 features, but the input is [12].");
    }

    @Test
    void aSoftmaxOverOneUnitIsRefused() {
        assertThatThrownBy(() -> nn.Sequential.of(dense(1).softmax()).input(4))
                .hasMessageContaining("softmax over one unit always gives 1.\n"
                        + "Maybe use sigmoid() with binaryCrossentropy(), or one unit for each class.");
    }

    @Test
    void theFeaturesOfASequenceStandLast() {
        Tensor rows = Tensor.of(Shape.of(1, 2, 3), 1f, 10f, 100f, 3f, 30f, 300f);
        assertThat(Normalization.of(rows).mean()).containsExactly(2f, 20f, 200f);
        assertThat(Normalization.of(rows).variance()).containsExactly(1f, 100f, 10_000f);
        assertThat(new Rescaling(List.of(1f, 2f, 3f), List.of(0f, 0f, 0f), "").outputShape(Shape.of(2, 3)))
                .isEqualTo(Shape.of(2, 3));
        assertThat(new ActivationLayer(softmax(), "").outputShape(Shape.of(1, 3)))
                .isEqualTo(Shape.of(1, 3));
        assertThatThrownBy(() -> new ActivationLayer(softmax(), "").outputShape(Shape.of(3, 1)))
                .hasMessageContaining("softmax over one unit always gives 1.");
    }

    @Test
    void normalizationTakesItsStatisticsFromAStream() {
        Dataset data = Dataset.of(
                new float[][] {{1e6f, 1}, {1e6f + 2, 2}, {1e6f + 4, 3}, {1e6f + 6, 4}, {1e6f + 8, 10}}, new int[5]);
        Source parts = Source.of(List.of(data.rows(0, 1), data.rows(1, 5)));
        Moments joined = new Moments();
        joined.add(data.rows(0, 2).input());
        joined.add(data.rows(2, 5).input());
        assertThat(normalization(parts)).isEqualTo(normalization(data));
        assertThat(joined.normalization().mean()).containsExactly(1e6f + 4, 4f);
        assertThat(joined.normalization().variance()).containsExactly(8f, 10f);
    }

    @Test
    void anImageIsNotEnlargedBeyondWhatATensorHolds() {
        assertThatThrownBy(() -> upSampling2D(20_000).outputShape(IMAGE))
                .hasMessage("the image [3, 8, 6] would be enlarged to 160000 × 120000, but can hold at most 2^31 - 1"
                        + " numbers.\nMaybe use fewer rows and columns.");
    }

    @Test
    void layersRefuseOptionsThatCannotBe() {
        assertThatThrownBy(() -> dense(0)).hasMessage("dense: units must be at least 1, but was 0.");
        assertThatThrownBy(() -> conv2D(0, 3)).hasMessage("conv2D: filters must be at least 1, but was 0.");
        assertThatThrownBy(() -> dropout(1))
                .hasMessage("dropout: the rate must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> batchNormalization().momentum(1))
                .hasMessage("batchNormalization: momentum must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> layerNormalization().epsilon(-1))
                .hasMessage("layerNormalization: epsilon must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> zeroPadding2D(-1))
                .hasMessage("zeroPadding2D: the padding must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> upSampling2D(2, 0))
                .hasMessage("upSampling2D: the columns must be at least 1, but was 0.");
        assertThatThrownBy(() -> rescaling(Double.NaN))
                .hasMessage("rescaling: scale and offset must be finite, but were NaN and 0.0.");
        assertThatThrownBy(() -> normalization(new float[0], new float[0]))
                .hasMessage("normalization: there must be as many variances as means, but there were 0 and 0.");
        assertThatThrownBy(() -> Activations.leakyRelu(-1))
                .hasMessage("leakyRelu: alpha must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> Regularizers.l2(-1))
                .hasMessage("regularizer: l2 must be a finite number of at least 0, but was -1.0.");
        assertThatThrownBy(() -> Constraints.maxNorm(0))
                .hasMessage("maxNorm: the length must be above 0 and finite, but was 0.0.");
    }
}
