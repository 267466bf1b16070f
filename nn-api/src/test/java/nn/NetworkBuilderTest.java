package nn;

import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.maxPool2D;
import static nn.Layers.residual;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nn.data.Shape;
import nn.layer.Add;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.spi.Network;
import nn.spi.Node;
import org.junit.jupiter.api.Test;

class NetworkBuilderTest {
    private static final Shape IMAGE = Shape.of(3, 8, 8);

    @Test
    void namesLayersAsKerasDoes() {
        Network network = network(
                Shape.of(4),
                dense(3),
                dense(3).named("hidden"),
                dense(2),
                batchNormalization(),
                activation(Activations.tanh()));
        assertThat(names(network)).containsExactly("dense", "hidden", "dense_1", "batch_normalization", "tanh");
        assertThat(weights(network)).startsWith("dense/kernel", "dense/bias", "hidden/kernel");
    }

    @Test
    void placesOneNodeALayer() {
        Network network = network(IMAGE, globalAveragePool2D(), dense(3).relu().activityRegularizer(l2(0.1)));
        assertThat(names(network)).containsExactly("global_average_pool2d", "dense");
        assertThat(network.outputs()).containsExactly("dense");
        assertThat(network.nodes().get(1).from()).containsExactly("global_average_pool2d");
    }

    @Test
    void addsWhatGoesAroundAResidual() {
        Network network =
                network(IMAGE, residual(conv2D(3, 3).same().relu(), conv2D(3, 3).same()), flatten());
        assertThat(names(network)).containsExactly("residual/conv2d", "residual/conv2d_1", "residual/add", "flatten");
        Node add = network.nodes().get(2);
        assertThat(add.layer()).isInstanceOf(Add.class);
        assertThat(add.from()).containsExactly("residual/conv2d_1", "input");
    }

    @Test
    void takesTheShortcutOfAResidual() {
        Network network = network(
                IMAGE,
                residual(conv2D(6, 3).same().strides(2))
                        .shortcut(conv2D(6, 1).strides(2).same()));
        assertThat(network.nodes().get(2).from()).containsExactly("residual/conv2d", "residual/shortcut/conv2d");
        assertThat(network.nodes().get(1).from()).containsExactly("input");
        assertThat(network.output()).isEqualTo(Shape.of(6, 4, 4));
    }

    @Test
    void saysHowToMendAResidualThatChangesTheShape() {
        assertThatThrownBy(() -> network(IMAGE, residual(conv2D(6, 3).same().strides(2))))
                .hasMessage("layer 1, residual(1 layers): the layers give [6, 4, 4], but the way around gives"
                        + " [3, 8, 8].\nMaybe add .shortcut(conv2D(6, 1).strides(2).same()).");
        assertThatThrownBy(() -> network(Shape.of(4), residual(dense(3))))
                .hasMessage("layer 1, residual(1 layers): the layers give [3], but the way around gives [4].\n"
                        + "Maybe add .shortcut(…) with layers that give [3].");
    }

    @Test
    void namesWhatIsInABlockAfterIt() {
        Network network = network(Shape.of(4), block(dense(3), dense(2)).named("head"));
        assertThat(names(network)).containsExactly("head/dense", "head/dense_1");
    }

    @Test
    void saysWhereInABlockSomethingDoesNotFit() {
        assertThatThrownBy(() -> network(IMAGE, maxPool2D(), block(conv2D(2, 3), dense(3))))
                .hasMessage("layer 2, block(2 layers): dense(3): the input must be flat, but was [2, 2, 2].\n"
                        + "Maybe add flatten() before it.");
    }

    @Test
    void freezesLayersAndAllThatIsInThem() {
        Network network = Sequential.of(block(dense(3), dense(3)).named("body"), dense(2))
                .freeze("body")
                .network(Shape.of(4));
        assertThat(network.nodes()).extracting(Node::frozen).containsExactly(true, true, false);
        assertThat(network.trainable()).extracting(Weight::name).containsExactly("dense/kernel", "dense/bias");
        assertThat(Sequential.of(dense(2))
                        .freeze("dense")
                        .unfreeze()
                        .network(Shape.of(4))
                        .trainable())
                .hasSize(2);
    }

    @Test
    void saysWhichLayersCanBeFrozen() {
        assertThatThrownBy(
                        () -> Sequential.of(dense(3), dense(2)).freeze("dens").network(Shape.of(4)))
                .hasMessage("there is no layer \"dens\" to freeze.\nMaybe it is one of [dense, dense_1].");
    }

    @Test
    void refusesNamesThatAreTakenOrCannotBe() {
        assertThatThrownBy(() -> network(Shape.of(4), dense(3).named("a"), dense(3).named("a")))
                .hasMessage(
                        "layer 2, dense(3): the name \"a\" is taken already.\n" + "Maybe choose another in named(…).");
        assertThatThrownBy(() -> dense(3).named("a/b"))
                .hasMessage("a layer's name must not be blank nor hold a slash or a colon, but was \"a/b\".");
        assertThatThrownBy(() -> dense(3).named("\ud83d\ude00"))
                .hasMessage("a layer's name must hold neither control characters nor such beyond U+FFFF, but its"
                        + " character 1 was U+1F600.\nMaybe name it in letters and digits, such as hidden_1.");
        assertThatThrownBy(() -> dense(3).named("a\0b")).hasMessageContaining("but its character 2 was U+0000.");
        assertThatThrownBy(() -> dense(3).named("ab\n")).hasMessageContaining("but its character 3 was U+000A.");
        assertThatThrownBy(() -> dense(3).named("\ude00")).hasMessageContaining("but its character 1 was U+DE00.");
        assertThat(dense(3).named("größe 语").name()).isEqualTo("größe 语");
    }

    @Test
    void refusesNetworksOfNothing() {
        assertThatThrownBy(Sequential::of)
                .hasMessage("a network needs at least one layer, but had none.\n"
                        + "Maybe begin with Sequential.of(dense(10)).");
        assertThatThrownBy(() -> Sequential.of(dense(1)).input(0))
                .hasMessage("an input row must hold at least one number, but its shape was [0].");
        assertThatThrownBy(() -> block()).hasMessage("a block needs at least one layer, but had none.");
        assertThatThrownBy(() -> residual()).hasMessage("a residual needs at least one layer, but had none.");
    }

    private static Network network(Shape input, Layer... layers) {
        return Sequential.of(layers).network(input);
    }

    private static List<String> names(Network network) {
        return network.nodes().stream().map(Node::name).toList();
    }

    private static List<String> weights(Network network) {
        return network.weights().stream().map(Weight::name).toList();
    }
}
