package nn;

import static nn.Layers.batchNormalization;
import static nn.Layers.bidirectional;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.spi.Node;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Keeps layers and weights from learning, by names and patterns. */
class FreezingTest {
    private static final Sequential IMAGES = Sequential.of(
                    conv2D(2, 3), batchNormalization(), conv2D(3, 3), flatten(), dense(4))
            .input(1, 8, 8);

    private static List<String> learning(Architecture network) {
        return network.network().trainable().stream().map(Weight::name).toList();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void allIsFrozenAndWhatAPatternNamesLearnsAgain() {
        Sequential frozen = IMAGES.freeze();
        assertThat(frozen.network().trainable()).isEmpty();
        assertThat(frozen.network().nodes()).allMatch(Node::frozen);
        assertThat(frozen.frozen())
                .containsExactlyInAnyOrder("conv2d", "batch_normalization", "conv2d_1", "flatten", "dense");

        Sequential tuned = frozen.unfreeze("conv2d_1*", "dense");
        assertThat(learning(tuned)).containsExactly("conv2d_1/kernel", "conv2d_1/bias", "dense/kernel", "dense/bias");
        assertThat(tuned.frozen()).containsExactlyInAnyOrder("conv2d", "batch_normalization", "flatten");
        assertThat(learning(tuned.unfreeze())).hasSize(8);
    }

    @Test
    void aPatternNamesLayers() {
        Sequential frozen = IMAGES.freeze("conv*", "batch*");
        assertThat(frozen.frozen()).containsExactlyInAnyOrder("conv2d", "conv2d_1", "batch_normalization");
        assertThat(learning(frozen)).containsExactly("dense/kernel", "dense/bias");
    }

    @Test
    void weightsAreFrozenOneByOneInLayersThatLearn() {
        Sequential frozen = IMAGES.freeze("dense/kernel", "batch_normalization/gamma");
        assertThat(learning(frozen))
                .containsExactly(
                        "conv2d/kernel",
                        "conv2d/bias",
                        "batch_normalization/beta",
                        "conv2d_1/kernel",
                        "conv2d_1/bias",
                        "dense/bias");
        assertThat(frozen.network().nodes()).noneMatch(Node::frozen);
        assertThat(frozen.network().weights()).hasSize(10);
        assertThat(frozen).asString().endsWith(".freeze(\"batch_normalization/gamma\", \"dense/kernel\")");
    }

    @Test
    void aPatternNamesWeightsWithinTheirLayers() {
        assertThat(learning(IMAGES.freeze().unfreeze("*bias")))
                .containsExactly("conv2d/bias", "conv2d_1/bias", "dense/bias");
        assertThat(learning(IMAGES.freeze("kern*")))
                .doesNotContain("dense/kernel", "conv2d/kernel")
                .contains("dense/bias", "batch_normalization/gamma");
    }

    @Test
    void whatIsLeftOfAFrozenLayerIsNamedWeightByWeight() {
        Sequential network = Sequential.of(residual(dense(3).tanh(), dense(3)).named("body"), bidirectional(lstm(2)))
                .input(5, 3);
        Sequential tuned = network.freeze().unfreeze("body/dense_1", "*forward*/recurrent_kernel");
        assertThat(tuned.frozen())
                .containsExactlyInAnyOrder(
                        "body/dense",
                        "body/add",
                        "bidirectional/forward_lstm/kernel",
                        "bidirectional/forward_lstm/bias",
                        "bidirectional/backward_lstm/kernel",
                        "bidirectional/backward_lstm/recurrent_kernel",
                        "bidirectional/backward_lstm/bias");
        assertThat(learning(tuned))
                .containsExactly(
                        "body/dense_1/kernel", "body/dense_1/bias", "bidirectional/forward_lstm/recurrent_kernel");
        assertThat(tuned.freeze("body").frozen()).contains("body").noneMatch(name -> name.startsWith("body/"));
    }

    @Test
    void sharedLayersAreNamedByEachPlace() {
        Layer tower = share("tower", dense(4), dense(2));
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        Functional network = Functional.of(List.of(a, b), subtract(a.then(tower), b.then(tower)));
        assertThat(learning(network.freeze("tower_1"))).isEmpty();
        assertThat(network.freeze("tower_1/dense").frozen()).containsExactly("tower/dense");
        assertThat(learning(network.freeze().unfreeze("tower/dense_1/kernel"))).containsExactly("tower/dense_1/kernel");
        assertThat(network.freeze("tower/dense/bias")).asString().endsWith("\n  freezes tower/dense/bias");
    }

    @Test
    void aChainResolvesPatternsWhenItsInputIsKnown() {
        Sequential open = Sequential.of(block(dense(3)), dense(2)).freeze("*kernel");
        assertThat(open.frozen()).containsExactly("*kernel");
        assertThat(learning(open.input(4))).containsExactly("block/dense/bias", "dense/bias");
        assertThat(Sequential.of(dense(3), dense(2)).freeze().input(4).frozen())
                .containsExactlyInAnyOrder("dense", "dense_1");
        assertThat(Sequential.of(dense(2)).freeze("dense").unfreeze("dense").frozen())
                .isEmpty();
        assertRefused(
                () -> open.unfreeze("dense"),
                "unfreeze: which layers and weights [dense] stand for is not known yet.\n"
                        + "Maybe fix the input first: .input(784).");
    }

    @Test
    void namesThatStandForNothingAreRefusedWithWhatThereIs() {
        Sequential network = Sequential.of(dense(3), dense(2)).input(4);
        assertRefused(
                () -> network.freeze("conv*"),
                "there is no layer and no weight \"conv*\" to freeze.\nMaybe it is one of [dense, dense/bias,"
                        + " dense/kernel, dense_1, dense_1/bias, dense_1/kernel].");
        assertRefused(
                () -> network.unfreeze("dense/kernal"),
                "there is no layer and no weight \"dense/kernal\" to unfreeze.\nMaybe it is one of [dense, dense/bias,"
                        + " dense/kernel, dense_1, dense_1/bias, dense_1/kernel].");
    }

    @Test
    void statisticsAreFrozenOneByOneToo() {
        Sequential frozen = IMAGES.freeze("*moving_*");
        assertThat(frozen.frozen())
                .containsExactlyInAnyOrder("batch_normalization/moving_mean", "batch_normalization/moving_variance");
        assertThat(learning(frozen)).hasSize(8);
        assertThat(frozen.network().moving()).hasSize(8);
        assertThat(IMAGES.network().moving()).hasSize(10);
        assertThat(IMAGES.freeze().unfreeze("*gamma").frozen())
                .contains(
                        "batch_normalization/beta",
                        "batch_normalization/moving_mean",
                        "batch_normalization/moving_variance");
    }

    @Test
    void aStarStandsForAnyRunOfCharacters() {
        assertThat(new NamePattern("*").matches("")).isTrue();
        assertThat(new NamePattern("a*b*c").matches("a/b/b.c")).isTrue();
        assertThat(new NamePattern("a*b*c").matches("a/b/b.cd")).isFalse();
        assertThat(new NamePattern("*conv1.weight").matches("layer4.0.conv1.weight"))
                .isTrue();
        assertThat(new NamePattern("layer4*").matches("imported/layer4.0")).isFalse();
        assertThat(new NamePattern("a.c*").matches("abc")).isFalse();
        assertThat(new NamePattern("*a".repeat(40)).matches("a".repeat(20_000) + "b"))
                .isFalse();
    }

    @Test
    void theSummaryCountsFrozenWeights() {
        assertThat(Sequential.of(dense(3), dense(2))
                        .input(4)
                        .freeze("dense/kernel", "dense_1")
                        .summary())
                .contains(" Total params: 23 ", " Trainable params: 3 ", " Non-trainable params: 20 ");
    }

    @Test
    void modelsAreFrozenAsNetworksAre() {
        Model model = IMAGES.init(1);
        Model frozen = model.freeze().unfreeze("dense");
        assertThat(learning(frozen.architecture())).containsExactly("dense/kernel", "dense/bias");
        assertThat(frozen.weights()).isEqualTo(model.weights());
        assertThat(learning(model.freeze("*kernel").unfreeze().architecture())).hasSize(8);
        assertThat(IMAGES.network(Shape.of(1, 8, 8)).trainable()).hasSize(8);
    }
}
