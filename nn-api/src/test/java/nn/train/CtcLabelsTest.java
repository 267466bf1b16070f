package nn.train;

import static nn.Losses.ctc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class CtcLabelsTest {
    private static final Shape OUTPUT = Shape.of(4, 3);

    @Test
    void rowsKeepTheirLength() {
        Tensor labels = Tensor.of(Shape.of(2, 3), 1, 2, 0, 1, 1, 2);

        assertThat(Targets.of(labels, ctc(), OUTPUT)).isEqualTo(labels);
    }

    @Test
    void aRowMayBeLongerThanTheOutputWhereOnlyBlanksAre() {
        Tensor labels = Tensor.of(Shape.of(1, 6), 1, 2, 0, 0, 0, 0);

        assertThat(Targets.of(labels, ctc(), OUTPUT)).isEqualTo(labels);
    }

    @Test
    void labelsThatNeedMoreStepsAreRefused() {
        refuses(
                "row 1: the labels need 5 steps, but the output has 4; a repeated one needs one more.\n"
                        + "Maybe drop the row, or let the network keep more steps.",
                Tensor.of(Shape.of(2, 4), 1, 2, 1, 2, 1, 1, 2, 1));
    }

    @Test
    void labelsAfterABlankAreRefused() {
        refuses(
                "row 0: the label 2 stands after a blank, which is 0.\n"
                        + "Maybe pad rows at their ends; count labels from 1.",
                Tensor.of(Shape.of(1, 3), 1, 0, 2));
    }

    @Test
    void labelsFrom1AreNotTakenForTooHighByOne() {
        refuses(
                "row 0: the label 3 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe make the last layer dense(4) or wider: class 0 is the blank, labels count from 1.",
                Tensor.of(Shape.of(3, 2), 1, 3, 2, 3, 3, 1));
        refuses(
                "row 0: the label -1 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe pad rows of labels with 0 at their ends.",
                Tensor.of(Shape.of(1, 2), 1, -1));
    }

    @Test
    void rowsWithoutAPlaceForALabelAreRefused() {
        refuses(
                "ctc: a row's labels must be [length], but were [0].\n"
                        + "Maybe give int[][] rows, padded with 0 at their ends.",
                Tensor.of(Shape.of(3, 0), new int[0]));
    }

    @Test
    void oneLabelARowIsRefused() {
        refuses(
                "ctc: a row's labels must be [length], but were [].\n"
                        + "Maybe give int[][] rows, padded with 0 at their ends.",
                Tensor.of(Shape.of(2), 1, 2));
    }

    @Test
    void labelsBeyondTheClassesAreNamedByTheirRow() {
        refuses(
                "row 1: the label 3 does not fit an output 3 wide, whose labels are 0 to 2.\n"
                        + "Maybe make the last layer dense(4) or wider: class 0 is the blank, labels count from 1.",
                Tensor.of(Shape.of(2, 2), 1, 2, 3, 0));
    }

    @Test
    void anOutputWithoutStepsIsRefused() {
        assertThatThrownBy(() -> ctc().check(Shape.of(3)))
                .hasMessage("ctc: the output must be [time, classes], the blank among them, but was [3].\n"
                        + "Maybe end the network with dense(1 + labels) at each step.");
    }

    private static void refuses(String text, Tensor labels) {
        assertThatThrownBy(() -> Targets.of(labels, ctc(), OUTPUT)).hasMessage(text);
    }
}
