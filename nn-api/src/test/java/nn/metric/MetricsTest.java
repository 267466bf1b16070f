package nn.metric;

import static nn.Metrics.accuracy;
import static nn.Metrics.auc;
import static nn.Metrics.binaryAccuracy;
import static nn.Metrics.f1;
import static nn.Metrics.mae;
import static nn.Metrics.metric;
import static nn.Metrics.mse;
import static nn.Metrics.precision;
import static nn.Metrics.r2;
import static nn.Metrics.topKAccuracy;
import static nn.Metrics.weighted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private static final Shape IMAGE = Shape.of(1, 4, 4);

    @Test
    void accuracyOfOneOutputGoesByTheThresholdOneHalf() {
        assertThat(accuracy().of(column(0.6f, 0.4f, 0.5f, 0.9f), column(1, 0, 0, 0)))
                .isEqualTo(0.75);
    }

    @Test
    void accuracyTakesTheFirstOfEqualOutputs() {
        Tensor equal = Tensor.of(new float[] {0.5f, 0.5f});
        assertThat(accuracy().of(equal, Tensor.of(Shape.of(1), 0))).isEqualTo(1);
        assertThat(accuracy().of(equal, Tensor.of(Shape.of(1), 1))).isEqualTo(0);
    }

    @Test
    void accuracyCountsEachPositionOfSequencesAndImages() {
        Tensor sequences = Tensor.of(Shape.of(1, 3, 2), 0.9f, 0.1f, 0.2f, 0.8f, 0.6f, 0.4f);
        assertThat(accuracy().of(sequences, Tensor.of(Shape.of(1, 3), 0, 1, 1))).isCloseTo(2.0 / 3, within(1e-9));
        Tensor pixels = Tensor.of(Shape.of(1, 2, 1, 3), 0.9f, 0.2f, 0.6f, 0.1f, 0.8f, 0.4f);
        assertThat(accuracy().of(pixels, Tensor.of(Shape.of(1, 1, 3), 0, 1, 1))).isCloseTo(2.0 / 3, within(1e-9));
        Tensor oneHot = Tensor.of(Shape.of(1, 2, 1, 3), 1f, 0, 0, 0, 1, 1);
        assertThat(accuracy().of(pixels, oneHot)).isCloseTo(2.0 / 3, within(1e-9));
        assertThat(accuracy()
                        .of(
                                Tensor.of(Shape.of(1, 1, 1, 3), 0.9f, 0.2f, 0.6f),
                                Tensor.of(Shape.of(1, 1, 1, 3), 1f, 1, 1)))
                .isCloseTo(2.0 / 3, within(1e-9));
    }

    @Test
    void eachPositionCountsByTheWeightOfItsRow() {
        Metric.Accumulator all = accuracy().start(Shape.of(2, 2));
        Tensor predictions = Tensor.of(Shape.of(2, 2, 2), 1f, 0, 1, 0, 1, 0, 1, 0);
        all.add(predictions, Tensor.of(Shape.of(2, 2), 0, 0, 1, 0), Optional.of(Tensor.of(Shape.of(2), 1f, 3f)));
        assertThat(all.value()).isCloseTo(5.0 / 8, within(1e-9));
    }

    @Test
    void errorsMeasureImages() {
        Tensor images = Tensor.zeros(IMAGE.batch(2));
        assertThat(mae().of(images, images)).isZero();
        assertThat(mse().of(images, images)).isZero();
    }

    @Test
    void labelsCountAsOneHotRowsOfAnyType() {
        Tensor outputs = Tensor.of(new float[] {0.2f, 0.7f, 0.1f}, new float[] {0.5f, 0.4f, 0.6f});
        Tensor labels = Tensor.of(Shape.of(2), 1, 0);
        Tensor bytes = Tensor.of(Shape.of(2, 3), new byte[] {0, 1, 0, 1, 0, 0});
        for (Metric each : List.of(accuracy(), topKAccuracy(2), precision(), f1(), auc(), mae(), mse(), r2())) {
            assertThat(each.of(outputs, labels)).as(each.name()).isEqualTo(each.of(outputs, bytes));
        }
    }

    @Test
    void binaryAccuracyTakesLogitsWithTheThresholdZero() {
        assertThat(binaryAccuracy(0).of(column(0.1f, -0.1f), column(1, 0))).isEqualTo(1);
    }

    @Test
    void refusesTargetsOfOtherRows() {
        Tensor targets = Tensor.zeros(Shape.of(3, 2));
        for (Metric each : List.of(accuracy(), topKAccuracy(1), precision(), f1(), auc(), mae(), mse(), r2())) {
            assertThatThrownBy(() -> each.of(Tensor.zeros(Shape.of(4, 2)), targets))
                    .isInstanceOf(NnException.class)
                    .hasMessage(each.name() + ": there must be one target a prediction, but there were 3 and 4.");
        }
        assertThatThrownBy(() -> auc().of(column(1, 1, 1, 0), Tensor.zeros(Shape.of(2))))
                .hasMessage("auc: there must be one target a prediction, but there were 2 and 4.");
    }

    @Test
    void refusesTargetsOfAnotherWidth() {
        for (Metric each : List.of(accuracy(), precision(), auc(), mae())) {
            assertThatThrownBy(() -> each.of(Tensor.zeros(Shape.of(4, 2)), Tensor.zeros(Shape.of(4, 3))))
                    .isInstanceOf(NnException.class)
                    .hasMessage(each.name() + ": each row of targets must be [2] as the predictions', but was [3].\n"
                            + "Maybe give labels [rows], or as many values as there are outputs.");
        }
        assertThatThrownBy(() -> mae().of(Tensor.zeros(Shape.of(4, 2)), Tensor.zeros(Shape.of(4, 1))))
                .hasMessageStartingWith("mae: each row of targets must be [2]");
    }

    @Test
    void refusesLabelsOfNoClass() {
        Tensor outputs = Tensor.zeros(Shape.of(2, 2));
        for (Metric each : List.of(accuracy(), topKAccuracy(1), precision(), f1(), auc(), mae())) {
            assertThatThrownBy(() -> each.of(outputs, Tensor.of(Shape.of(2), 0, 9)))
                    .isInstanceOf(NnException.class)
                    .hasMessage(each.name() + ": row 1: the label must be 0 to 1, but was 9.");
        }
        assertThatThrownBy(() -> accuracy().of(outputs, Tensor.of(Shape.of(2), -1, 0)))
                .hasMessage("accuracy: row 0: the label must be 0 to 1, but was -1.");
        assertThatThrownBy(() -> accuracy().of(outputs, Tensor.of(Shape.of(2), 0.5f, 0)))
                .hasMessage("accuracy: row 0: the label must be 0 to 1, but was 0.5.");
    }

    @Test
    @SuppressWarnings("NullAway")
    void refusesNullsByName() {
        Tensor outputs = Tensor.zeros(Shape.of(2, 2));
        assertThatThrownBy(() -> accuracy().of(null, outputs))
                .hasMessage("accuracy: the predictions must not be null.");
        assertThatThrownBy(() -> accuracy().of(outputs, null)).hasMessage("accuracy: the targets must not be null.");
    }

    @Test
    void topKAccuracyLetsEqualOutputsIn() {
        Tensor equal = Tensor.of(new float[] {0.5f, 0.5f, 0.5f});
        assertThat(topKAccuracy(1).of(equal, Tensor.of(Shape.of(1), 2))).isEqualTo(1);
    }

    @Test
    void topKAccuracyRefusesToBeAlwaysRight() {
        assertThatThrownBy(() -> topKAccuracy(3).start(Shape.of(3)))
                .hasMessage("topKAccuracy: k must be below the number of classes, else it always is 1, but were 3 and"
                        + " 3.\nMaybe use accuracy().");
        assertThatThrownBy(() -> topKAccuracy(0)).hasMessage("topKAccuracy: k must be at least 1, but was 0.");
    }

    @Test
    void precisionIsZeroWhereNothingIsFound() {
        assertThat(precision().of(column(0.1f, 0.2f), column(1, 0))).isZero();
    }

    @Test
    void f1IsZeroForAClassThatNeverOccurs() {
        Tensor outputs = Tensor.of(new float[] {0.9f, 0.1f, 0});
        assertThat(f1().of(outputs, Tensor.of(Shape.of(1), 0))).isCloseTo(1 / 3.0, within(1e-15));
    }

    @Test
    void thresholdsMustBeFinite() {
        assertThatThrownBy(() -> precision(Double.NaN))
                .hasMessage("precision: the threshold must be finite, but was NaN.");
    }

    @Test
    void aucCountsEqualScoresHalf() {
        assertThat(auc().of(column(0.5f, 0.5f, 0.5f), column(1, 0, 0))).isEqualTo(0.5);
    }

    @Test
    void aucSortsNegativeScoresToo() {
        assertThat(auc().of(column(-3, -2, -0f, 0f, 1), column(0, 0, 0, 1, 1))).isEqualTo(5.5 / 6);
    }

    @Test
    void aucOfOneKindAloneIsUnknown() {
        assertThat(auc().of(column(0.1f, 0.2f), column(1, 1))).isNaN();
    }

    @Test
    void r2OfAMeanIsZeroAndOfTheTruthOne() {
        Tensor targets = column(1, 2, 3);
        assertThat(r2().of(column(2, 2, 2), targets)).isEqualTo(0);
        assertThat(r2().of(targets, targets)).isEqualTo(1);
    }

    @Test
    void r2SurvivesTargetsFarFromZero() {
        Tensor targets = column(1_000_000, 1_000_001, 1_000_002);
        assertThat(r2().of(column(1_000_000, 1_000_001, 1_000_001), targets)).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void aMeanOfNothingIsUnknown() {
        assertThat(accuracy().start(Shape.of(3)).value()).isNaN();
        assertThat(r2().start(Shape.of(3)).value()).isNaN();
    }

    @Test
    void aFunctionSeesAllRowsAtOnceOnMemoryOfItsOwn() {
        List<Integer> rows = new ArrayList<>();
        Metric counted = metric("rows", (predictions, targets) -> {
            rows.add(predictions.rows() + targets.rows());
            return predictions.floats()[2];
        });
        Metric.Accumulator all = counted.start(Shape.of(1));
        assertThat(all.value()).isNaN();
        all.add(column(1, 2), column(0, 0), Optional.empty());
        all.add(column(3), column(0), Optional.empty());
        assertThat(all.value()).isEqualTo(3);
        assertThat(rows).containsExactly(6);
        assertThat(counted.name()).isEqualTo("rows");
        assertThat(counted.mode()).isEqualTo(Mode.AUTO);
    }

    @Test
    void onlyWeightedMetricsAskForSampleWeights() {
        assertThat(accuracy().isWeighted()).isFalse();
        assertThat(weighted(accuracy()).isWeighted()).isTrue();
        assertThat(weighted(accuracy()).name()).isEqualTo("weighted_accuracy");
        assertThat(weighted(mae()).mode()).isEqualTo(Mode.MIN);
    }

    private static Tensor column(float... values) {
        return Tensor.of(Shape.of(values.length, 1), values);
    }
}
