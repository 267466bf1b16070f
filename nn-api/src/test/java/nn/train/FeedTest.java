package nn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import nn.data.Randoms;
import nn.data.Range;
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

    private static final int[] MIXED = mixing().permutation(5);

    private static Randoms mixing() {
        return Randoms.of(3, "shuffle", 0);
    }

    private static Feed feed(int batch, OptionalInt steps) {
        return new Feed(new InMemory(ROWS, new Range(0, 4)), batch, steps);
    }

    private static Feed feed(int batch) {
        return feed(batch, OptionalInt.empty());
    }

    @Test
    void givesRowsInTheirOwnOrderWithoutAnother() {
        assertThat(features(Optional.empty(), 1)).containsExactly("[0, 1]", "[2, 3]", "[4]");
    }

    @Test
    void givesRowsInTheOrderDrawn() {
        assertThat(features(Optional.of(mixing()), 1))
                .containsExactly(
                        "[" + MIXED[0] + ", " + MIXED[1] + "]",
                        "[" + MIXED[2] + ", " + MIXED[3] + "]",
                        "[" + MIXED[4] + "]");
        assertThat(MIXED).isNotEqualTo(new int[] {0, 1, 2, 3, 4});
    }

    @Test
    void putsSeveralBatchesInAChunkAndThePartialOneAlone() {
        assertThat(features(Optional.empty(), 9)).containsExactly("[0, 1, 2, 3]", "[4]");
    }

    @Test
    void endsAfterSoManySteps() {
        try (Feed feed = feed(2, OptionalInt.of(2))) {
            assertThat(feed.batchCount()).isEqualTo(2);
            for (int epoch = 0; epoch < 2; epoch++) {
                feed.begin(Optional.empty(), 0, 9);
                Batches only = feed.take(9).orElseThrow();
                assertThat(only.steps()).isEqualTo(2);
                assertThat(only.areLast()).isTrue();
                assertThat(feed.take(9)).isEmpty();
            }
        }
    }

    @Test
    void refusesMoreStepsThanThereAre() {
        assertThatThrownBy(() -> feed(2, OptionalInt.of(4)))
                .hasMessage("steps: an epoch was to have 4 steps, but the rows make 3 batches of 2.\n"
                        + "Maybe leave steps out, so that an epoch is all rows, or make the batches smaller.");
    }

    @Test
    void keepsTargetsAndWeightsWithTheirRows() {
        try (Feed feed = feed(2)) {
            feed.begin(Optional.of(mixing()), 0, 2);
            Chunk chunk = feed.take(2).orElseThrow().chunk(7, 0.1f, 0.2f);
            for (int i = 0; i < 4; i++) {
                assertThat(chunk.targets().ints()[i]).isEqualTo(10 * MIXED[i]);
                assertThat(chunk.sampleWeights().orElseThrow().floats()[i]).isEqualTo(0.1f * MIXED[i]);
            }
            assertThat(chunk.batch()).isEqualTo(2);
            assertThat(chunk.steps()).isEqualTo(2);
            assertThat(chunk.firstStep()).isEqualTo(7);
        }
    }

    @Test
    void beginsAgainEachEpoch() {
        try (Feed feed = feed(5)) {
            for (int epoch = 0; epoch < 3; epoch++) {
                feed.begin(Optional.empty(), 0, 1);
                assertThat(feed.take(1).orElseThrow().rows().targets().ints()).containsExactly(0, 10, 20, 30, 40);
                assertThat(feed.take(1)).isEmpty();
            }
        }
    }

    @Test
    void beginsTheNextEpochWhileTheLastChunkIsStillInUse() {
        try (Feed feed = feed(5)) {
            feed.begin(Optional.of(mixing()), 0, 1);
            Batches last = feed.take(1).orElseThrow();
            int[] before = last.rows().targets().ints();
            feed.begin(Optional.of(Randoms.of(4, "shuffle", 0)), 1, 1);
            assertThat(feed.take(1).orElseThrow().rows().targets().ints()).isNotEqualTo(before);
            assertThat(last.rows().targets().ints()).isEqualTo(before);
        }
    }

    private static List<String> features(Optional<Randoms> mixing, int steps) {
        List<String> chunks = new ArrayList<>();
        try (Feed feed = feed(2)) {
            feed.begin(mixing, 0, steps);
            for (Optional<Batches> next = feed.take(steps); next.isPresent(); next = feed.take(steps)) {
                chunks.add(Arrays.toString(next.get().rows().inputs().get(0).ints()));
            }
            assertThat(feed.batchCount()).isEqualTo(3);
        }
        return chunks;
    }
}
