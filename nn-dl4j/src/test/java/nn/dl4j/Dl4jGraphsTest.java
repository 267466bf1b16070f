package nn.dl4j;

import static nn.Activations.tanh;
import static nn.Layers.activation;
import static nn.Layers.add;
import static nn.Layers.average;
import static nn.Layers.batchNormalization;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.layerNormalization;
import static nn.Layers.maximum;
import static nn.Layers.minimum;
import static nn.Layers.multiply;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.share;
import static nn.Layers.subtract;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.huber;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.adam;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import nn.Functional;
import nn.Symbol;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.spi.Device;
import nn.spi.EnginePredictor;
import nn.spi.Objective;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Compares graphs of layers with the engine onnx, step by step; the kit compares them with Keras. */
class Dl4jGraphsTest {
    private static final Symbol A = input("a", 3);
    private static final Symbol B = input("b", 4);

    private static final Map<String, Layer> MERGES = Map.of(
            "add", add(),
            "subtract", subtract(),
            "multiply", multiply(),
            "average", average(),
            "maximum", maximum(),
            "minimum", minimum());

    private static Symbol rows(Symbol from, int... shape) {
        int size = 1;
        for (int each : shape) {
            size *= each;
        }
        return from.then(dense(size).tanh(), reshape(shape));
    }

    private static Objective squares(String output) {
        return new Objective(output, meanSquaredError(), 1);
    }

    private static void agree(Symbol both) {
        Functional network = Functional.of(List.of(A, B), both.then(flatten(), dense(2).named("out")));
        GraphAgreement.of(network, sgd().momentum(0.9), squares("out")).check();
    }

    @TestFactory
    Stream<DynamicTest> mergesOfRowsOfEveryRank() {
        return MERGES.entrySet().stream()
                .flatMap(merge -> Stream.of(
                                new int[] {5}, new int[] {2, 3}, new int[] {2, 3, 2}, new int[] {1, 2, 2, 3})
                        .map(shape -> DynamicTest.dynamicTest(
                                merge.getKey() + " of " + shape.length + " axes",
                                () -> agree(rows(A, shape).then(merge.getValue(), rows(B, shape))))));
    }

    @TestFactory
    Stream<DynamicTest> mergesThatRepeatWhatIsOneWide() {
        return MERGES.entrySet().stream()
                .map(merge -> DynamicTest.dynamicTest(
                        merge.getKey(), () -> agree(rows(A, 2, 1, 3).then(merge.getValue(), rows(B, 1, 4, 3)))));
    }

    @TestFactory
    Stream<DynamicTest> concatenatesAlongEveryAxis() {
        return Stream.of(
                        concatenate(rows(A, 2), rows(B, 3), A),
                        concatenate(1, rows(A, 1, 3), rows(B, 2, 3)),
                        concatenate(rows(A, 3, 1), rows(B, 3, 2)),
                        concatenate(rows(A, 1, 2, 2), rows(B, 3, 2, 2)),
                        concatenate(2, rows(A, 2, 1, 2), rows(B, 2, 3, 2)),
                        concatenate(-1, rows(A, 2, 1, 2), rows(B, 2, 1, 3)))
                .map(both -> DynamicTest.dynamicTest(both.toString(), () -> agree(both)));
    }

    @Test
    void whatGoesIntoOneMergeTwice() {
        Symbol seen = A.then(dense(4).tanh());
        agree(multiply(add(seen, seen, B), concatenate(seen.then(dense(1)), seen.then(dense(3)))));
    }

    @Test
    void equalNumbersTakeTheFirstsGradient() {
        Symbol left = A.then(dense(4).relu());
        agree(maximum(minimum(left, B.then(dense(4).relu())), left));
    }

    @Test
    void aNetworkThatIsAResidualAlone() {
        Functional network = Functional.of(A, A.then(residual(dense(3).tanh(), batchNormalization())));
        GraphAgreement.of(network, adam(), squares(network.outputs().get(0))).check();
    }

    @Test
    void branchesThatEachNormalizeAndConvolve() {
        Symbol image = input("image", 2, 4, 4);
        Symbol left = image.then(conv2D(3, 2).relu(), batchNormalization().momentum(0.7));
        Symbol right = image.then(conv2D(3, 2).activityRegularizer(l2(0.1)), layerNormalization());
        Functional network = Functional.of(
                image, concatenate(average(left, right), left).then(conv2D(2, 2), flatten(), dense(2).named("out")));
        GraphAgreement.of(network, adam(), squares("out")).check();
    }

    @Test
    void sequencesThatAreNormalized() {
        agree(add(rows(A, 3, 2), rows(B, 3, 2)).then(batchNormalization().momentum(0.7), layerNormalization()));
    }

    @Test
    void severalLossesWeighedAndClippedTogether() {
        Symbol trunk = A.then(dense(5).tanh().kernelRegularizer(l1L2(0.01, 0.02)));
        Functional network = Functional.of(
                List.of(A, B),
                List.of(
                        trunk.then(dense(3).softmax().named("kind")),
                        add(trunk, B.then(dense(5))).then(dense(2).named("price"))));
        GraphAgreement.of(
                        network,
                        adam().globalClipNorm(0.3),
                        new Objective("kind", categoricalCrossentropy(), 1),
                        new Objective("price", huber(), 0.25))
                .weighted(true, true)
                .check();
    }

    @Test
    void outputsThatOthersGoOnFrom() {
        Symbol kind = A.then(dense(3).softmax().named("kind"));
        Symbol likely = kind.then(reshape(3, 1), flatten().named("likely"));
        Symbol marks = concatenate(likely, B).then(dense(2).sigmoid().named("marks"));
        Functional network = Functional.of(
                List.of(A, B),
                List.of(kind, likely, marks, marks.then(activation(tanh()).named("last"))));
        GraphAgreement.of(
                        network,
                        sgd().momentum(0.5),
                        new Objective("kind", categoricalCrossentropy(), 1),
                        new Objective("likely", categoricalCrossentropy(), 0.5),
                        new Objective("marks", binaryCrossentropy(), 2),
                        squares("last"))
                .weighted(false, true, false, false)
                .check();
    }

    @Test
    void anOutputWithoutALoss() {
        Symbol trunk = A.then(dense(4).tanh());
        Functional network = Functional.of(
                List.of(A, B),
                List.of(
                        trunk.then(dense(2).named("taught")),
                        add(trunk, B)
                                .then(
                                        batchNormalization(),
                                        dense(2).kernelRegularizer(l2(0.1))
                                                .activityRegularizer(l2(0.2))
                                                .named("left"))));
        GraphAgreement.of(network, sgd().momentum(0.5), squares("taught")).check();
    }

    @Test
    void aSharedLayerThatIsUsedOnceOrHasNoWeights() {
        Layer once = share("once", dense(4).tanh());
        Layer flat = share("flat", flatten());
        agree(add(A.then(once, flat), B.then(flat)));
    }

    @Test
    void notANumberStaysOne() {
        Symbol c = input("c", 3);
        Functional network = Functional.of(List.of(A, c), List.of(maximum(A, c), minimum(A, c)));
        State nothing = new State(0, network.network().draw(0), new TreeMap<>());
        Tensor one = Tensor.of(new float[][] {{Float.NaN, 1, 2}});
        Tensor other = Tensor.of(new float[][] {{1, Float.NaN, 3}});

        try (EnginePredictor predictor = new Dl4jEngine().predictor(network.network(), nothing, Device.CPU)) {
            List<Tensor> outputs = predictor.predict(List.of(one, other), network.outputs());

            assertThat(outputs.get(0).floats()).containsExactly(Float.NaN, Float.NaN, 3);
            assertThat(outputs.get(1).floats()).containsExactly(Float.NaN, Float.NaN, 2);
        }
    }
}
