package nn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import nn.data.Sequences.Side;
import org.junit.jupiter.api.Test;

/** The numbers are those of Keras's {@code pad_sequences}. */
class PaddedSequencesTest {
    private static final Sequences WORDS = Sequences.of(new int[][] {{1, 2, 3}, {4}, {5, 6, 7, 8, 9}, {}});

    private static void assertPadded(Sequences sequences, int[]... rows) {
        assertThat(sequences.padded()).isEqualTo(Tensor.of(rows));
    }

    @Test
    void fillsUpAsKerasDoes() {
        assertPadded(WORDS, new int[][] {{0, 0, 1, 2, 3}, {0, 0, 0, 0, 4}, {5, 6, 7, 8, 9}, {0, 0, 0, 0, 0}});
        assertPadded(
                WORDS.padding(Side.POST),
                new int[][] {{1, 2, 3, 0, 0}, {4, 0, 0, 0, 0}, {5, 6, 7, 8, 9}, {0, 0, 0, 0, 0}});
    }

    @Test
    void cutsAsKerasDoes() {
        assertPadded(WORDS.maxLength(2), new int[][] {{2, 3}, {0, 4}, {8, 9}, {0, 0}});
        assertPadded(
                WORDS.maxLength(2).truncating(Side.POST).padding(Side.POST),
                new int[][] {{1, 2}, {4, 0}, {5, 6}, {0, 0}});
        assertPadded(
                WORDS.maxLength(4).value(-1),
                new int[][] {{-1, 1, 2, 3}, {-1, -1, -1, 4}, {6, 7, 8, 9}, {-1, -1, -1, -1}});
    }

    @Test
    void stepsMayHaveFeatures() {
        Sequences steps = Sequences.of(new float[][] {{1, 2}, {3, 4}}, new float[][] {{5, 6}}, new float[][] {});
        assertThat(steps.padded())
                .isEqualTo(Tensor.of(Shape.of(3, 2, 2), new float[] {1, 2, 3, 4, 0, 0, 5, 6, 0, 0, 0, 0}));
        assertThat(steps.value(-0.5).padding(Side.POST).maxLength(1).padded())
                .isEqualTo(Tensor.of(Shape.of(3, 1, 2), new float[] {3, 4, 5, 6, -0.5f, -0.5f}));
    }

    @Test
    void countsWhatIsNotPadding() {
        assertThat(WORDS.padding(Side.POST).maxLength(4).lengths())
                .isEqualTo(Tensor.of(new int[][] {{3}, {1}, {4}, {0}}));
        assertThatThrownBy(WORDS::lengths)
                .hasMessage("sequences: lengths count from the first step, but padding stands before it.\n"
                        + "Maybe add padding(Side.POST).");
    }

    @Test
    void fillsInTheVeryNumber() {
        assertPadded(
                Sequences.of(new int[] {1}, new int[] {2, 3}).value(16_777_217), new int[][] {{16_777_217, 1}, {2, 3}});
        assertPadded(Sequences.of(new int[] {1}, new int[] {2, 3}).value(Integer.MIN_VALUE), new int[][] {
            {Integer.MIN_VALUE, 1}, {2, 3}
        });
        Sequences steps = Sequences.of(new float[][] {{1}}, new float[][] {}).value(0.1);
        assertThat(steps.padded()).isEqualTo(Tensor.of(Shape.of(2, 1, 1), 1, 0.1f));
        assertThat(steps).hasToString("Sequences.of(…).value(0.1)");
    }

    @Test
    void readsAsItIsWritten() {
        assertThat(WORDS).hasToString("Sequences.of(…)");
        assertThat(WORDS.maxLength(4).padding(Side.POST).value(-1))
                .hasToString("Sequences.of(…).maxLength(4).padding(POST).value(-1)");
    }

    @Test
    void saysWhatIsWrong() {
        assertThatThrownBy(() -> Sequences.of(new int[0][]))
                .hasMessage("sequences: there must be at least one, but was none.");
        assertThatThrownBy(() -> Sequences.of(new int[2][0]).padded())
                .hasMessage("sequences: at least one must have a step, but all are empty.\n"
                        + "Maybe fix the length: maxLength(16).");
        assertThatThrownBy(() -> Sequences.of(new float[][] {{1, 2}}, new float[][] {{1, 2}, {3}}))
                .hasMessage("sequence 1, step 1: each step must have 2 features as the first has, but this one has 1.");
        assertThatThrownBy(() -> WORDS.value(0.5))
                .hasMessage("sequences: among whole numbers the value must be one, but was 0.5.");
        assertThatThrownBy(() -> WORDS.value(3e9))
                .hasMessage("sequences: the value must be one that int32 holds, but was 3.0E9.");
        Sequences steps = Sequences.of(new float[][] {{1}}, new float[][] {});
        assertThatThrownBy(() -> steps.value(-1e300))
                .hasMessage("sequences: the value must be one that float32 holds, but was -1.0E300.");
        assertThatThrownBy(() -> Sequences.of(new float[][] {}, new float[][] {{}, {1}}))
                .hasMessage("sequence 1, step 0: a step must have at least 1 feature, but has none.\n"
                        + "Maybe write a step of one number as {1}, and an empty sequence as {}.");
        assertThatThrownBy(() -> Sequences.of(new int[] {1}, null))
                .hasMessage("sequences: sequence 1 must not be null.");
        assertThatThrownBy(() -> WORDS.maxLength(0)).hasMessage("sequences: maxLength must be at least 1, but was 0.");
    }

    @Test
    void wholeNumbersMakeTensorsOfRows() {
        assertThat(Tensor.of(new int[][] {{1, 2}, {3, 4}})).isEqualTo(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4));
        assertThatThrownBy(() -> Tensor.of(new int[][] {{1, 2}, {3}}))
                .hasMessage("row 1: all rows must be 2 wide as row 0 is, but this one is 1 wide.");
    }
}
