package nn.layer;

import static nn.Layers.additiveAttention;
import static nn.Layers.attention;
import static nn.Layers.dense;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.positionEmbedding;
import static nn.Layers.rmsNormalization;
import static nn.Layers.sinePositionEncoding;
import static nn.Layers.transformerBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.Constraints;
import nn.Initializers;
import nn.Sequential;
import nn.data.Randoms;
import nn.data.Shape;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

class SequenceLayersTest {
    private static final Shape ROW = Shape.of(5, 6);

    @Test
    void aDenseLayerConnectsEachStepAlike() {
        assertThat(dense(3).outputShape(ROW)).isEqualTo(Shape.of(5, 3));
        assertThat(dense(3).weights(ROW)).extracting(Weight::shape).containsExactly(Shape.of(6, 3), Shape.of(3));
    }

    @Test
    void theWeightsOfAnAttentionHaveKerassNamesAndShapes() {
        assertThat(multiHeadAttention(2, 3).valueDim(4).outputDim(7).weights(ROW))
                .extracting(Weight::toString)
                .containsExactly(
                        "query/kernel [6, 2, 3]",
                        "query/bias [2, 3]",
                        "key/kernel [6, 2, 3]",
                        "key/bias [2, 3]",
                        "value/kernel [6, 2, 4]",
                        "value/bias [2, 4]",
                        "attention_output/kernel [2, 4, 7]",
                        "attention_output/bias [7]");
    }

    @Test
    void anAttentionOfTwoSequencesIsAsLongAsItsQueries() {
        List<Shape> inputs = List.of(ROW, Shape.of(8, 4), Shape.of(8, 9));

        assertThat(multiHeadAttention(2, 3).outputShape(inputs)).isEqualTo(ROW);
        assertThat(multiHeadAttention(2, 3).weights(inputs))
                .filteredOn(weight -> weight.name().endsWith("kernel"))
                .extracting(Weight::toString)
                .containsExactly(
                        "query/kernel [6, 2, 3]",
                        "key/kernel [9, 2, 3]",
                        "value/kernel [4, 2, 3]",
                        "attention_output/kernel [2, 3, 6]");
        assertThat(attention().outputShape(List.of(ROW, Shape.of(8, 4), Shape.of(8, 6))))
                .isEqualTo(Shape.of(5, 4));
    }

    /** Keras counts 6 · 2 inputs and 6 · 3 outputs, since it takes all axes but the last two for a window. */
    @Test
    void theFansOfAnAttentionAreKerass() {
        Weight kernel = multiHeadAttention(2, 3).weights(ROW).get(0);
        double limit = Math.sqrt(6.0 / (12 + 18));
        float[] drawn = kernel.initializer().draw(Shape.of(6, 2, 3), Randoms.of(1, "kernel", 0));

        assertThat(drawn).hasSize(36);
        for (float each : drawn) {
            assertThat(Math.abs(each)).isLessThanOrEqualTo((float) limit);
        }
        float most = 0;
        for (int seed = 0; seed < 50; seed++) {
            for (float each : kernel.initializer().draw(Shape.of(6, 2, 3), Randoms.of(seed, "kernel", 0))) {
                most = Math.max(most, Math.abs(each));
            }
        }
        assertThat(most).isGreaterThan((float) limit * 0.98f);
    }

    @Test
    void aBlockNamesItsParts() {
        assertThat(Sequential.of(transformerBlock(2, 8).dropout(0.1))
                        .network(ROW)
                        .nodes())
                .extracting(Node::name)
                .containsExactly(
                        "transformer_block/attention",
                        "transformer_block/attention_dropout",
                        "transformer_block/attention_add",
                        "transformer_block/attention_normalization",
                        "transformer_block/feed_forward",
                        "transformer_block/feed_forward_output",
                        "transformer_block/feed_forward_dropout",
                        "transformer_block/feed_forward_add",
                        "transformer_block/feed_forward_normalization");
        assertThat(transformerBlock(4, 8).outputShape(ROW)).isEqualTo(ROW);
    }

    @Test
    void layersOfSequencesAreTheirWords() {
        assertThat(multiHeadAttention(2, 3)).hasToString("multiHeadAttention(2, 3)");
        assertThat(multiHeadAttention(2, 3)
                        .valueDim(4)
                        .outputDim(5)
                        .dropout(0.1)
                        .causal()
                        .slidingWindow(2)
                        .useBias(false)
                        .named("heads"))
                .hasToString("multiHeadAttention(2, 3).valueDim(4).outputDim(5).dropout(0.1).causal().slidingWindow(2)"
                        + ".useBias(false).named(\"heads\")");
        assertThat(attention().useScale().concat().dropout(0.1).causal().named("a"))
                .hasToString("attention().useScale().concat().dropout(0.1).causal().named(\"a\")");
        assertThat(additiveAttention().useScale(false).dropout(0.1).causal())
                .hasToString("additiveAttention().useScale(false).dropout(0.1).causal()");
        assertThat(transformerBlock(2, 8)).hasToString("transformerBlock(2, 8)");
        assertThat(transformerBlock(2, 8)
                        .gelu()
                        .kernelInitializer(Initializers.heNormal())
                        .dropout(0.1)
                        .epsilon(0.5)
                        .normalizeFirst()
                        .causal()
                        .named("b"))
                .hasToString("transformerBlock(2, 8).gelu().kernelInitializer(heNormal()).dropout(0.1).epsilon(0.5)"
                        + ".normalizeFirst().causal().named(\"b\")");
        assertThat(positionEmbedding(7).initializer(Initializers.zeros()))
                .hasToString("positionEmbedding(7).initializer(zeros())");
        assertThat(sinePositionEncoding().maxWavelength(50)).hasToString("sinePositionEncoding().maxWavelength(50)");
        assertThat(rmsNormalization().epsilon(0.5)).hasToString("rmsNormalization().epsilon(0.5)");
    }

    @Test
    void layersOfSequencesRefuseOtherRows() {
        assertThatThrownBy(() -> multiHeadAttention(2, 3).outputShape(Shape.of(6)))
                .hasMessage("the input must be a sequence [time, features], but was [6].\n"
                        + "Maybe add returnSequences() to the recurrent layer before, if there is one, or"
                        + " reshape(time, features) before it.");
        assertThatThrownBy(() -> multiHeadAttention(2, 3).outputShape(List.of(ROW, ROW, Shape.of(4, 6))))
                .hasMessage("each value needs a key, but the values were [5, 6] and the keys [4, 6].\n"
                        + "Maybe give both as many steps.");
        assertThatThrownBy(() -> multiHeadAttention(2, 3).outputShape(List.of(ROW, ROW, ROW, ROW)))
                .hasMessage("attention takes one to three inputs, but was given 4.\n"
                        + "Maybe give it (query, value, key), (query, value), or one sequence that looks at itself.");
        assertThatThrownBy(() -> attention().outputShape(List.of(ROW, Shape.of(5, 4))))
                .hasMessage("queries are compared with keys, but the queries were [5, 6] and the keys [5, 4].\n"
                        + "Maybe give both as many features, or use multiHeadAttention(…), which projects them.");
        assertThatThrownBy(() -> positionEmbedding(4).outputShape(ROW))
                .hasMessage(
                        "there are 4 places, but the sequence [5, 6] has 5 steps.\nMaybe use positionEmbedding(5).");
        assertThatThrownBy(() -> Sequential.of(transformerBlock(7, 8)).network(ROW))
                .hasMessage("layer 1, transformerBlock(7, 8): 7 heads cannot share 6 features.\n"
                        + "Maybe use fewer heads, or a wider input.");
        assertThatThrownBy(() -> Sequential.of(transformerBlock(2, 8)).network(Shape.of(6)))
                .hasMessage("layer 1, transformerBlock(2, 8): the input must be a sequence [time, features], but was"
                        + " [6].\nMaybe add returnSequences() to the recurrent layer before, if there is one, or"
                        + " reshape(time, features) before it.");
    }

    @Test
    void layersOfSequencesRefuseOptionsThatCannotBe() {
        assertThatThrownBy(() -> multiHeadAttention(0, 3))
                .hasMessage("multiHeadAttention: heads must be at least 1, but was 0.");
        assertThatThrownBy(() -> multiHeadAttention(2, 0))
                .hasMessage("multiHeadAttention: keyDim must be at least 1, but was 0.");
        assertThatThrownBy(() -> multiHeadAttention(2, 3).dropout(1))
                .hasMessage("multiHeadAttention: the dropout must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> multiHeadAttention(2, 3).slidingWindow(0))
                .hasMessage("multiHeadAttention: slidingWindow must be at least 1, but was 0.");
        assertThatThrownBy(() -> transformerBlock(2, 0))
                .hasMessage("transformerBlock: hidden must be at least 1, but was 0.");
        assertThatThrownBy(() -> sinePositionEncoding().maxWavelength(0))
                .hasMessage("sinePositionEncoding: maxWavelength must be above 0 and finite, but was 0.0.");
    }

    @Test
    void aConstraintOfAnAttentionBoundsWhatGoesIntoAUnit() {
        Weight joined = multiHeadAttention(2, 3)
                .kernelConstraint(Constraints.maxNorm(1))
                .weights(ROW)
                .get(6);

        assertThat(joined.name()).isEqualTo("attention_output/kernel");
        assertThat(joined.constraint()).contains(new FoldedConstraint(Constraints.maxNorm(1), 2));
    }
}
