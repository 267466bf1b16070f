package nn.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final Tensor OUTPUTS =
            Tensor.of(new float[] {0.9f, 0.1f, 0}, new float[] {0.2f, 0.8f, 0}, new float[] {0.1f, 0.6f, 0.3f});
    private static final Tensor LABELS = Tensor.of(Shape.of(3), 0, 1, 2);

    @Test
    void countsWhatIsTakenForWhat() {
        ConfusionMatrix matrix = ConfusionMatrix.of(OUTPUTS, LABELS);
        assertThat(matrix.count(0, 0)).isEqualTo(1);
        assertThat(matrix.count(2, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 2)).isZero();
        assertThat(matrix.classes()).containsExactly("0", "1", "2");
    }

    @Test
    void givesTheSharesOfEachClass() {
        ConfusionMatrix matrix = ConfusionMatrix.of(OUTPUTS, LABELS);
        assertThat(matrix.accuracy()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(matrix.precision(1)).isEqualTo(0.5);
        assertThat(matrix.recall(1)).isEqualTo(1);
        assertThat(matrix.f1(1)).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(matrix.precision(2)).isZero();
    }

    @Test
    void readsAsATable() {
        assertThat(ConfusionMatrix.of(OUTPUTS, LABELS, List.of("cat", "dog", "bird")))
                .hasToString("""
                                         cat       dog      bird    recall
                               cat         1         0         0    1.0000
                               dog         0         1         0    1.0000
                              bird         0         1         0    0.0000
                         precision    1.0000    0.5000    0.0000    0.6667
                        """);
    }

    @Test
    void knowsTwoClassesForOneOutput() {
        Tensor outputs = Tensor.of(Shape.of(3, 1), 0.2f, 0.7f, 0.9f);
        ConfusionMatrix matrix = ConfusionMatrix.of(outputs, Tensor.of(Shape.of(3), 0, 0, 1));
        assertThat(matrix.count(0, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 1)).isEqualTo(1);
    }

    @Test
    void refusesLabelsThatItDoesNotKnow() {
        ConfusionMatrix matrix = ConfusionMatrix.of(OUTPUTS, LABELS);
        String none = "confusionMatrix: there is no label %d, but 0 to 2.";
        assertThatThrownBy(() -> matrix.count(3, 0))
                .isInstanceOf(NnException.class)
                .hasMessage(none, 3);
        assertThatThrownBy(() -> matrix.count(0, -1))
                .isInstanceOf(NnException.class)
                .hasMessage(none, -1);
        assertThatThrownBy(() -> matrix.precision(3))
                .isInstanceOf(NnException.class)
                .hasMessage(none, 3);
        assertThatThrownBy(() -> matrix.recall(4))
                .isInstanceOf(NnException.class)
                .hasMessage(none, 4);
        assertThatThrownBy(() -> matrix.f1(-2)).isInstanceOf(NnException.class).hasMessage(none, -2);
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertThatThrownBy(() -> ConfusionMatrix.of(OUTPUTS, Tensor.of(Shape.of(2), 0, 1)))
                .hasMessage("confusionMatrix: there must be one target a prediction, but there were 2 and 3.");
        assertThatThrownBy(() -> ConfusionMatrix.of(OUTPUTS, Tensor.of(Shape.of(3), 0, 1, 3)))
                .hasMessage("confusionMatrix: row 2: the label must be 0 to 2, but was 3.");
        assertThatThrownBy(() -> ConfusionMatrix.of(OUTPUTS, LABELS, List.of("cat")))
                .hasMessage("confusionMatrix: there must be one name a class, but there were 1 names and 3 classes.");
    }

    @Test
    void refusesNumbersAsTargetsOfOneOutput() {
        Tensor outputs = Tensor.of(Shape.of(3, 1), 0.2f, 0.7f, 0.9f);
        assertThatThrownBy(() -> ConfusionMatrix.of(outputs, Tensor.of(Shape.of(3), 0, 1, 2)))
                .isInstanceOf(NnException.class)
                .hasMessage(
                        "confusionMatrix: the targets of one output must be classes, 0 and 1 or -1 and 1, but row 2"
                                + " has 2.0.\nMaybe measure numbers by mae() or r2(), or end the network with one output a class.");
        Tensor signs = Tensor.of(Shape.of(3, 1), -1f, 1, 1);
        assertThat(ConfusionMatrix.of(outputs, signs).accuracy()).isEqualTo(1);
    }
}
