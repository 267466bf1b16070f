package nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Rows ROWS = new Rows(
            List.of(Tensor.of(Shape.of(5, 1), 0f, 1, 2, 3, 4)),
            Tensor.of(Shape.of(5), 0, 10, 20, 30, 40),
            Optional.of(Tensor.of(Shape.of(5), 0f, 0.1f, 0.2f, 0.3f, 0.4f)));

    @Test
    void givesRowsInTheirOwnOrderWithoutAnother() {
        assertThat(features(new int[0], 1)).containsExactly("[0, 1]", "[2, 3]", "[4]");
    }

    @Test
    void givesRowsInTheOrderAskedFor() {
        assertThat(features(new int[] {4, 0, 3, 1, 2}, 1)).containsExactly("[4, 0]", "[3, 1]", "[2]");
    }

    @Test
    void putsSeveralBatchesInAChunkAndThePartialOneAlone() {
        assertThat(features(new int[] {4, 0, 3, 1, 2}, 9)).containsExactly("[4, 0, 3, 1]", "[2]");
    }

    @Test
    void keepsTargetsAndWeightsWithTheirRows() {
        try (Feed feed = new Feed(ROWS, 2)) {
            feed.begin(() -> new int[] {4, 0, 3, 1, 2}, 2);
            Chunk chunk = feed.take(2).orElseThrow().chunk(7, 0.1f, 0.2f);
            assertThat(chunk.targets().ints()).containsExactly(40, 0, 30, 10);
            assertThat(chunk.sampleWeights().orElseThrow().floats()).containsExactly(0.4f, 0, 0.3f, 0.1f);
            assertThat(chunk.batch()).isEqualTo(2);
            assertThat(chunk.steps()).isEqualTo(2);
            assertThat(chunk.firstStep()).isEqualTo(7);
        }
    }

    @Test
    void beginsAgainEachEpoch() {
        try (Feed feed = new Feed(ROWS, 5)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                feed.begin(() -> new int[] {1, 0, 2, 3, 4}, 1);
                assertThat(feed.take(1).orElseThrow().rows().targets().ints()).containsExactly(10, 0, 20, 30, 40);
                assertThat(feed.take(1)).isEmpty();
            }
        }
    }

    @Test
    void beginsTheNextEpochWhileTheLastChunkIsStillInUse() {
        try (Feed feed = new Feed(ROWS, 5)) {
            feed.begin(() -> new int[] {0, 1, 2, 3, 4}, 1);
            Batches last = feed.take(1).orElseThrow();
            feed.begin(() -> new int[] {4, 3, 2, 1, 0}, 1);
            assertThat(feed.take(1).orElseThrow().rows().targets().ints()).containsExactly(40, 30, 20, 10, 0);
            assertThat(last.rows().targets().ints()).containsExactly(0, 10, 20, 30, 40);
        }
    }

    @Test
    void passesOnWhatGoesWrongInItsThread() {
        try (Feed feed = new Feed(ROWS, 2)) {
            feed.begin(() -> new int[] {99, 0, 0, 0, 0}, 1);
            assertThatThrownBy(() -> feed.take(1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    private static List<String> features(int[] order, int steps) {
        List<String> chunks = new ArrayList<>();
        try (Feed feed = new Feed(ROWS, 2)) {
            feed.begin(() -> order, steps);
            for (Optional<Batches> next = feed.take(steps); next.isPresent(); next = feed.take(steps)) {
                chunks.add(Arrays.toString(next.get().rows().inputs().get(0).ints()));
            }
            assertThat(feed.batches()).isEqualTo(3);
        }
        return chunks;
    }
}
