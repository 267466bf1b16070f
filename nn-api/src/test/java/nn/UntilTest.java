package nn;

import static nn.Layers.add;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.transformerBlock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.data.Optimization;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Cut;
import nn.layer.Initializer;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Node;
import nn.train.Fit;
import nn.train.History;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Ends networks earlier, and goes on with other layers. */
class UntilTest {
    private static final Sequential CHAIN = Sequential.of(
                    conv2D(2, 3), conv2D(3, 3), flatten(), dense(4).relu(), dense(2))
            .input(1, 8, 8);

    /** Multiplies by a factor again and again. */
    record Powers(int count) implements Cut {
        @Override
        public List<Weight> weights(Shape input) {
            return IntStream.range(0, count)
                    .mapToObj(i -> Weight.learned("factor" + i, Shape.of(1), Initializer.ONES))
                    .toList();
        }

        @Override
        public Value call(Call call, Value x) {
            Value y = x;
            for (int i = 0; i < count; i++) {
                y = Ops.mul(y, call.weight("factor" + i));
            }
            return y;
        }

        @Override
        public Optional<Layer> until(String value) {
            return value.matches("/power:[0-9]") && value.charAt(7) - '0' <= count
                    ? Optional.of(new Powers(value.charAt(7) - '0'))
                    : Optional.empty();
        }
    }

    private static List<String> nodes(Architecture network) {
        return network.network().nodes().stream().map(Node::name).toList();
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void aChainEndsAtALayer() {
        Model model = CHAIN.init(3);
        Model body = model.until("flatten");
        assertThat(body.architecture()).isInstanceOf(Sequential.class);
        assertThat(body.network().outputs()).containsExactly("flatten");
        assertThat(body.weights()).containsOnlyKeys("conv2d/kernel", "conv2d/bias", "conv2d_1/kernel", "conv2d_1/bias");
    }

    @Test
    void weightsAndNamesStayAndNewOnesAreDrawnBySeed() {
        Model model = CHAIN.init(3);
        Model body = model.until("flatten");
        body.weights()
                .forEach((name, weight) ->
                        assertThat(weight).isSameAs(model.weights().get(name)));

        Model longer = body.freeze().then(dense(6).tanh(), dense(5).softmax());
        assertThat(longer.architecture()).isInstanceOf(Sequential.class);
        assertThat(nodes(longer.architecture())).containsExactly("conv2d", "conv2d_1", "flatten", "dense", "dense_1");
        assertThat(longer.network().trainable())
                .extracting(Weight::name)
                .containsExactly("dense/kernel", "dense/bias", "dense_1/kernel", "dense_1/bias");
        body.weights()
                .forEach((name, weight) ->
                        assertThat(weight).isSameAs(longer.weights().get(name)));
        assertThat(longer.weights().get("dense/kernel"))
                .isEqualTo(longer.network().draw(3).get("dense/kernel"))
                .isNotEqualTo(body.then(4, dense(6).tanh()).weights().get("dense/kernel"));
    }

    @Test
    void whatWasChosenForOtherOutputsIsForgottenAndTheRestIsKept() {
        Model drawn = CHAIN.init(3);
        SortedMap<String, Tensor> slots = new TreeMap<>(Map.of("conv2d/bias:m", Tensor.of(Shape.of(2), 1, 2)));
        Fit fit = Fit.DEFAULT
                .loss(Losses.meanSquaredError())
                .optimizer(Optimizers.adam())
                .seed(5)
                .device("cpu");
        History history = History.EMPTY;
        Model model = Model.of(
                CHAIN.freeze("conv2d", "dense/bias"),
                new State(7, drawn.weights(), slots),
                fit.compilation(),
                history,
                new Schema(List.of("no", "yes"), 0, 255));

        Model body = model.until("dense");
        assertThat(body.compilation().loss()).isEmpty();
        assertThat(body.compilation().optimizer())
                .isEqualTo(Fit.DEFAULT.compilation().optimizer());
        assertThat(body.compilation().seed()).isEqualTo(5);
        assertThat(body.compilation().device()).isEqualTo("cpu");
        assertThat(body.state().step()).isEqualTo(7);
        assertThat(body.state().slots()).isEmpty();
        assertThat(body.state().optimization()).isEqualTo(Optimization.from(7));
        assertThat(body.schema()).isEqualTo(new Schema(List.of(), 0, 255));
        assertThat(body.architecture().frozen()).containsExactlyInAnyOrder("conv2d", "dense/bias");
        assertThat(body.until("conv2d_1").architecture().frozen()).containsExactly("conv2d");
        assertThat(model.until("dense_1")).isSameAs(model);
    }

    @Test
    void ofAGraphOnlyWhatLeadsToTheOutputStays() {
        Symbol image = input("image", 1, 6, 6);
        Symbol facts = input("facts", 3);
        Symbol seen = image.then(conv2D(2, 3), conv2D(2, 3), flatten());
        Symbol told = facts.then(dense(4), dense(5));
        Functional network = Functional.of(
                List.of(image, facts),
                List.of(concatenate(seen, told).then(dense(2).named("kind")), told.then(dense(1).named("price"))));
        Model model = network.freeze("dense", "conv2d").init(1);

        Model body = model.until("dense_1");
        assertThat(body.network().inputs()).extracting(each -> each.name()).containsExactly("facts");
        assertThat(nodes(body.architecture())).containsExactly("dense", "dense_1");
        assertThat(body.architecture().frozen()).containsExactly("dense");
        body.weights()
                .forEach((name, weight) ->
                        assertThat(weight).isSameAs(model.weights().get(name)));

        Model both = model.until("concatenate").then(dense(3), dense(7));
        assertThat(both.network().inputs()).hasSize(2);
        assertThat(nodes(both.architecture())).endsWith("concatenate", "dense_2", "dense_3");
        assertThat(model.until("kind").network().outputs()).containsExactly("kind");
        assertRefused(
                () -> model.then(dense(2)),
                "then: layers go after one output, but the network has [kind, price].\n"
                        + "Maybe choose one first: until(\"kind\").");
    }

    @Test
    void namesStayWhereTheFirstOfThemFellAway() {
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        Functional network =
                Functional.of(List.of(a, b), List.of(a.then(dense(2)), b.then(dense(2), dense(4), dense(5))));
        assertThat(nodes(network)).containsExactly("dense", "dense_1", "dense_2", "dense_3");
        Functional cut = network.until("dense_2");
        assertThat(nodes(cut)).containsExactly("dense_1", "dense_2");
        assertThat(nodes(cut.then(dense(1)))).containsExactly("dense_1", "dense_2", "dense");
        assertThat(network.init(2).until("dense_2").weights()).containsKeys("dense_1/kernel", "dense_2/kernel");
    }

    @Test
    void compositesStayWhole() {
        Sequential network = Sequential.of(residual(dense(3).tanh()), transformerBlock(1, 4), lstm(2), dense(1))
                .input(4, 3);
        Model model = network.init(1);
        Model body = model.until("transformer_block");
        assertThat(body.network().output()).isEqualTo(Shape.of(4, 3));
        body.weights()
                .forEach((name, weight) ->
                        assertThat(weight).isSameAs(model.weights().get(name)));
        assertThat(body.then(flatten(), dense(2)).weights())
                .hasSize(body.weights().size() + 2);
        assertRefused(
                () -> model.until("residual/dense"),
                "until: \"residual/dense\" stands inside a layer, which is one whole.\n"
                        + "Maybe end after it: until(\"residual\").");

        Symbol x = input("x", 4, 3);
        Functional graph = Functional.of(x, x.then(residual(dense(3)), residual(dense(3)), flatten(), dense(1)));
        assertThat(graph.until("residual_1").then(flatten()).network().weights())
                .extracting(Weight::name)
                .containsExactly(
                        "residual/dense/kernel",
                        "residual/dense/bias",
                        "residual_1/dense/kernel",
                        "residual_1/dense/bias");
    }

    @Test
    void sharedLayersKeepTheirWeights() {
        Layer tower = share("tower", dense(4), dense(2));
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        Functional network = Functional.of(List.of(a, b), List.of(a.then(tower, dense(1)), b.then(tower, dense(5))));
        Model model = network.init(1);
        Model second = model.until("tower_1");
        assertThat(second.network().inputs()).extracting(each -> each.name()).containsExactly("b");
        assertThat(second.weights())
                .containsOnlyKeys(
                        "tower/dense/kernel", "tower/dense/bias", "tower/dense_1/kernel", "tower/dense_1/bias");
        second.weights()
                .forEach((name, weight) ->
                        assertThat(weight).isSameAs(model.weights().get(name)));
    }

    @Test
    void masksPassAsTheyDidAndFurtherOutputsCanBeTheLast() {
        Symbol words = input("words", 5);
        Symbol read = words.then(embedding(9, 3).maskZero()).then(lstm(2).returnState());
        Functional network = Functional.of(words, add(read, read.output(1)).then(dense(1)));
        Functional state = network.until("lstm:2");
        assertThat(state.network().outputs()).containsExactly("lstm:2");
        assertThat(state.network().output()).isEqualTo(Shape.of(2));
        assertThat(network.until("embedding").network().isMasked("embedding")).isTrue();
        assertThatThrownBy(() -> network.until("lstm:3")).hasMessageContaining("no layer and no value \"lstm:3\"");
    }

    @Test
    void aLayerIsCutAtAValueInsideIt() {
        Sequential network = Sequential.of(dense(3), new Powers(4), dense(2)).input(4);
        Model model = network.freeze("powers/factor0", "powers/factor3").init(1);
        Model cut = model.until("/power:2");
        assertThat(cut.weights()).containsOnlyKeys("dense/kernel", "dense/bias", "powers/factor0", "powers/factor1");
        assertThat(cut.network().outputs()).containsExactly("powers");
        assertThat(cut.architecture().frozen()).containsExactly("powers/factor0");
        assertThat(cut.then(dense(5)).weights()).containsKey("dense_1/kernel");

        Sequential twice =
                Sequential.of(new Powers(2), new Powers(3).named("other")).input(4);
        assertThat(twice.until("/power:3").network().outputs()).containsExactly("other");
        assertThat(twice.until("other//power:1").network().weights()).hasSize(3);
        assertRefused(
                () -> twice.until("/power:1"),
                "until: there is a \"/power:1\" in each of [powers, other].\n"
                        + "Maybe name the layer, too: until(\"powers//power:1\").");
    }

    @Test
    void whatIsNotThereIsRefusedWithWhatThereIs() {
        assertRefused(
                () -> CHAIN.until("flaten"),
                "until: there is no layer and no value \"flaten\" to end at.\n"
                        + "Maybe it is one of [conv2d, conv2d_1, flatten, dense, dense_1].");
        assertRefused(
                () -> CHAIN.until("input"),
                "until: \"input\" is an input, but a network ends with what a layer gives.");
        assertThatThrownBy(() -> Sequential.of(dense(2)).until("dense")).hasMessageContaining("not known yet");
        assertRefused(
                () -> CHAIN.then(), "then: at least one layer must be given.\nMaybe write then(dense(10).softmax()).");
        assertThatThrownBy(() -> CHAIN.then(conv2D(2, 3))).hasMessageStartingWith("layer 6, conv2D(2, 3)");
    }

    @Test
    void aChainWithoutInputGoesOn() {
        Sequential open = Sequential.of(dense(3), dropout(0.5)).freeze("dense").then(dense(2));
        assertThat(open.input(4).network().trainable())
                .extracting(Weight::name)
                .containsExactly("dense_1/kernel", "dense_1/bias");
        assertRefused(
                () -> Sequential.of(dense(3)).freeze().then(dense(2)),
                "then: which layers [*] stand for is not known yet.\nMaybe fix the input first: .input(784).");
    }
}
