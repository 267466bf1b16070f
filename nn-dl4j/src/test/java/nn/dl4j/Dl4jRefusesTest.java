package nn.dl4j;

import static nn.Constraints.maxNorm;
import static nn.Constraints.nonNegative;
import static nn.Layers.activation;
import static nn.Layers.activityRegularization;
import static nn.Layers.add;
import static nn.Layers.averagePool2D;
import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dot;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool2D;
import static nn.Layers.globalMaxPool2D;
import static nn.Layers.input;
import static nn.Layers.layerNormalization;
import static nn.Layers.maskedBy;
import static nn.Layers.maxPool2D;
import static nn.Layers.multiHeadAttention;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.halfSquaredError;
import static nn.Losses.hinge;
import static nn.Losses.huber;
import static nn.Losses.klDivergence;
import static nn.Losses.meanAbsoluteError;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Optimizers.adagrad;
import static nn.Optimizers.adam;
import static nn.Optimizers.nadam;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Functional;
import nn.Sequential;
import nn.Symbol;
import nn.data.ByName;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Activation;
import nn.layer.Call;
import nn.layer.Constraint;
import nn.layer.Lambda;
import nn.layer.Layer;
import nn.layer.Normalization;
import nn.layer.Regularizer;
import nn.layer.Renamed;
import nn.loss.Loss;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.spi.Device;
import nn.spi.Network;
import nn.spi.Objective;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tells DL4J what it does not know: whatever a user wrote in ops. */
class Dl4jRefusesTest {
    private static final Shape ROW = Shape.of(4);
    private static final Dl4jEngine ENGINE = new Dl4jEngine();

    /** Doubles what goes in. */
    record Twice() implements Layer {
        @Override
        public Value call(Call call, Value x) {
            return Ops.mul(x, 2);
        }
    }

    /** Adds up several inputs, as Add does, each doubled. */
    record TwiceTheSum() implements Layer {
        @Override
        public Shape outputShape(List<Shape> inputs) {
            return inputs.get(0);
        }

        @Override
        public Value call(Call call, Value x) {
            return Ops.mul(x, 2);
        }

        @Override
        public Value call(Call call, List<Value> inputs) {
            return call(call, inputs.stream().reduce(Ops::add).orElseThrow());
        }
    }

    /** Takes the mean of the fourth powers. */
    record Quartic() implements Loss {
        @Override
        public Value call(Value y, Value p) {
            return Ops.mean(Ops.square(Ops.square(Ops.sub(y, p))), -1);
        }
    }

    /** A loss that was given as a lambda under a word. */
    record Worded(String word) implements Loss, ByName {
        @Override
        public Value call(Value y, Value p) {
            return new Quartic().call(y, p);
        }
    }

    /** Steps by the gradient's sign alone. */
    record SignDescent(Schedule learningRate) implements Optimizer {
        @Override
        public SignDescent learningRate(Schedule schedule) {
            return new SignDescent(schedule);
        }

        @Override
        public Value step(nn.optimizer.Update update) {
            return Ops.mul(Ops.sign(update.gradient()), update.rate());
        }
    }

    /** Penalizes the sum. */
    record Total() implements Regularizer {
        @Override
        public Value penalty(Value x) {
            return Ops.sum(x);
        }
    }

    /** Halves a weight. */
    record Halved() implements Constraint {
        @Override
        public Value apply(Value weight) {
            return Ops.mul(weight, 0.5);
        }
    }

    private static List<String> refusals(Loss loss, Optimizer optimizer, Layer... layers) {
        return ENGINE.refusals(new Plan(Sequential.of(layers).network(ROW), loss, optimizer, 0, false));
    }

    private static List<String> refusals(Layer... layers) {
        return refusals(meanSquaredError(), sgd(), layers);
    }

    @Test
    void graphsOfLayersAreRefusedForWhatTheyAskFor() {
        Symbol a = input("a", 3);
        Symbol b = input("b", 3);
        assertThat(ENGINE.refusals(plan(Functional.of(List.of(a, b), dot(1, a, b)))))
                .containsExactly("dot: DL4J does not know the layer Dot; the engine onnx computes any layer of ops.");
        Symbol deep = a.then(dense(6), reshape(1, 2, 1, 3));
        assertThat(ENGINE.refusals(plan(Functional.of(a, concatenate(deep, deep)))))
                .containsExactly("concatenate: DL4J puts rows of at most three axes together; the engine onnx any.");
        Symbol sequence = a.then(dense(6), reshape(2, 3));
        assertThat(ENGINE.refusals(plan(Functional.of(List.of(a, b), sequence.then(maskedBy(), b.then(dense(1)))))))
                .containsExactly(
                        "masked_by: DL4J does not know the layer MaskedBy; the engine onnx computes any layer of ops.");
        Layer tower = share("tower", dense(3));
        assertThat(ENGINE.refusals(plan(Functional.of(a, a.then(tower, tower)))))
                .containsExactly("tower_1: DL4J is not given the weights of tower/dense a second time;"
                        + " the engine onnx shares them.");
        Layer flat = share("flat", flatten());
        assertThat(ENGINE.refusals(plan(Functional.of(List.of(a, b), add(a.then(flat), b.then(flat))))))
                .isEmpty();
    }

    @Test
    void aLossByItsOutputWhereThereAreSeveral() {
        Symbol a = input("a", 4);
        Network two = Functional.of(
                        List.of(a),
                        List.of(
                                a.then(dense(2).named("kind")),
                                a.then(dense(4), reshape(2, 2).named("each"))))
                .network();
        List<Objective> objectives =
                List.of(new Objective("kind", new Quartic(), 1), new Objective("each", categoricalCrossentropy(), 0.5));

        assertThat(ENGINE.refusals(new Plan(two, objectives, sgd(), 0, false)))
                .containsExactly(
                        "kind: DL4J does not know the loss Quartic; the engine onnx computes any loss of ops.",
                        "each: DL4J is given CategoricalCrossentropy over flat rows alone, but the output is [2, 2].");
        assertThat(ENGINE.refusals(new Plan(two, meanSquaredError(), sgd(), 0, false)))
                .isEmpty();
    }

    private static Plan plan(Functional network) {
        return new Plan(network.network(), meanSquaredError(), sgd(0.1), 0, false);
    }

    @Test
    void groupsAndSequencesAreRefusedByName() {
        Network grouped =
                Sequential.of(conv2D(4, 2).groups(2), flatten(), dense(2)).network(Shape.of(2, 3, 3));
        Network sequence = Sequential.of(dense(3), flatten(), dense(2)).network(Shape.of(5, 4));

        assertThat(Refusals.of(grouped))
                .containsExactly("conv2d: DL4J knows no groups of channels; the engine onnx does.");
        assertThat(Refusals.of(sequence)).containsExactly("dense: DL4J has no dense layer for sequences.");
    }

    @Test
    void aLambdaLayerByItsNodeAndItsWord() {
        Layer lambda = new Lambda("scale", (call, x) -> Ops.mul(x, 2), List.of());

        assertThat(refusals(dense(3), lambda, lambda.named("gain")))
                .containsExactly(
                        "scale: DL4J does not know the layer \"scale\"; the engine onnx computes any layer of ops.",
                        "gain: DL4J does not know the layer \"scale\"; the engine onnx computes any layer of ops.");
    }

    @Test
    void optionsThatWaitForGradientsOrKeepMeansOfWeights() {
        assertThat(refusals(
                        meanSquaredError(), sgd().gradientAccumulationSteps(2).useEma(), dense(3)))
                .containsExactly(
                        "DL4J is not given the option gradientAccumulationSteps of Sgd; the engine onnx is.",
                        "DL4J is not given the option useEma of Sgd; the engine onnx is.");
    }

    @Test
    void aLayerOfTheUsersByItsNodeAndItsClass() {
        assertThat(refusals(new Twice(), dense(3), new Twice().named("gain")))
                .containsExactly(
                        "twice: DL4J does not know the layer Twice; the engine onnx computes any layer of ops.",
                        "gain: DL4J does not know the layer Twice; the engine onnx computes any layer of ops.");
    }

    @Test
    void aLayerOfNnsThatItDoesNotHave() {
        assertThat(refusals(reshape(1, 2, 2), upSampling2D(), globalMaxPool2D()))
                .containsExactly(
                        "up_sampling2d: DL4J does not know the layer UpSampling2D; the engine onnx computes any layer"
                                + " of ops.",
                        "global_max_pool2d: DL4J does not know the layer GlobalMaxPool2D; the engine onnx computes any"
                                + " layer of ops.");
    }

    @Test
    void layersOfSequences() {
        assertThat(refusals(reshape(2, 2), dense(3), multiHeadAttention(1, 2)))
                .containsExactly(
                        "dense: DL4J has no dense layer for sequences.",
                        "multi_head_attention: DL4J does not know the layer MultiHeadAttention; the engine onnx computes"
                                + " any layer of ops.");
    }

    @Test
    void aLayerOfTheUsersWithinAResidual() {
        assertThat(refusals(residual(dense(4), new Twice())))
                .containsExactly("residual/twice: DL4J does not know the layer Twice; the engine onnx computes any"
                        + " layer of ops.");
    }

    @Test
    void aLayerOfTheUsersThatMergesAndIsNoAdd() {
        Network network = Sequential.of(residual(dense(4))).network(ROW);
        List<nn.spi.Node> nodes = network.nodes().stream()
                .map(node -> node.from().size() == 1
                        ? node
                        : new nn.spi.Node(
                                node.name(), new TwiceTheSum(), node.from(), node.out(), List.of(), node.frozen()))
                .toList();
        Network merging = new Network(network.inputs(), nodes, network.outputs());

        assertThat(ENGINE.refusals(new Plan(merging, meanSquaredError(), sgd(), 0, false)))
                .containsExactly("residual/add: DL4J does not know the layer TwiceTheSum; the engine onnx computes any"
                        + " layer of ops.");
    }

    @Test
    void aLossOfTheUsers() {
        assertThat(refusals(new Quartic(), sgd(), dense(3)))
                .containsExactly("DL4J does not know the loss Quartic; the engine onnx computes any loss of ops.");
        assertThat(refusals(new Worded("focal"), sgd(), dense(3)))
                .containsExactly("DL4J does not know the loss \"focal\"; the engine onnx computes any loss of ops.");
        assertThat(refusals((y, p) -> new Quartic().call(y, p), sgd(), dense(3)))
                .containsExactly(
                        "DL4J does not know a loss that is a lambda; the engine onnx computes any loss of ops.");
    }

    @Test
    void anOptimizerOfTheUsers() {
        assertThat(refusals(meanSquaredError(), new SignDescent(step -> 0.1), dense(3)))
                .containsExactly("DL4J does not know the optimizer SignDescent; the engine onnx computes any optimizer"
                        + " of ops.");
    }

    @Test
    void aRegularizerOfTheUsersByItsWeight() {
        assertThat(refusals(dense(3).kernelRegularizer(new Total()).biasRegularizer(l2(0.1))))
                .containsExactly("dense/kernel: DL4J does not know the regularizer Total; the engine onnx computes any"
                        + " regularizer of ops.");
    }

    @Test
    void aRegularizerOfActivitiesByItsNode() {
        assertThat(refusals(dense(3).relu().activityRegularizer(new Total()), activityRegularization(Ops::sum)))
                .containsExactly(
                        "dense: DL4J does not know the regularizer Total; the engine onnx computes any regularizer of"
                                + " ops.",
                        "activity_regularization: DL4J does not know a regularizer that is a lambda; the engine onnx"
                                + " computes any regularizer of ops.");
    }

    @Test
    void aConstraintOfTheUsersByItsWeight() {
        assertThat(refusals(dense(3).biasConstraint(new Halved())))
                .containsExactly("dense/bias: DL4J does not know the constraint Halved; the engine onnx computes any"
                        + " constraint of ops.");
    }

    @Test
    void nothingOnWeightsThatDoNotLearn() {
        Network network = Sequential.of(dense(3).kernelRegularizer(new Total()).biasConstraint(new Halved()), dense(1))
                .freeze("dense")
                .network(ROW);

        assertThat(ENGINE.refusals(new Plan(network, meanSquaredError(), sgd(), 0, false)))
                .isEmpty();
    }

    @Test
    void allAtOnce() {
        assertThat(refusals(new Quartic(), new SignDescent(step -> 0.1), new Twice(), dense(3), new Twice()))
                .hasSize(4);
    }

    @Test
    void inFitWithAWayOut() {
        Dataset rows = Dataset.of(Tensor.of(new float[][] {{1}}), Tensor.of(new float[][] {{2}}));

        assertThatThrownBy(() -> Sequential.of(new Twice(), dense(1))
                        .fit(
                                rows,
                                fit -> fit.engine("dl4j")
                                        .loss(meanSquaredError())
                                        .optimizer(sgd())
                                        .epochs(1)))
                .isInstanceOf(NnException.class)
                .hasMessage("""
                        the engine dl4j cannot train this network:
                        twice: DL4J does not know the layer Twice; the engine onnx computes any layer of ops.
                        Maybe use another engine.""");
    }

    @Test
    void inPredictorsAndTrainersThatAreMadeUnasked() {
        Network network = Sequential.of(new Twice()).network(ROW);
        State nothing = new State(0, new TreeMap<>(), new TreeMap<>());
        String reason = "twice: DL4J does not know the layer Twice; the engine onnx computes any layer of ops.\n"
                + "Maybe use another engine.";

        assertThatThrownBy(() -> ENGINE.predictor(network, nothing, Device.CPU))
                .isInstanceOf(NnException.class)
                .hasMessage("the engine dl4j cannot predict with this network:\n" + reason);
        assertThatThrownBy(() ->
                        ENGINE.trainer(new Plan(network, meanSquaredError(), sgd(), 0, false), nothing, Device.CPU))
                .isInstanceOf(NnException.class)
                .hasMessage("the engine dl4j cannot train this network:\n" + reason);
    }

    static Stream<Loss> losses() {
        return Stream.of(
                meanSquaredError(),
                halfSquaredError(),
                meanAbsoluteError(),
                huber(),
                hinge(),
                klDivergence(),
                binaryCrossentropy(),
                categoricalCrossentropy(),
                sparseCategoricalCrossentropy());
    }

    static Stream<Optimizer> optimizers() {
        return Stream.of(sgd(), adam(), nadam(), rmsprop(), adagrad());
    }

    static Stream<Layer> layers() {
        return Stream.of(
                conv2D(2, 3).relu().kernelRegularizer(l1L2(0.1, 0.2)).kernelConstraint(maxNorm(2)),
                conv2D(2, 3).activityRegularizer(l2(0.1)).biasConstraint(nonNegative()),
                maxPool2D(2),
                averagePool2D(2),
                globalAveragePool2D(),
                zeroPadding2D(1),
                flatten(),
                reshape(9, 4),
                residual(batchNormalization(), dropout(0.1)),
                layerNormalization(),
                activation(Activation.LINEAR),
                activityRegularization(l2(0.1)),
                rescaling(2),
                Normalization.of(new float[] {1}, new float[] {2}),
                new Renamed(new Renamed(flatten(), "inner"), "outer"));
    }

    @ParameterizedTest
    @MethodSource("losses")
    void noLossOfDl4js(Loss loss) {
        assertThat(refusals(loss, sgd(), dense(3))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("optimizers")
    void noOptimizerOfDl4js(Optimizer optimizer) {
        assertThat(refusals(meanSquaredError(), optimizer, dense(3))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("layers")
    void noLayerOfDl4js(Layer layer) {
        Network network = Sequential.of(layer, flatten(), dense(3)).network(Shape.of(1, 6, 6));

        assertThat(ENGINE.refusals(new Plan(network, meanSquaredError(), sgd(), 0, false)))
                .isEmpty();
    }
}
