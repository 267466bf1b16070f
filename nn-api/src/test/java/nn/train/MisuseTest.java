package nn.train;

import static nn.Layers.block;
import static nn.Layers.dense;
import static nn.Layers.dropout;
import static nn.Layers.rescaling;
import static nn.Layers.reshape;
import static nn.Losses.binaryCrossentropy;
import static nn.Losses.categoricalCrossentropy;
import static nn.Losses.hinge;
import static nn.Losses.meanSquaredError;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Metrics.metric;
import static nn.Metrics.topKAccuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Layer;
import nn.loss.Loss;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Each of these must be refused before the engine makes anything ready. */
class MisuseTest {
    private static final Tensor ROWS = TinyData.rows(4).input();
    private static final Tensor LABELS = Tensor.of(Shape.of(4), 0, 1, 2, 9);

    @Test
    void targetsOfAnotherWidthThanTheOutput() {
        assertRefused(dense(10), meanSquaredError(), Tensor.zeros(Shape.of(4, 9)))
                .hasMessage("the targets are rows of [9], but the network gives rows of [10].\n"
                        + "Maybe make the last layer dense(9), or the targets 10 wide.");
    }

    @Test
    void imagesAsTargetsOfAFlatOutput() {
        assertRefused(dense(4), meanSquaredError(), Tensor.zeros(Shape.of(4, 1, 2, 2)))
                .hasMessage("the targets are rows of [1, 2, 2], but the network gives rows of [4].\n"
                        + "Maybe reshape one to the other.");
    }

    @Test
    void labelsThatNoOutputStandsFor() {
        assertRefused(dense(3), meanSquaredError(), LABELS)
                .hasMessage("row 3: the label 9 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe make the last layer dense(10) or wider.");
        assertRefused(dense(3), meanSquaredError(), Tensor.of(Shape.of(4), 0, 1, 2, Integer.MAX_VALUE))
                .hasMessage("row 3: the label 2147483647 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe drop the rows without a label: no layer can be wide enough for it.");
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.of(Shape.of(4), 0, -1, 0, 0))
                .hasMessage("row 1: the label -1 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe drop the rows without a label.");
    }

    @Test
    void signsAndRatingsAsLabels() {
        assertRefused(dense(2).softmax(), sparseCategoricalCrossentropy(), Tensor.of(Shape.of(4), 1, -1, 1, -1))
                .hasMessage("row 1: the label -1 does not fit an output 2 wide, whose labels are 0 to 1.\n"
                        + "Maybe write 0 for -1, so that the labels are 0 and 1.");
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.of(Shape.of(4), 1, -1, 0, -1))
                .hasMessageEndingWith("Maybe labels count from 0: add 1 to each.");
        assertRefused(dense(2).softmax(), sparseCategoricalCrossentropy(), Tensor.of(Shape.of(4), 1, -1, 0, 1))
                .hasMessageEndingWith("Maybe drop the rows without a label.");
    }

    @Test
    void signsWhereProbabilitiesAreWanted() {
        String message = "row 1: the loss wants targets from 0 to 1, but one was -1.0.\nMaybe write 0 for -1, or use"
                + " hinge(), which takes both, after a last layer without sigmoid().";
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), Tensor.of(Shape.of(4), 1, -1, 1, -1))
                .hasMessage(message);
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), Tensor.of(Shape.of(4, 1), 1f, -1, 1, -1))
                .hasMessage(message);
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), Tensor.of(Shape.of(4), 1, -1, 0, 1))
                .hasMessageEndingWith("Maybe drop the rows without a label.");
    }

    @Test
    void labelsThatCountFrom1() {
        Tensor from1 = Tensor.of(Shape.of(4), 1, 3, 2, 3);
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), from1)
                .hasMessage("row 1: the label 3 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe labels count from 0: take 1 off each.");
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), Tensor.of(Shape.of(4), 1, 2, 2, 1))
                .hasMessage("row 1: the loss wants targets from 0 to 1, but one was 2.0.\n"
                        + "Maybe labels count from 0: take 1 off each.");
    }

    @Test
    void oneHotRowsWhereLabelsAreWanted() {
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.zeros(Shape.of(4, 3)))
                .hasMessage("the loss wants one integer label a row, but the targets are float32 [4, 3].\n"
                        + "Maybe use categoricalCrossentropy(), which takes one-hot rows.");
    }

    @Test
    void aLabelAStepForAnOutputOfTheLastStep() {
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.of(Shape.of(4, 2), new int[8]))
                .hasMessage("the loss wants one integer label a row, but the targets are int32 [4, 2].\n"
                        + "Maybe add returnSequences() to the recurrent layer, for a label a step, or give one label a"
                        + " row.");
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.zeros(Shape.of(4, 5)))
                .hasMessage("the loss wants one integer label a row, but the targets are float32 [4, 5].\n"
                        + "Maybe end the network with dense(5), and use categoricalCrossentropy(), which takes one-hot"
                        + " rows.");
    }

    @Test
    void labelsOfAnotherLengthThanTheOutput() {
        Layer steps = block(dense(12), reshape(6, 2));
        Tensor labels = Tensor.of(Shape.of(4, 5), new int[20]);
        String cure = "\nMaybe bring both to one length: the output has 6 positions a row, the targets have 5.";
        assertRefused(steps, sparseCategoricalCrossentropy().fromLogits(), labels)
                .hasMessage("the loss wants one integer label a position, in rows of [6], but the targets are int32"
                        + " [4, 5]." + cure);
        assertRefused(steps, categoricalCrossentropy().fromLogits(), labels)
                .hasMessage("the targets are rows of [5], but the network gives rows of [6, 2]." + cure);
        assertRefused(
                        block(dense(8), reshape(2, 2, 2)),
                        sparseCategoricalCrossentropy().fromLogits(),
                        Tensor.of(Shape.of(4, 3, 3), new int[36]))
                .hasMessageEndingWith(
                        "Maybe bring both to one size: the output has [2, 2] positions a row, the targets have [3, 3].");
    }

    @Test
    void fractionsWhereLabelsAreWanted() {
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy(), Tensor.zeros(Shape.of(4)))
                .hasMessage("the loss wants one integer label a row, but the targets are float32 [4].\n"
                        + "Maybe give the labels as an int[].");
    }

    @Test
    void pixelsWhereProbabilitiesAreWanted() {
        Tensor pixels = Tensor.of(Shape.of(4, 1), new byte[] {0, 1, (byte) 200, 0});
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), pixels.reshape(Shape.of(4, 1, 1)))
                .hasMessageStartingWith("the targets are rows of [1, 1], but");
        assertRefused(dense(2).sigmoid(), binaryCrossentropy(), Tensor.of(Shape.of(4, 2), new byte[] {
                    0, 0, 0, 0, 9, 0, 0, 0
                }))
                .hasMessage("row 2: the loss wants targets from 0 to 1, but one was 9.0.\n"
                        + "Maybe scale the targets, or use meanSquaredError(), which takes any number.");
    }

    @Test
    void severalLabelsForOneSigmoid() {
        assertRefused(dense(1).sigmoid(), binaryCrossentropy(), LABELS)
                .hasMessage("row 2: the loss wants targets from 0 to 1, but one was 2.0.\n"
                        + "Maybe end the network with dense(classes).softmax(), and use"
                        + " sparseCategoricalCrossentropy().");
    }

    @Test
    void signsBeyondOne() {
        assertRefused(dense(1).tanh(), hinge(), Tensor.of(Shape.of(4), 1f, -1, -2, 1))
                .hasMessageStartingWith("row 2: the loss wants targets from -1 to 1, but one was -2.0.");
    }

    @Test
    void missingTargets() {
        assertRefused(dense(1), meanSquaredError(), Tensor.of(Shape.of(4), 1f, Float.NaN, 0, 0))
                .hasMessage("row 1: the target must be finite, but was NaN.\nMaybe drop the rows without a target.");
    }

    @Test
    void missingFeatures() {
        float[] values = ROWS.floats();
        values[7] = Float.NaN;
        Dataset data = Dataset.of(Tensor.of(ROWS.shape(), values), Tensor.zeros(Shape.of(4, 2)));
        assertRefused(data, dense(2), fit -> fit)
                .hasMessage("row 2, feature 1: features must be finite, but this one was NaN.\n"
                        + "Maybe replace missing values, or drop such rows.");
    }

    @Test
    void sampleWeightsThatAreNoNumbers() {
        assertRefused(TinyData.rows(2).sampleWeights(1, Float.NaN), dense(2), fit -> fit)
                .hasMessage("row 1: the sample weight must be finite, but was NaN.");
    }

    @Test
    void weightsOfClassesThatAreNot() {
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.classWeights(Map.of(7, 1.0)))
                .hasMessage("classWeights: there is no label 7, but 0 to 1.");
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.classWeights(Map.of(1, -1.0)))
                .hasMessage("classWeights: label 1: the weight must be a finite number of at least 0, but was -1.0.");
    }

    @Test
    void aCategoricalLossOverOneOutput() {
        assertRefused(dense(1).sigmoid(), categoricalCrossentropy(), Tensor.zeros(Shape.of(4, 1)))
                .hasMessage("categoricalCrossentropy: the output must have one number a class, but has only one.\n"
                        + "Maybe use binaryCrossentropy() with sigmoid(), or dense(classes).");
    }

    @Test
    void aCrossEntropyWithoutProbabilities() {
        assertRefused(dense(3), categoricalCrossentropy(), Tensor.zeros(Shape.of(4, 3)))
                .hasMessage("the loss wants probabilities, but the last layer's activation is linear, which gives"
                        + " others.\nMaybe end the network with .softmax(), or tell the loss .fromLogits().");
        assertRefused(dense(3).relu(), binaryCrossentropy(), Tensor.zeros(Shape.of(4, 3)))
                .hasMessage("the loss wants probabilities, but the last layer's activation is relu, which gives"
                        + " others.\nMaybe end the network with .sigmoid(), or tell the loss .fromLogits().");
    }

    @Test
    void logitsAfterASoftmax() {
        assertRefused(dense(3).softmax(), sparseCategoricalCrossentropy().fromLogits(), LABELS)
                .hasMessage("the loss is told to get logits, but the last layer's activation is softmax, which gives"
                        + " probabilities.\nMaybe leave out .fromLogits(), or the activation.");
    }

    @Test
    void whatMayBeRightIsNotRefused() {
        Tensor oneHot = Tensor.zeros(Shape.of(4, 3));
        assertAccepted(meanSquaredError(), oneHot, dense(3).softmax());
        assertAccepted(categoricalCrossentropy(), oneHot, dense(3).sigmoid());
        assertAccepted(categoricalCrossentropy(), oneHot, dense(3).softmax(), dropout(0.5));
        assertAccepted(binaryCrossentropy(), oneHot, dense(3), rescaling(0.1));
    }

    @Test
    void rowsOfAnotherShapeThanTheInput() {
        Dataset data = Dataset.of(Tensor.zeros(Shape.of(4, 1, 2, 3)), Tensor.zeros(Shape.of(4, 2)));
        assertThatThrownBy(() -> Sequential.of(dense(2)).input(6).fit(data, TinyData::tiny))
                .hasMessage("the network takes rows of [6], but the data has rows of [1, 2, 3].\n"
                        + "Maybe use data.reshape(6).");
        assertThatThrownBy(() -> Sequential.of(dense(2)).input(5).fit(data, TinyData::tiny))
                .hasMessage("the network takes rows of [5], but the data has rows of [1, 2, 3].\n"
                        + "Maybe build the network with input(1, 2, 3).");
    }

    @Test
    void imagesIntoADenseNetwork() {
        Dataset images = Dataset.of(Tensor.zeros(Shape.of(4, 1, 28, 28)), Tensor.zeros(Shape.of(4, 2)));
        assertRefused(images, dense(2), fit -> fit)
                .hasMessage("layer 1, dense(2): the input must be flat, but was [1, 28, 28].\n"
                        + "Maybe add flatten() before it.");
    }

    @Test
    void validationDataOfAnotherShape() {
        Dataset other = Dataset.of(Tensor.zeros(Shape.of(4, 5)), Tensor.zeros(Shape.of(4, 2)));
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.validation(other))
                .hasMessage("validation: the network takes rows of [3], but the data has rows of [5].\n"
                        + "Maybe build the network with input(5).");
    }

    @Test
    void validationChosenTwice() {
        assertRefused(
                        TinyData.rows(4),
                        dense(2),
                        fit -> fit.validation(TinyData.rows(4)).validationSplit(0.5))
                .hasMessage("validation(…) and validationSplit(0.5) were both chosen.\nMaybe leave out one of them.");
    }

    @Test
    void validationOfAllRows() {
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.validationSplit(0.9))
                .hasMessage(
                        "validationSplit(0.9): a split of 4 rows must leave rows on both sides, but the share to learn"
                                + " from was 0.1.");
    }

    @Test
    void anInitialEpochAfterTheLast() {
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.initialEpoch(5).epochs(2))
                .hasMessage("initialEpoch must be at most epochs, 2, but was 5.\n"
                        + "Maybe use epochs(7): they are counted from 0.");
    }

    @Test
    void metricsThatDoNotFitTheOutput() {
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.metrics(topKAccuracy(5)))
                .hasMessageStartingWith("topKAccuracy: k must be below the number of classes");
    }

    @Test
    void twoMetricsOfOneName() {
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.metrics(accuracy(), accuracy()))
                .hasMessage("metrics: the name \"accuracy\" is taken already.\n"
                        + "Maybe name one of the two, as in precision(0.9).named(\"strict\").");
        assertRefused(TinyData.rows(4), dense(2), fit -> fit.metrics(metric("loss", (p, t) -> 0)))
                .hasMessage("metrics: the name \"loss\" is taken already.\n"
                        + "Maybe name one of the two, as in precision(0.9).named(\"strict\").");
    }

    @Test
    void namesOfOtherClassesThanTheOutputs() {
        Dataset labels = Dataset.of(ROWS, Tensor.of(Shape.of(4), 0, 1, 0, 1));
        assertRefused(labels.classes(List.of("a", "b")), dense(3), fit -> fit)
                .hasMessage("the data names 2 classes, [a, b], but the output is 3 wide, for 3 classes.\n"
                        + "Maybe name all 3 classes: Dataset.of(features, List.of(names), labels).");
        Dataset five = labels.classes(List.of("a", "b", "c", "d", "e"));
        assertRefused(five, dense(3), fit -> fit)
                .hasMessage("the data names 5 classes, [a, b, c, d, e], but the output is 3 wide, for 3 classes.\nMaybe"
                        + " make the last layer dense(5), or name all 3 classes: Dataset.of(features, List.of(names),"
                        + " labels).");
        assertRefused(five, dense(1), fit -> fit)
                .hasMessageStartingWith(
                        "the data names 5 classes, [a, b, c, d, e], but the output is 1 wide, for 2 classes.");
        Dataset two = labels.classes(List.of("a", "b"));
        assertThatCode(() -> Sequential.of(dense(1)).fit(two, TinyData::tiny)).doesNotThrowAnyException();
    }

    @Test
    void noLoss() {
        assertThatThrownBy(() -> Sequential.of(dense(2)).fit(TinyData.rows(4), fit -> fit.engine(new TinyEngine())))
                .hasMessage(
                        "no loss was chosen.\nMaybe add .loss(meanSquaredError()) to what is handed to fit or training.");
    }

    @Test
    void optionsOutOfRange() {
        Fit fit = Fit.DEFAULT;
        assertThatThrownBy(() -> fit.epochs(-1)).hasMessage("epochs must be at least 0, but was -1.");
        assertThatThrownBy(() -> fit.batchSize(0)).hasMessage("batchSize must be at least 1, but was 0.");
        assertThatThrownBy(() -> fit.initialEpoch(-1)).hasMessage("initialEpoch must be at least 0, but was -1.");
        assertThatThrownBy(() -> fit.validationFreq(0)).hasMessage("validationFreq must be at least 1, but was 0.");
        assertThatThrownBy(() -> fit.validationSplit(1))
                .hasMessage("validationSplit must be at least 0 and below 1, but was 1.0.");
        assertThatThrownBy(() -> fit.verbose(3)).hasMessage("verbose must be 0, 1 or 2, but was 3.");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Layer layer, Loss loss, Tensor targets) {
        return assertRefused(Dataset.of(ROWS, targets), layer, fit -> fit.loss(loss));
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            Dataset data, Layer layer, UnaryOperator<Fit> settings) {
        TinyEngine engine = new TinyEngine();
        AbstractThrowableAssert<?, ? extends Throwable> thrown = assertThatThrownBy(() -> Sequential.of(layer)
                        .fit(data, fit -> settings.apply(TinyData.tiny(fit).engine(engine))))
                .isInstanceOf(NnException.class);
        assertThat(engine.events()).isEmpty();
        return thrown;
    }

    private static void assertAccepted(Loss loss, Tensor targets, Layer... layers) {
        assertThatCode(() -> Sequential.of(layers)
                        .fit(
                                Dataset.of(ROWS, targets),
                                fit -> TinyData.tiny(fit).loss(loss)))
                .doesNotThrowAnyException();
    }
}
