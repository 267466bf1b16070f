package nn;

import static nn.Activations.leakyRelu;
import static nn.Callbacks.checkpoint;
import static nn.Callbacks.csvLog;
import static nn.Callbacks.earlyStopping;
import static nn.Callbacks.onBatchesEnd;
import static nn.Callbacks.onEpochBegin;
import static nn.Callbacks.onEpochEnd;
import static nn.Callbacks.onTrainBegin;
import static nn.Callbacks.onTrainEnd;
import static nn.Callbacks.reduceLROnPlateau;
import static nn.Constraints.maxNorm;
import static nn.Initializers.constant;
import static nn.Initializers.heNormal;
import static nn.Initializers.zeros;
import static nn.Layers.activation;
import static nn.Layers.batchNormalization;
import static nn.Layers.block;
import static nn.Layers.concatenate;
import static nn.Layers.conv2D;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.flatten;
import static nn.Layers.input;
import static nn.Layers.maxPool2D;
import static nn.Layers.normalization;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Layers.residual;
import static nn.Layers.upSampling2D;
import static nn.Layers.zeroPadding2D;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.huber;
import static nn.Losses.meanSquaredError;
import static nn.Metrics.accuracy;
import static nn.Metrics.f1;
import static nn.Metrics.metric;
import static nn.Metrics.precision;
import static nn.Metrics.topKAccuracy;
import static nn.Metrics.weighted;
import static nn.Optimizers.adam;
import static nn.Optimizers.adamW;
import static nn.Optimizers.rmsprop;
import static nn.Optimizers.sgd;
import static nn.Regularizers.l1;
import static nn.Regularizers.l1L2;
import static nn.Regularizers.l2;
import static nn.Schedules.cosineDecay;
import static nn.Schedules.exponentialDecay;
import static nn.Schedules.piecewiseConstantDecay;
import static nn.Schedules.polynomialDecay;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import nn.data.Dataset;
import nn.data.Fold;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.metric.F1;
import nn.spi.Device;
import nn.train.Fit;
import nn.train.History;
import nn.train.TinyData;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What JShell shows of a value is what one would type, or a sentence. */
class ReadableTest {
    private static void assertTyped(Object value, String words) {
        assertThat(value).hasToString(words);
    }

    @Test
    void layersAreTheirWords() {
        assertTyped(dense(3).relu(), "dense(3).relu()");
        assertTyped(dense(3).leakyRelu(0.1).named("a"), "dense(3).leakyRelu(0.1).named(\"a\")");
        assertTyped(
                dense(3).useBias(false).kernelInitializer(heNormal()).kernelRegularizer(l2(0.01)),
                "dense(3).useBias(false).kernelInitializer(heNormal()).kernelRegularizer(l2(0.01))");
        assertTyped(
                conv2D(8, 3).strides(2).same().relu().kernelConstraint(maxNorm(2)),
                "conv2D(8, 3).strides(2).same().relu().kernelConstraint(maxNorm(2))");
        assertTyped(conv2D(8, 3, 1).dilation(2, 1), "conv2D(8, 3, 1).dilation(2, 1)");
        assertTyped(maxPool2D(), "maxPool2D(2)");
        assertTyped(maxPool2D(3, 2).strides(1), "maxPool2D(3, 2).strides(1)");
        assertTyped(zeroPadding2D(1, 2, 3, 4), "zeroPadding2D(1, 2, 3, 4)");
        assertTyped(zeroPadding2D(1), "zeroPadding2D(1, 1)");
        assertTyped(upSampling2D(), "upSampling2D(2)");
        assertTyped(upSampling2D(3, 1).bilinear().named("up"), "upSampling2D(3, 1).bilinear().named(\"up\")");
        assertTyped(activation(leakyRelu()), "activation(leakyRelu(0.2))");
        assertTyped(
                batchNormalization().momentum(0.9).center(false), "batchNormalization().momentum(0.9).center(false)");
        assertTyped(rescaling(0.5), "rescaling(0.5, 0)");
        assertTyped(normalization(new float[] {1}, new float[] {2}), "normalization(…)");
        assertTyped(reshape(1, 28, 28), "reshape(1, 28, 28)");
        assertTyped(
                residual(block(dropout(0.5), flatten()).named("b")).shortcut(dense(2)),
                "residual(block(dropout(0.5), flatten()).named(\"b\")).shortcut(dense(2))");
    }

    @Test
    void lossesOptimizersAndSchedulesAreTheirWords() {
        assertTyped(
                binaryCrossentropy().fromLogits().labelSmoothing(0.1),
                "binaryCrossentropy().fromLogits().labelSmoothing(0.1)");
        assertTyped(huber(), "huber(1)");
        assertTyped(sgd(0.1).momentum(0.9).nesterov(), "sgd(0.1).momentum(0.9).nesterov()");
        assertTyped(adam().clipNorm(1), "adam(0.001).clipNorm(1)");
        assertTyped(adamW(), "adam(0.001).weightDecay(0.004)");
        assertTyped(rmsprop().epsilon(1e-6).centered(), "rmsprop(0.001).epsilon(1e-6).centered()");
        assertTyped(sgd(exponentialDecay(0.1, 4, 0.5).staircase()), "sgd(exponentialDecay(0.1, 4, 0.5).staircase())");
        assertTyped(polynomialDecay(1, 2).power(2).cycle(), "polynomialDecay(1, 2).power(2).cycle()");
        assertTyped(cosineDecay(0, 10).warmup(0.1, 5), "cosineDecay(0, 10).warmup(0.1, 5)");
        assertTyped(
                piecewiseConstantDecay(new long[] {10}, 0.1, 0.01),
                "piecewiseConstantDecay(new long[] {10}, 0.1, 0.01)");
        assertTyped(List.of(zeros(), constant(0.5), l1L2(0.1, 0.2)), "[zeros(), constant(0.5), l1L2(0.1, 0.2)]");
    }

    @Test
    void metricsAndCallbacksAreTheirWords() {
        assertTyped(precision(0.9).named("strict"), "precision(0.9).named(\"strict\")");
        assertTyped(weighted(accuracy()), "weighted(accuracy())");
        assertTyped(f1().average(F1.Average.MICRO).threshold(0.5), "f1().average(MICRO).threshold(0.5)");
        assertTyped(topKAccuracy(3), "topKAccuracy(3)");
        assertTyped(metric("own", (p, t) -> 0), "metric(\"own\", …)");
        assertTyped(
                earlyStopping("val_loss").patience(3).restoreBest(),
                "earlyStopping(\"val_loss\").patience(3).restoreBest()");
        assertTyped(reduceLROnPlateau("loss").factor(0.5), "reduceLROnPlateau(\"loss\").factor(0.5)");
        assertTyped(csvLog(Path.of("log.csv")).append(), "csvLog(\"log.csv\").append()");
        assertTyped(checkpoint(Path.of("c.onnx")).best("val_loss"), "checkpoint(\"c.onnx\").best(\"val_loss\")");
    }

    /** Calls every factory that takes nothing: what it makes is shown as the factory, or as one of its kin. */
    @TestFactory
    Stream<DynamicTest> everyDefaultOfTheCatalogueIsShownAsAFactory() {
        return CatalogueTest.classes().stream()
                .flatMap(words -> Stream.of(words.getMethods()))
                .filter(method -> method.getDeclaringClass() != Object.class && method.getParameterCount() == 0)
                .map(method -> DynamicTest.dynamicTest(method.getName(), () -> assertIsAFactory(method)));
    }

    private static void assertIsAFactory(Method factory) throws ReflectiveOperationException {
        String shown = factory.invoke(null).toString();
        List<String> words = Stream.of(factory.getDeclaringClass().getMethods())
                .map(Method::getName)
                .toList();
        assertThat(words).contains(shown.replaceFirst("\\(.*", ""));
        assertThat(shown).endsWith(")").doesNotContain("[", "@");
    }

    @Test
    void networksAreTheirWords() {
        Sequential network = Sequential.of(dense(30).sigmoid(), dense(10).softmax())
                .input(784)
                .freeze("dense");
        assertTyped(
                network, "Sequential.of(dense(30).sigmoid(), dense(10).softmax()).input(784)\n    .freeze(\"dense\")");
        assertTyped(
                network.compile(meanSquaredError(), sgd(), accuracy()),
                network + "\nfit.loss(meanSquaredError()).optimizer(sgd(0.01)).metrics(accuracy())");
        assertTyped(Fit.DEFAULT, "fit.optimizer(rmsprop(0.001))");
        assertTyped(
                Fit.DEFAULT.loss(huber(2)).epochs(3).validationSplit(0.1).callbacks(earlyStopping("val_loss")),
                "fit.loss(huber(2)).optimizer(rmsprop(0.001)).epochs(3).validationSplit(0.1)"
                        + "\n    .callbacks(earlyStopping(\"val_loss\"))");
    }

    @Test
    void longNetworksAndFitsBreakBetweenTheirWords() {
        Sequential network = Sequential.of(
                        conv2D(32, 3).relu(),
                        maxPool2D(),
                        conv2D(64, 3).relu(),
                        maxPool2D(),
                        residual(block(
                                conv2D(64, 3).same().relu(),
                                conv2D(64, 3).same().kernelRegularizer(l2(0.01)))),
                        flatten(),
                        dropout(0.5),
                        dense(10).softmax())
                .input(1, 28, 28);
        assertTyped(network, """
                Sequential.of(conv2D(32, 3).relu(), maxPool2D(2), conv2D(64, 3).relu(),
                    maxPool2D(2), residual(block(conv2D(64, 3).same().relu(),
                    conv2D(64, 3).same().kernelRegularizer(l2(0.01)))), flatten(), dropout(0.5),
                    dense(10).softmax()).input(1, 28, 28)""");
        assertTyped(
                Fit.DEFAULT
                        .loss(huber(2))
                        .epochs(30)
                        .batchSize(128)
                        .metrics(accuracy(), f1())
                        .validationSplit(0.1),
                """
                fit.loss(huber(2)).optimizer(rmsprop(0.001)).metrics(accuracy(), f1())
                    .epochs(30).batchSize(128).validationSplit(0.1)""");
    }

    @Test
    void callbacksOfAFunctionAndDevicesAreShownByTheirNames() {
        assertTyped(onTrainBegin(training -> {}), "onTrainBegin(…)");
        assertTyped(onEpochBegin(training -> {}), "onEpochBegin(…)");
        assertTyped(onBatchesEnd(training -> {}), "onBatchesEnd(…)");
        assertTyped(onEpochEnd(training -> {}), "onEpochEnd(…)");
        assertTyped(onTrainEnd(training -> {}), "onTrainEnd(…)");
        assertTyped(Device.CPU, "cpu");
        assertTyped(new Device("cuda:0", Optional.of("there is no driver")), "cuda:0 (there is no driver)");
        assertTyped(List.of(l1(0.1), l2(0.1), l2(0)), "[l1(0.1), l2(0.1), l1L2(0, 0)]");
    }

    @Test
    void nothingUsualIsWiderThanEightyColumns() {
        String[] classes =
                IntStream.range(0, 12).mapToObj(i -> "a rather long class " + i).toArray(String[]::new);
        Dataset data = Dataset.of(new float[12][2], classes);
        Model deep = TinyData.train(TinyData.rows(4), fit -> fit.epochs(2));
        for (Object each : List.of(data, new Fold<>(data, data.take(6)), deep.state(), Tensor.zeros(Shape.of(3, 20)))) {
            assertThat(each.toString().lines()).allMatch(line -> line.length() <= 80);
        }
        assertThat(new Fold<>(data.take(6), data).toString())
                .startsWith("train: Dataset of 6 rows: float32 [2] to int32,");
    }

    @Test
    void longRowsOfTensorsAreFolded() {
        assertTyped(Tensor.of(Shape.of(30), new int[30]), """
                int32 [30]
                [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                 0, 0, 0, 0]""");
    }

    @Test
    void modelsSayWhatTheyAreAndHowTheyWereTrained() {
        Model model = TinyData.train(TinyData.rows(4), fit -> fit.epochs(2));
        assertTyped(model, "Model [3] to [2], 8 parameters, 2 epochs by tiny on cpu\nSequential.of(dense(2)).input(3)");
        assertTyped(
                model.architecture().init(0),
                "Model [3] to [2], 8 parameters, not trained\nSequential.of(dense(2)).input(3)");
        Symbol left = input("left", 3);
        Symbol right = input("right", 2);
        Symbol both = concatenate(left, right);
        assertThat(Functional.of(List.of(left, right), List.of(both.then(dense(1).named("price")), both))
                        .init(0)
                        .toString())
                .startsWith(
                        "Model [left: [3], right: [2]] to [price: [1], concatenate: [5]], 6 parameters, not trained");
        try (Predictor predictor = model.predictor()) {
            assertTyped(predictor, "Predictor [3] to [2]");
        }
        assertTyped(model.network(), "[input: [3]]\ndense: dense(2) to [2]");
        assertThat(model.state())
                .asString()
                .isEqualTo("State at step 2: weights {dense/bias [2], dense/kernel [3, 2]},\n    slots"
                        + " {dense/bias:momentum [2], dense/kernel:momentum [3, 2]}");
    }

    @Test
    void historiesShowTheirCurves() {
        assertTyped(History.EMPTY, "not trained");
        assertTyped(
                new History(2, Map.of("loss", List.of(0.5, 0.25)), "onnx on cpu", ""),
                "2 epochs by onnx on cpu\nloss: 0.5000, 0.2500");
    }

    @Test
    void datasetsSayWhatTheyHold() {
        Dataset data = Dataset.of(new float[][] {{1, 2}, {3, 4}}, new String[] {"b", "a"});
        assertTyped(data, "Dataset of 2 rows: float32 [2] to int32, classes [a, b]");
        assertTyped(
                data.rows(0, 1).sampleWeights(1),
                "Dataset of 1 row: float32 [2] to int32, classes [a, b], sample weights");
    }

    @Test
    void tensorsShowTheirNumbers() {
        assertTyped(
                Tensor.of(Shape.of(3, 2), 1f, 2, 3.5f, 4, 5, 6),
                "float32 [3, 2]\n[[  1,   2],\n [3.5,   4],\n [  5,   6]]");
        assertTyped(Tensor.of(Shape.of(3), 7, -8, 9), "int32 [3]\n[ 7, -8,  9]");
        assertTyped(Tensor.of(Shape.of(2), (byte) 1, (byte) 255), "uint8 [2]\n[  1, 255]");
        assertTyped(
                Tensor.of(Shape.of(4), 1e-7f, 0.25f, Float.NaN, 2e9f),
                "float32 [4]\n[1.000e-07,      0.25,       NaN, 2.000e+09]");
        assertTyped(Tensor.of(Shape.of(), 5f), "float32 []\n5");
        assertTyped(Tensor.zeros(Shape.of(0, 3)), "float32 [0, 3]\n[]");
        assertTyped(Tensor.zeros(Shape.of(1, 2, 2)), "float32 [1, 2, 2]\n[[[0, 0],\n  [0, 0]]]");
        assertThat(Tensor.zeros(Shape.of(60_000, 784)).toString())
                .startsWith("float32 [60000, 784]\n[[0, 0, 0, …, 0, 0, 0],\n")
                .hasLineCount(8);
    }

    @Test
    void messagesNameATensorWithoutItsNumbers() {
        assertThat(Tensor.zeros(Shape.of(2)).form()).isEqualTo("float32 [2]");
        assertThat(NnException.of("%s", Tensor.zeros(Shape.of(2)))).hasMessage("float32 [2]");
    }
}
