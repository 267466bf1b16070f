package nn;

import static nn.Activations.relu;
import static nn.Layers.activation;
import static nn.Layers.add;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.flatten;
import static nn.Layers.gru;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Layers.multiply;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Layers.timeDistributed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Call;
import nn.layer.Layer;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.spi.Node;
import nn.spi.Vocabularies;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class FunctionalWordsTest {
    private static final Symbol A = input("a", 3);
    private static final Symbol B = input("b", 3);

    /** Gives what comes in, and twice that. */
    record Both() implements Layer {
        @Override
        public List<Shape> outputShapes(List<Shape> inputs) {
            return List.of(inputs.get(0), inputs.get(0));
        }

        @Override
        public Value call(Call call, Value x) {
            return x;
        }

        @Override
        public List<Value> outputs(Call call, List<Value> inputs) {
            return List.of(inputs.get(0), Ops.mul(inputs.get(0), 2));
        }
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(NnException.class).hasMessage(message);
    }

    @Test
    void tellsInputsLayersAndOutputs() {
        Symbol both = concatenate(A, B.then(dense(2).relu()));
        Functional network = Functional.of(List.of(A, B), List.of(both.then(dense(1).named("price")), both))
                .freeze("dense");
        assertThat(network).hasToString("""
                        Functional
                          a = input [3]
                          b = input [3]
                          dense = dense(2).relu() of b
                          concatenate = concatenate() of a, dense
                          price = dense(1).named("price") of concatenate
                          gives price, concatenate
                          freezes dense""");
        assertThat(A).hasToString("input \"a\" [3]");
        assertThat(input(1, 28, 28)).hasToString("input [1, 28, 28]");
        assertThat(both).hasToString("concatenate() [5]");
        assertThat(A.then(new Both()).output(1)).hasToString("Both[] output 1 [3]");
    }

    @Test
    void buildsChainsOfTenThousandLayers() {
        Symbol x = A;
        for (int i = 0; i < 10_000; i++) {
            x = x.then(activation(relu()));
        }
        Functional network = Functional.of(A, x.then(dense(2)));
        assertThat(network.network().nodes()).hasSize(10_001);
        assertThat(network.steps().get(9_999).name()).isEqualTo("relu_9999");
        assertThat(Functional.of(network.inputs(), network.steps(), network.outputs()))
                .hasToString(network.toString());
        assertThat(network.summary().lines()).hasSize(2 * 10_002 + 7);
        Map<String, Tensor> weights = network.network().draw(0);
        Graph graph = network.network().inference(weights, List.of(ElementType.FLOAT32), Map.of("dense", "y"));
        assertThat(graph.ops()).hasSizeGreaterThan(10_000);
    }

    @Test
    void differentiatesChainsOfTenThousandOps() {
        Graph graph = Graph.named("deep");
        Value first = graph.input("x", ElementType.FLOAT32, new Dims(3));
        Value last = first;
        for (int i = 0; i < 10_000; i++) {
            last = Ops.mul(last, first);
        }
        assertThat(Gradients.of(Ops.sum(last), List.of(first))).containsOnlyKeys(first);
    }

    @Test
    void refusesLayersTooDeepInOneAnother() {
        assertTooDeep("block", Layers::block);
        assertTooDeep("residual", Layers::residual);
        assertTooDeep("timeDistributed", Layers::timeDistributed);
        assertTooDeep("share", layer -> share("tower", layer));
        assertTooDeep("residual", layer -> residual(dense(3)).shortcut(layer));
    }

    private static void assertTooDeep(String word, UnaryOperator<Layer> around) {
        Layer layer = dense(3);
        for (int i = 0; i < 99; i++) {
            layer = around.apply(layer);
        }
        Layer deepest = layer;
        assertThat(deepest.toString()).contains("dense(3)");
        assertRefused(
                () -> around.apply(deepest),
                word + ": layers may stand in one another 100 deep, but these stand deeper.\n"
                        + "Maybe put them one after the other.");
    }

    @Test
    void concatenatesAlongAxesAsKerasCountsThem() {
        Symbol a = input("a", 3, 4);
        Symbol b = input("b", 3, 4);
        assertThat(concatenate(-1, a, b).shape()).isEqualTo(Shape.of(3, 8));
        assertThat(concatenate(2, a, b).shape()).isEqualTo(Shape.of(3, 8));
        assertThat(concatenate(1, a, b).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(concatenate(-2, a, b).shape()).isEqualTo(Shape.of(6, 4));
        assertThat(concatenate(a, b).shape()).isEqualTo(Shape.of(3, 8));
        assertThat(concatenate(input(1, 5, 6), input(2, 5, 6)).shape()).isEqualTo(Shape.of(3, 5, 6));
        assertRefused(
                () -> concatenate(0, a, b),
                "concatenate: the axis must not be 0, which is the batch.\n"
                        + "Maybe count from 1, or from -1 for the last; leave it out for the features.");
        assertRefused(
                () -> concatenate(3, a, b),
                "concatenate(3): rows of [3, 4] have the axes 1 to 2, but axis 3 was chosen.\n"
                        + "Maybe count from 1, or from -1 for the last; axis 0 is the batch.");
    }

    @Test
    void twoOutputsCanBeThoseOfOneLayer() {
        Symbol both = A.then(new Both());
        Functional network = Functional.of(
                List.of(A), List.of(both.output(1), both, both.output(1).then(dense(2))));
        assertThat(network.outputs()).containsExactly("both:1", "both", "dense");
        assertThat(network.network().outputs()).containsExactly("both:1", "both", "dense");
        assertThat(network.steps().get(1).from()).containsExactly("both:1");
        assertThat(network.summary())
                .contains("│ both (Both)           │ [(None, 3),       │")
                .contains("│ both[0][1]         │");
        assertRefused(() -> both.output(2), "Both[] [3] has the outputs 0 to 1, but number 2 was asked for.");
        assertRefused(() -> A.output(1), "input \"a\" [3] has one output, number 0, but number 1 was asked for.");
    }

    @Test
    void sharedLayersFreezeAsOne() {
        Layer tower = share("tower", dense(4), dense(2));
        Functional network = Functional.of(List.of(A, B), subtract(A.then(tower), B.then(tower)));
        assertThat(network.network().nodes())
                .extracting(Node::name)
                .containsExactly("tower/dense", "tower/dense_1", "tower_1/dense", "tower_1/dense_1", "subtract");
        assertThat(network.network().nodes())
                .extracting(Node::owner)
                .containsExactly("tower/dense", "tower/dense_1", "tower/dense", "tower/dense_1", "subtract");
        assertThat(network.freeze("tower").network().trainable()).isEmpty();
        assertThat(network.freeze("tower/dense").network().trainable())
                .extracting(weight -> weight.name())
                .containsExactly("tower/dense_1/kernel", "tower/dense_1/bias");
        assertThat(network.freeze("tower").unfreeze().network().trainable()).hasSize(4);
        assertRefused(
                () -> network.freeze("a"),
                "there is no layer \"a\" to freeze.\nMaybe it is one of [subtract, tower, tower/dense, tower/dense_1,"
                        + " tower_1, tower_1/dense, tower_1/dense_1].");
    }

    @Test
    void weightsAreSharedAmongRowsOfOneShape() {
        Layer tower = share("tower", dense(2));
        Symbol wide = input("wide", 5);
        assertRefused(
                () -> Functional.of(List.of(A, wide), add(A.then(tower), wide.then(tower))),
                "share(\"tower\"): tower/dense/kernel is shared, and has the shape [3, 2], but these rows need [5, 2].\n"
                        + "Maybe bring the rows to one shape before it, or do not share the layers.");
        assertRefused(
                () -> Functional.of(A, A.then(share("one", dense(3)), share("one", dense(2)))),
                "share(\"one\"): two different layers are shared as \"one\": share(\"one\", dense(3)) and"
                        + " share(\"one\", dense(2)).\nMaybe name them apart.");
    }

    @Test
    void whatIsNoNetworkIsRefused() {
        assertRefused(
                () -> Functional.of(List.of(), List.of()),
                "a network needs at least one input and one output.\n"
                        + "Maybe write Functional.of(List.of(input), List.of(output)).");
        assertRefused(
                () -> Functional.of(A, A),
                "Functional.of: input \"a\" [3] is an input, but an output must be what a layer gives.\n"
                        + "Maybe put activation(linear()) on it.");
        assertRefused(
                () -> Functional.of(A.then(dense(2)), A.then(dense(2))),
                "Functional.of: dense(2) [2] is no input, but what a layer gives.\nMaybe hand over what input(…) gave.");
        assertRefused(
                () -> Functional.of(List.of(A, A), add(A, A)),
                "Functional.of: input \"a\" [3] stands twice among the inputs.\nMaybe hand each over once.");
        Symbol out = A.then(dense(2));
        assertRefused(
                () -> Functional.of(List.of(A), List.of(out, out)),
                "Functional.of: one of the outputs stands twice among [dense, dense].\nMaybe hand each over once.");
        assertRefused(
                () -> Functional.of(List.of(A, input("a", 2)), concatenate(A, B)),
                "the name \"a\" is taken already.\nMaybe choose another.");
    }

    @Test
    void mergesSayWhatDoesNotFit() {
        assertRefused(
                () -> multiply(A, input("pairs", 3, 2)),
                "multiply(): the inputs must have one shape, but were [3] and [3, 2].\n"
                        + "Maybe bring them to one with flatten() or reshape(…).");
        assertRefused(() -> A.then(subtract(), B, B), "subtract(): it takes two inputs, but was given 3.");
        assertRefused(
                () -> concatenate(1, input(2, 3), input(2, 4)),
                "concatenate(1): the inputs must agree but for axis 1, but were [2, 3] and [2, 4].\n"
                        + "Maybe choose another axis, or bring them to one size.");
        assertRefused(
                () -> dot(1, A, input(4)),
                "dot(1): axis 1 of [3] and axis 1 of [4] must be as long.\n"
                        + "Maybe choose other axes, or bring them to one size with dense(…).");
        assertRefused(
                () -> input(4, 3).then(maskedBy(), A),
                "maskedBy(): a sequence [4, 3] is masked by its length, [1], or by one number a position, but was by"
                        + " [3].\nMaybe reshape what masks it.");
    }

    @Test
    void imagesWithTheirChannelsLastAreRefusedOnEveryWay() {
        Symbol facts = input("facts", 2);
        Symbol image = input("image", 28, 28, 3);
        Symbol both = concatenate(facts, image.then(conv2D(4, 3), flatten()));
        assertRefused(
                () -> Functional.of(List.of(facts, image), both).init(0),
                "conv2d: the input [28, 28, 3] looks like [height, width, channels]; nn wants [3, 28, 28].\n"
                        + "Maybe use data.channelsFirst(), or, where it is 28 channels of 28 × 3, begin with"
                        + " reshape(28, 28, 3).");
        Symbol second = input("second", 28, 28, 3);
        assertRefused(
                () -> Functional.of(List.of(image, second), add(image, second).then(conv2D(4, 3)))
                        .init(0),
                "conv2d: the input [28, 28, 3] looks like [height, width, channels]; nn wants [3, 28, 28].\n"
                        + "Maybe use data.channelsFirst(), or, where it is 28 channels of 28 × 3, begin with"
                        + " reshape(28, 28, 3).");
        Symbol meant = image.then(reshape(28, 28, 3));
        assertThat(Functional.of(image, meant.then(conv2D(4, 3))).init(0).weights())
                .containsKey("conv2d/kernel");
    }

    @Test
    void aRecurrentLayerAfterTheLastOutputOfAnother() {
        assertRefused(
                () -> Sequential.of(lstm(3), lstm(3)).input(4, 2).init(0),
                "layer 2, lstm(3): the input must be a sequence [time, features], but was [3].\n"
                        + "Maybe add returnSequences() to the recurrent layer before, if there is one, or reshape(3, 1),"
                        + " for one feature a step, before it.");
        assertRefused(
                () -> Sequential.of(gru(3), timeDistributed(dense(2)))
                        .input(4, 2)
                        .init(0),
                "layer 2, timeDistributed(dense(2)): the input must be a sequence [time, …], but was [3].\n"
                        + "Maybe leave timeDistributed(…) out, or add returnSequences() to the recurrent layer before.");
    }

    @Test
    void rowsThatDoNotFitNameTheirInput() {
        Functional graph = Functional.of(List.of(A, B), add(A, B));
        Vocabularies free = Vocabularies.of(graph.network());
        Tensor rows = Tensor.zeros(Shape.of(2, 3));
        assertRefused(
                () -> Inputs.of(graph.network(), free, List.of(rows, Tensor.zeros(Shape.of(2, 4)))),
                "the input \"b\" takes rows of [3], or a batch [rows, …] of them, but was given [2, 4].");
        assertRefused(
                () -> Inputs.of(graph.network(), free, List.of(rows, Tensor.zeros(Shape.of(3)))),
                "the input \"b\" was given one row, [3], but \"a\" a batch of rows, [2, 3].\n"
                        + "Maybe give one row of each, or a batch of each: one row as a batch is [1, 3].");
        assertRefused(
                () -> Inputs.of(graph.network(), free, List.of(Tensor.zeros(Shape.of(3)), rows)),
                "the input \"a\" was given one row, [3], but \"b\" a batch of rows, [2, 3].\n"
                        + "Maybe give one row of each, or a batch of each: one row as a batch is [1, 3].");
        assertRefused(
                () -> Inputs.of(graph.network(), free, List.of(rows, Tensor.zeros(Shape.of(5, 3)))),
                "the inputs must have as many rows, but \"a\" has 2 and \"b\" 5.");
        assertRefused(
                () -> Inputs.ordered(graph.network(), Map.of("a", rows)),
                "the data has nothing for the input \"b\", but only for [a].\nMaybe add it by its name.");
    }
}
