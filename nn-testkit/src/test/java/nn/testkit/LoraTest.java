package nn.testkit;

import static nn.Layers.bidirectional;
import static nn.Layers.conv1D;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.gru;
import static nn.Layers.lstm;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.positionEmbedding;
import static nn.Layers.simpleRNN;
import static nn.Layers.timeDistributed;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Model;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Adapter;
import nn.layer.Layer;
import nn.layer.Lora;
import nn.layer.Weight;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Checks layers whose weights are adapted in low rank; {@link GoldenAdapters} holds them against Keras. */
class LoraTest {
    private static Lora adapted(Layer layer, Shape input) {
        return new Lora(
                layer,
                Lora.kernels(layer, layer.weights(input)).stream()
                        .map(weight -> new Adapter(weight.name(), 2, 3))
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> adaptersLearnAsKerassDo() {
        return GoldenAdapters.all()
                .map(each -> DynamicTest.dynamicTest(each.name(), () -> GoldenRun.check(PlainEngine::new, each)));
    }

    private record On(Layer layer, Shape input) {}

    @TestFactory
    Stream<DynamicTest> anAdaptedLayerIsALayer() {
        Shape sequence = Shape.of(4, 3);
        return Stream.of(
                        new On(dense(3).tanh(), Shape.of(5)),
                        new On(dense(3).useBias(false), sequence),
                        new On(conv2D(3, 2).tanh(), Shape.of(2, 4, 5)),
                        new On(conv1D(3, 2), sequence),
                        new On(multiHeadAttention(2, 3), sequence),
                        new On(positionEmbedding(4), sequence),
                        new On(simpleRNN(2), sequence),
                        new On(lstm(2).returnSequences(), sequence),
                        new On(gru(2), sequence),
                        new On(bidirectional(lstm(2)), sequence),
                        new On(timeDistributed(dense(2)), sequence))
                .map(each -> DynamicTest.dynamicTest(
                        each.layer().toString(),
                        () -> LayerConformance.check(adapted(each.layer(), each.input()), each.input())));
    }

    @Test
    void kernelsAndEmbeddingsAreAdaptedAndNothingElse() {
        Shape sequence = Shape.of(4, 3);
        assertThat(adapted(gru(2), sequence).adapters())
                .extracting(Adapter::weight)
                .containsExactly("kernel", "recurrent_kernel");
        assertThat(adapted(multiHeadAttention(2, 3), sequence).weights(sequence))
                .filteredOn(weight -> Adapter.owns(weight.name()))
                .extracting(Weight::toString)
                .containsExactly(
                        "query/kernel/lora_a [3, 2, 2]",
                        "query/kernel/lora_b [2, 3]",
                        "key/kernel/lora_a [3, 2, 2]",
                        "key/kernel/lora_b [2, 3]",
                        "value/kernel/lora_a [3, 2, 2]",
                        "value/kernel/lora_b [2, 3]",
                        "attention_output/kernel/lora_a [2, 3, 2]",
                        "attention_output/kernel/lora_b [2, 3]");
        assertThat(adapted(embedding(9, 3), Shape.of(4)).weights(Shape.of(4)))
                .extracting(Weight::toString)
                .containsExactly("embeddings [9, 3]", "embeddings/lora_a [9, 2]", "embeddings/lora_b [2, 3]");
        assertThat(adapted(conv2D(4, 3, 5), Shape.of(2, 6, 6)).weights(Shape.of(2, 6, 6)))
                .extracting(Weight::toString)
                .containsExactly(
                        "kernel [4, 2, 3, 5]", "bias [4]", "kernel/lora_a [2, 2, 3, 5]", "kernel/lora_b [4, 2]");
    }

    private static Model model() {
        return Sequential.of(
                        embedding(9, 4).maskZero(),
                        multiHeadAttention(2, 3),
                        bidirectional(lstm(2)),
                        dense(3).softmax())
                .input(5)
                .init(1);
    }

    private static float[] predicted(Model model) {
        try (EnginePredictor predictor = new PlainEngine().predictor(model.network(), model.state(), Device.CPU)) {
            Tensor words = Tensor.of(Shape.of(3, 5), 1, 2, 3, 4, 0, 8, 7, 6, 5, 4, 3, 0, 0, 0, 0);
            return predictor
                    .predict(List.of(words), model.network().outputs())
                    .get(0)
                    .floats();
        }
    }

    @Test
    void anAdaptedModelBeginsAsItWas() {
        Model base = model();
        Model adapted = base.lora(2);
        assertThat(adapted.adapters()).hasSize(2 * (1 + 4 + 4 + 1));
        assertThat(predicted(adapted)).isEqualTo(predicted(base));
        assertThat(predicted(adapted.merged())).isEqualTo(predicted(base));
    }

    @Test
    void mergedWeightsPredictWhatAdaptedOnesDo() {
        Model adapted = model().lora(2, 8);
        SortedMap<String, Tensor> drawn = new TreeMap<>();
        adapted.network().trainable().forEach(weight -> drawn.put(weight.name(), Sample.drawn(weight, 5)));
        assertThat(drawn).containsOnlyKeys(adapted.adapters().keySet());
        Model learned = adapted.withWeights(drawn);
        assertThat(learned.merged().weights())
                .containsOnlyKeys(model().weights().keySet());
        assertThat(predicted(learned)).isNotEqualTo(predicted(adapted));
        Compare.near("merged", predicted(learned), predicted(learned.merged()), 1e-6);
    }

    @Test
    void aMergedKernelIsTheSumByHand() {
        Model adapted = Sequential.of(dense(2)).input(3).init(1).lora(2, 8);
        Model merged = adapted.withWeights(Map.of(
                        "dense/kernel", Tensor.of(Shape.of(3, 2), 1f, 2, 3, 4, 5, 6),
                        "dense/kernel/lora_a", Tensor.of(Shape.of(3, 2), 1, -1, 2, 0, 0.5f, 3),
                        "dense/kernel/lora_b", Tensor.of(Shape.of(2, 2), 2, 1, -1, 0.25f)))
                .merged();
        // 8 / 2 · [[1·2 + 1·1, 1·1 − 0.25], [2·2, 2·1], [0.5·2 − 3·1, 0.5·1 + 3·0.25]]
        assertThat(merged.weights().get("dense/kernel").floats())
                .containsExactly(1 + 4 * 3, 2 + 4 * 0.75f, 3 + 4 * 4, 4 + 4 * 2, 5 + 4 * -2, 6 + 4 * 1.25f);
        assertThat(merged.architecture().frozen()).isEmpty();
        assertThat(merged.architecture().adapters()).isEmpty();
        assertThat(merged.merged()).isSameAs(merged);
    }
}
