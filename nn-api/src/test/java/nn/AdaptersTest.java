package nn;

import static nn.Layers.batchNormalization;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Layers.transformerBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Adapter;
import nn.layer.Call;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Ops;
import nn.op.Value;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Adapts networks in low rank. */
class AdaptersTest {
    /** Names its matrix as nobody else does. */
    record Mixed() implements Layer {
        @Override
        public List<Weight> weights(Shape input) {
            return List.of(
                    Weight.learned("conv1.weight", Shape.of(input.dim(0), 2), Initializer.GLOROT_UNIFORM),
                    Weight.learned("conv1.bias", Shape.of(2), Initializer.ZEROS));
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.affine(x, call.weight("conv1.weight"), call.weight("conv1.bias"));
        }
    }

    private static List<String> learning(Architecture network) {
        return network.network().trainable().stream().map(Weight::name).toList();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void adaptersAloneLearn() {
        Sequential network = Sequential.of(conv2D(2, 3), batchNormalization(), flatten(), dense(4), dense(2))
                .input(1, 6, 6)
                .lora(8, "dense*");
        assertThat(learning(network))
                .containsExactly(
                        "dense/kernel/lora_a", "dense/kernel/lora_b", "dense_1/kernel/lora_a", "dense_1/kernel/lora_b");
        assertThat(network.adapters())
                .containsExactly(new Adapter("dense/kernel", 8, 8), new Adapter("dense_1/kernel", 8, 8));
        assertThat(network.frozen())
                .containsExactlyInAnyOrder("conv2d", "batch_normalization", "flatten", "dense/bias", "dense_1/bias");
        assertThat(learning(network.unfreeze("*bias", "batch*")))
                .hasSize(4 + 3 + 2)
                .doesNotContain("dense/kernel", "conv2d/kernel");
        assertThat(learning(network.freeze("dense"))).containsExactly("dense_1/kernel/lora_a", "dense_1/kernel/lora_b");
        assertThat(learning(network.freeze())).isEmpty();
    }

    @Test
    void weightsKeepTheirNamesAndAreNotDrawnAnew() {
        Model base = Sequential.of(transformerBlock(2, 4), gru(2)).input(5, 4).init(3);
        Model adapted = base.lora(2, 6);
        base.weights()
                .forEach((name, weight) ->
                        assertThat(adapted.weights().get(name)).isSameAs(weight));
        assertThat(adapted.weights())
                .hasSize(base.weights().size() + adapted.adapters().size());
        assertThat(adapted.adapters().keySet())
                .contains("gru/kernel/lora_a", "gru/recurrent_kernel/lora_b")
                .allMatch(Adapter::owns)
                .hasSize(2 * (4 + 2 + 2));
        assertThat(adapted.adapters().get("gru/kernel/lora_b").floats()).containsOnly(0);
        assertThat(adapted.adapters()).isEqualTo(base.lora(2, 6).adapters());
        assertThat(adapted.architecture().adapters()).allMatch(adapter -> adapter.rank() == 2 && adapter.alpha() == 6);
        assertThat(base.adapters()).isEmpty();
    }

    @Test
    void patternsNameLayersOrWeights() {
        Sequential network = Sequential.of(transformerBlock(2, 4), dense(2)).input(5, 4);
        assertThat(network.lora(4, "*query*", "*value/kernel").adapters())
                .extracting(Adapter::weight)
                .allMatch(name -> name.endsWith("query/kernel") || name.endsWith("value/kernel"))
                .hasSize(2);
        Sequential both = network.lora(4, "*query*").lora(2, "dense");
        assertThat(both.adapters()).extracting(Adapter::rank).containsExactly(4, 2);
        assertThat(learning(both)).hasSize(4).allMatch(Adapter::owns);
    }

    @Test
    void layersThatNameTheirMatricesOtherwiseAreAdaptedToo() {
        Sequential network = Sequential.of(new Mixed(), dense(2)).input(5);
        assertThat(network.lora(2).adapters())
                .extracting(Adapter::weight)
                .containsExactly("mixed/conv1.weight", "dense/kernel");
        assertThat(network.lora(2, "conv1*").adapters())
                .extracting(Adapter::weight)
                .containsExactly("mixed/conv1.weight");
    }

    @Test
    void sharedLayersAreAdaptedOnce() {
        Layer tower = share("tower", dense(4), dense(2));
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        Functional network = Functional.of(List.of(a, b), subtract(a.then(tower), b.then(tower)));
        Functional adapted = network.lora(2, "tower_1/dense");
        assertThat(learning(adapted)).containsExactly("tower/dense/kernel/lora_a", "tower/dense/kernel/lora_b");
        assertThat(adapted).asString().contains("\n  adapts Adapter[weight=tower/dense/kernel, rank=2, alpha=2.0]\n");
    }

    @Test
    void aHeadCanBeTakenOffAndPutOn() {
        Model model = Sequential.of(dense(4), dense(2)).input(3).init(1).lora(2);
        Model other = model.until("dense").then(dense(5));
        assertThat(other.adapters()).containsOnlyKeys("dense/kernel/lora_a", "dense/kernel/lora_b");
        assertThat(learning(other.architecture()))
                .containsExactly("dense/kernel/lora_a", "dense/kernel/lora_b", "dense_1/kernel", "dense_1/bias");
    }

    @Test
    void adaptersAloneAreTakenOver() {
        Model base = Sequential.of(dense(4), dense(2)).input(3).init(1);
        Model tuned = base.lora(2)
                .withWeights(Map.of("dense/kernel/lora_b", Tensor.of(Shape.of(2, 4), 1f, 2, 3, 4, 5, 6, 7, 8)));
        Model again = base.lora(2).withWeights(tuned.adapters());
        assertThat(again.weights()).isEqualTo(tuned.weights());
    }

    @Test
    void theSummaryCountsAdapters() {
        assertThat(Sequential.of(dense(10)).input(20).lora(2).summary())
                .contains(
                        "dense (Dense)",
                        " Total params: 270 ",
                        " Trainable params: 60 ",
                        " Non-trainable params: 210 ");
    }

    @Test
    void whatCannotBeAdaptedIsRefused() {
        Sequential network = Sequential.of(dense(4), flatten(), dense(2)).input(3);
        assertRefused(
                () -> network.lora(2, "flatten"),
                "lora: nothing that [flatten] stand for can be adapted.\nMaybe name layers with kernels or embeddings,"
                        + " or weights of two axes, that have no adapter yet.");
        assertThatThrownBy(() -> network.lora(2, "dense/bias")).hasMessageContaining("nothing that [dense/bias]");
        assertThatThrownBy(() -> network.lora(2, "dense").lora(2, "dense")).hasMessageContaining("no adapter yet");
        assertRefused(
                () -> network.lora(2, "conv*"),
                "there is no layer and no weight \"conv*\" to adapt.\nMaybe it is one of [dense, dense/bias,"
                        + " dense/kernel, dense_1, dense_1/bias, dense_1/kernel, flatten].");
        assertThatThrownBy(() -> network.lora(0)).hasMessageContaining("lora: the rank must be at least 1, but was 0.");
        assertRefused(
                () -> network.lora(2).unfreeze("dense/kernel"),
                "\"dense/kernel\" stands for weights that adapters keep as they are, so none to unfreeze.\n"
                        + "Maybe name the adapters: \"*/lora_*\".");
        assertRefused(
                () -> network.lora(2, -1.0),
                "lora: alpha must be above 0, but was -1.0.\nMaybe leave it out: it is the rank by default.");
        assertRefused(
                () -> network.adapted(List.of(new Adapter("conv2d/kernel", 2, 2))),
                "lora: there is no weight \"conv2d/kernel\" to adapt.");
        assertThatThrownBy(() -> network.adapted(List.of(new Adapter("dense/bias", 2, 2))))
                .hasMessageContaining("lora: \"bias\" is no weight that can be adapted.\nMaybe it is one of [kernel].");
        assertThatThrownBy(() -> Sequential.of(dense(2)).lora(2)).hasMessageContaining("not known yet");
        assertThatThrownBy(() -> Sequential.of(dense(2).kernelConstraint(Constraints.nonNegative()))
                        .input(3)
                        .lora(1))
                .hasMessageContaining(
                        "lora: kernel is kept within bounds, which would not hold of what is added to it.");
    }
}
