package nn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EffortTest {
    @Test
    void countsTwoWaysOfTheFirstKernelAndThreeOfOthers() {
        double perRow = 2.0 * (2 * 784 * 30 + 3 * 30 * 10);

        assertThat(Effort.of(Task.LECTURE).operations()).isEqualTo(60_000 * perRow);
    }

    @Test
    void countsWeightsAndSlotsToAndFroAndRowsOnce() {
        double weights = 784 * 512 + 512 + 512 * 512 + 512 + 512 * 10 + 10;

        assertThat(Effort.of(Task.PERCEPTRON).bytes()).isEqualTo(100 * 2 * weights * 4 * 3 + 12_800 * 784.0);
    }

    @Test
    void countsConvolutionsWithinBlocks() {
        double first = 2.0 * 2 * 9 * 3 * 32 * 32 * 32;
        double others = 4 * (2.0 * 3 * 9 * 32 * 32 * 32 * 32);

        assertThat(Effort.of(Task.RESIDUAL).operations()).isEqualTo(1280 * (first + others + 2 * 3 * 32 * 10));
    }

    @Test
    void countsStepsOfASequenceAndTheWayBackThroughItsStates() {
        double kernel = 2.0 * 2 * 200 * 32 * 512;
        double states = 2.0 * 3 * 200 * 128 * 512;

        assertThat(Effort.of(Task.LSTM).operations()).isEqualTo(640 * (kernel + states + 2 * 3 * 128 * 10));
    }
}
