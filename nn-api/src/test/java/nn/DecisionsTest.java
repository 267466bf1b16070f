package nn;

import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.reshape;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.hinge;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.auc;
import static nn.Metrics.binaryAccuracy;
import static nn.Metrics.f1;
import static nn.Metrics.mae;
import static nn.Metrics.precision;
import static nn.Metrics.recall;
import static nn.Metrics.topKAccuracy;
import static nn.Metrics.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Schema;
import nn.data.Shape;
import nn.data.State;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.loss.Loss;
import nn.metric.Decision;
import nn.metric.Metric;
import nn.spi.Network;
import nn.train.Compilation;
import nn.train.Fit;
import nn.train.History;
import nn.train.TinyEngine;
import org.junit.jupiter.api.Test;

/** The tiny engine computes the dense layer alone, so its outputs are read as if they had come out of the activation. */
class DecisionsTest {
    private static final Tensor ROWS = Tensor.of(new float[] {-0.2f}, new float[] {0.2f}, new float[] {0.7f});

    /** A model whose outputs are its input, times 1 for each output. */
    private static Model identity(Loss loss, Layer... layers) {
        Sequential network = Sequential.of(layers).input(1);
        Tensor kernel = network.init(0).weights().get("dense/kernel");
        float[] ones = new float[kernel.shape().size()];
        Arrays.fill(ones, 1);
        State state = network.init(0)
                .withWeights(Map.of("dense/kernel", Tensor.of(kernel.shape(), ones)))
                .state();
        Compilation compilation =
                Fit.DEFAULT.loss(loss).engine(new TinyEngine()).compilation();
        return Model.of(network, state, compilation, History.EMPTY, Schema.UNKNOWN);
    }

    @Test
    void oneLogitIsCutAtZero() {
        Model model = identity(binaryCrossentropy().fromLogits(), dense(1));
        assertThat(model.predictClasses(ROWS)).containsExactly(0, 1, 1);
        Dataset data = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        assertThat(model.confusion(data).accuracy()).isEqualTo(1);
    }

    @Test
    void hingeIsComparedWithZeroAfterTanhAndWithout() {
        assertThat(identity(hinge(), dense(1).tanh()).predictClasses(ROWS)).containsExactly(0, 1, 1);
        assertThat(identity(hinge(), dense(1)).predictClasses(ROWS)).containsExactly(0, 1, 1);
    }

    @Test
    void aSigmoidIsCutAtAHalfWhateverTheLoss() {
        assertThat(identity(binaryCrossentropy(), dense(1).sigmoid()).predictClasses(ROWS))
                .containsExactly(0, 0, 1);
        assertThat(identity(hinge(), dense(1).sigmoid()).predictClasses(ROWS)).containsExactly(0, 0, 1);
        assertThat(identity(meanSquaredError(), dense(1)).predictClasses(ROWS)).containsExactly(0, 0, 1);
    }

    @Test
    void aThresholdCanBeChosenForOneOutput() {
        Model model = identity(binaryCrossentropy(), dense(1).sigmoid());
        assertThat(model.predictClasses(ROWS, 0.1)).containsExactly(0, 1, 1);
        Dataset data = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        assertThat(model.confusion(data, 0.1).count(1, 1)).isEqualTo(2);
        assertThat(model.confusion(data).count(1, 1)).isEqualTo(1);
        assertThatThrownBy(() -> identity(sparseCategoricalCrossentropy(), dense(3).softmax())
                        .predictClasses(ROWS, 0.1))
                .hasMessage("the greatest of the 3 outputs decides, so the threshold 0.1 has no use.\n"
                        + "Maybe leave it out, or compare predict(…) with it.");
        assertThatThrownBy(() -> model.predictClasses(ROWS, Double.NaN))
                .hasMessage("the threshold must be finite, but was NaN.");
    }

    @Test
    void manyYesesAreNoClassButLabels() {
        Model model = identity(binaryCrossentropy(), dense(2).sigmoid());
        assertThatThrownBy(() -> model.predictClasses(ROWS))
                .hasMessage(
                        "predictClasses: under binaryCrossentropy each of the 2 outputs is a yes or no of its own, so a"
                                + " row has no one class.\nMaybe use predictLabels(…), which takes each output by itself; or,"
                                + " where each row is of one class, end the network with softmax() and use"
                                + " categoricalCrossentropy().");
        assertThat(model.predictLabels(ROWS)).isEqualTo(Tensor.of(Shape.of(3, 2), new byte[] {0, 0, 0, 0, 1, 1}));
        assertThat(identity(binaryCrossentropy().fromLogits(), dense(2))
                        .predictLabels(ROWS)
                        .ints())
                .containsExactly(0, 0, 1, 1, 1, 1);
    }

    @Test
    void aConfusionMatrixWantsRowsOfOneClass() {
        Model model = identity(binaryCrossentropy(), dense(2).sigmoid());
        Dataset several = Dataset.of(ROWS, Tensor.of(Shape.of(3, 2), 1f, 1, 0, 1, 0, 0));
        assertThatThrownBy(() -> model.confusion(several))
                .hasMessage(
                        "confusionMatrix: each row of targets must be of one class, but some are of several or none.\n"
                                + "Maybe compare each output by itself: predictLabels(…), binaryAccuracy(), precision(),"
                                + " recall().");
        Dataset oneHot = Dataset.of(ROWS, Tensor.of(Shape.of(3, 2), 1f, 0, 0, 1, 0, 1));
        assertThat(model.confusion(oneHot).count(1, 0)).isEqualTo(2);
    }

    @Test
    void eachPositionHasItsClass() {
        Tensor image = Tensor.of(Shape.of(1, 2, 1, 3), 0.1f, 0.7f, 0.6f, 0.3f, 0.2f, 0.8f);
        assertThat(classesOf(Shape.of(2, 1, 3), image)).containsExactly(1, 0, 1);
        assertThat(classesOf(Shape.of(3, 2), image.reshape(Shape.of(1, 3, 2)))).containsExactly(1, 0, 1);
        assertThat(classesOf(Shape.of(1, 2, 3), image.reshape(Shape.of(1, 1, 2, 3))))
                .containsExactly(0, 1, 1, 0, 0, 1);
    }

    private static int[] classesOf(Shape output, Tensor outputs) {
        Network network =
                Sequential.of(dense(output.size()), reshape(output.dims())).network(Shape.of(1));
        return Decision.of(network, Optional.empty()).classes(outputs);
    }

    @Test
    void metricsDecideAsTheModelDoes() {
        assertThat(under(accuracy(), binaryCrossentropy().fromLogits(), dense(1)))
                .isEqualTo(1);
        assertThat(under(weighted(accuracy()), hinge(), dense(1).tanh(), dropout(0.1)))
                .isEqualTo(1);
        assertThat(under(accuracy().named("sure"), hinge(), dense(1))).isEqualTo(1);
        assertThat(under(binaryAccuracy(), binaryCrossentropy().fromLogits(), dense(1)))
                .isEqualTo(1);
        assertThat(under(recall(), binaryCrossentropy().fromLogits(), dense(1))).isEqualTo(1);
        assertThat(under(precision(), binaryCrossentropy().fromLogits(), dense(1)))
                .isEqualTo(1);
        assertThat(under(f1(), binaryCrossentropy().fromLogits(), dense(1))).isEqualTo(1);
        assertThat(under(recall(), binaryCrossentropy(), dense(1).sigmoid())).isEqualTo(0.5);
        assertThat(under(recall(0.5), binaryCrossentropy().fromLogits(), dense(1)))
                .isEqualTo(0.5);
    }

    private static double under(Metric metric, Loss loss, Layer... layers) {
        Decision decision = Decision.of(Sequential.of(layers).input(1).network(Shape.of(1)), Optional.of(loss));
        Metric decided = metric.decidedBy(decision);
        assertThat(decided.name()).isEqualTo(metric.name());
        return decided.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
    }

    @Test
    void accuracyDuringTrainingIsThatOfTheConfusionMatrix() {
        Dataset data = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        Model model = identity(binaryCrossentropy().fromLogits(), dense(1));
        Model fitted = model.fit(
                data,
                fit -> fit.optimizer(Optimizers.sgd(0))
                        .metrics(accuracy(), f1())
                        .verbose(0));
        assertThat(fitted.history().last("accuracy")).isEqualTo(1);
        assertThat(fitted.history().last("f1_score")).isEqualTo(1);
        assertThat(fitted.evaluate(data).accuracy()).isEqualTo(1);
    }

    @Test
    void accuracyIsRefusedWhereRowsAreOfSeveralClasses() {
        Model model = identity(binaryCrossentropy(), dense(2).sigmoid());
        Dataset several = Dataset.of(ROWS, Tensor.of(Shape.of(3, 2), 1f, 1, 0, 1, 0, 0));
        assertThatThrownBy(() -> fit(model, several, accuracy()))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "accuracy: under binaryCrossentropy each of the 2 outputs is a yes or no of its own, so a row"
                                + " has no one class.\nMaybe use binaryAccuracy(), which takes each output by itself; or, where"
                                + " each row is of one class, end the network with softmax() and use"
                                + " categoricalCrossentropy().");
        assertThatThrownBy(() -> fit(model, several, topKAccuracy(1))).hasMessageStartingWith("topKAccuracy: under");
        assertThat(fit(model, several, binaryAccuracy()).history().values()).containsKey("binary_accuracy");
        Dataset labels = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        assertThat(fit(model, labels, accuracy()).history().values()).containsKey("accuracy");
    }

    private static Model fit(Model model, Dataset data, Metric metric) {
        return model.fit(
                data, fit -> fit.optimizer(Optimizers.sgd(0)).metrics(metric).verbose(0));
    }

    @Test
    void f1TakesEachOutputByItselfWhereRowsAreOfSeveralClasses() {
        Decision many = Decision.of(
                Sequential.of(dense(2).sigmoid()).input(1).network(Shape.of(1)), Optional.of(binaryCrossentropy()));
        Tensor both = Tensor.of(new float[] {0.9f, 0.8f});
        Tensor yes = Tensor.of(Shape.of(1, 2), 1f, 1);
        assertThat(f1().of(both, yes)).isEqualTo(0.5);
        assertThat(f1().decidedBy(many).of(both, yes)).isEqualTo(1);
    }

    @Test
    void aNumberIsNoClass() {
        Model model = identity(meanSquaredError(), dense(1));
        Dataset numbers = Dataset.of(ROWS, Tensor.of(Shape.of(3), 5.2f, -2.4f, 1));
        assertThatThrownBy(() -> model.confusion(numbers))
                .hasMessage(
                        "confusionMatrix: the targets of one output must be classes, 0 and 1 or -1 and 1, but row 0"
                                + " has 5.2.\nMaybe measure numbers by mae() or r2(), or end the network with one output a class.");
        assertThatThrownBy(() -> model.confusion(numbers, 0.3)).hasMessageContaining("row 0 has 5.2");
        Dataset ratings = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 2));
        assertThatThrownBy(() -> model.confusion(ratings)).hasMessageContaining("row 2 has 2.0");
        for (Metric metric : List.of(accuracy(), binaryAccuracy(), precision(), recall(0.5), f1(), auc())) {
            String word = metric.toString().replaceAll("\\(.*", "");
            for (Dataset data : List.of(numbers, ratings)) {
                assertThatThrownBy(() -> fit(model, data, weighted(metric)))
                        .hasMessage(word + ": the targets of one output must be classes, 0 and 1 or -1 and 1, but are"
                                + " other numbers.\nMaybe use mae() or r2(), which measure numbers.");
            }
        }
        assertThat(fit(model, numbers, mae()).history().values()).containsKey("mae");
    }

    @Test
    void zerosOnesAndSignsAreClassesWhateverTheLoss() {
        Model model = identity(meanSquaredError(), dense(1));
        Dataset signs = Dataset.of(ROWS, Tensor.of(Shape.of(3), -1f, -1, 1));
        assertThat(fit(model, signs, accuracy()).history().last("accuracy")).isEqualTo(1);
        assertThat(model.confusion(signs).accuracy()).isEqualTo(1);
        Dataset soft = Dataset.of(ROWS, Tensor.of(Shape.of(3), .05f, .05f, .95f));
        assertThatThrownBy(() -> fit(model, soft, accuracy())).hasMessageStartingWith("accuracy: the targets of one");
        assertThat(fit(identity(binaryCrossentropy(), dense(1).sigmoid()), soft, accuracy())
                        .history()
                        .last("accuracy"))
                .isEqualTo(1);
    }

    @Test
    void aMixtureOfZerosAndSignsIsNoClass() {
        Dataset mixed = Dataset.of(ROWS, Tensor.of(Shape.of(3), 1, 0, -1));
        assertThatThrownBy(() -> identity(meanSquaredError(), dense(1)).confusion(mixed))
                .hasMessageContaining("row 2 has -1.0");
    }

    @Test
    void outputsThatShareOneClassAnswerNoLabels() {
        String message = "predictLabels: the 2 outputs share one class a row among them, so none is a yes or no of its"
                + " own.\nMaybe use predictClasses(…), which finds the greatest.";
        assertThatThrownBy(
                        () -> identity(meanSquaredError(), dense(2).softmax()).predictLabels(ROWS))
                .hasMessage(message);
        assertThatThrownBy(() -> identity(categoricalCrossentropy().fromLogits(), dense(2))
                        .predictLabels(ROWS, 0.3))
                .hasMessage(message);
        assertThatThrownBy(() -> identity(sparseCategoricalCrossentropy().fromLogits(), dense(2))
                        .predictLabels(ROWS))
                .hasMessage(message);
        assertThat(identity(meanSquaredError(), dense(2).sigmoid())
                        .predictLabels(ROWS)
                        .ints())
                .containsExactly(0, 0, 0, 0, 1, 1);
    }

    @Test
    void datasetsAndThresholdsAreTakenByModelAndPredictor() {
        Dataset data = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        Model one = identity(binaryCrossentropy(), dense(1).sigmoid());
        Model two = identity(binaryCrossentropy(), dense(2).sigmoid());
        assertThat(one.predictClasses(data, 0.1)).containsExactly(0, 1, 1);
        assertThat(two.predictLabels(data).ints()).containsExactly(0, 0, 0, 0, 1, 1);
        assertThat(two.predictLabels(data, 0.1).ints()).containsExactly(0, 0, 1, 1, 1, 1);
        assertThat(two.predictLabels(ROWS, 0.1).ints()).containsExactly(0, 0, 1, 1, 1, 1);
        try (Predictor predictor = one.predictor()) {
            assertThat(predictor.predictClasses(data)).containsExactly(0, 0, 1);
            assertThat(predictor.predictClasses(data, 0.1)).containsExactly(0, 1, 1);
            assertThat(predictor.predictLabels(data).ints()).containsExactly(0, 0, 1);
            assertThat(predictor.predictLabels(data, 0.1).ints()).containsExactly(0, 1, 1);
        }
    }

    @Test
    void twoMetricsOfAKindStandSideBySideUnderNames() {
        Model model = identity(categoricalCrossentropy().fromLogits(), dense(2));
        Dataset labels = Dataset.of(ROWS, Tensor.of(Shape.of(3), 0, 1, 1));
        Model fitted = model.fit(
                labels,
                fit -> fit.optimizer(Optimizers.sgd(0))
                        .metrics(precision(0.5), precision(0.9).named("strict"))
                        .verbose(0));
        assertThat(fitted.history().values()).containsKeys("precision", "strict");
        assertThatThrownBy(() -> model.fit(labels, fit -> fit.metrics(precision(0.5), precision(0.9))))
                .hasMessage("metrics: the name \"precision\" is taken already.\n"
                        + "Maybe name one of the two, as in precision(0.9).named(\"strict\").");
        assertThatThrownBy(() -> precision().named("val_strict"))
                .hasMessage("a metric's name must not be blank nor begin with val_, but was \"val_strict\".");
        assertThatThrownBy(() -> precision().named("learning_rate"))
                .hasMessage("a metric must not be named \"learning_rate\": logs hold the learning rate by that name.\n"
                        + "Maybe name it otherwise, as in precision(0.9).named(\"strict\").");
        assertThatThrownBy(() -> precision().named("epoch"))
                .hasMessageStartingWith("a metric must not be named \"epoch\": logs hold the epoch by that name.");
        assertThat(List.of(precision().named("a"))).containsExactly(precision().named("a"));
    }
}
