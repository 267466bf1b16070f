package nn.train;

import static nn.Layers.dense;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import nn.Sequential;
import nn.data.Dataset;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Rows;
import nn.data.Shape;
import nn.data.Source;
import nn.data.Tensor;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamingTest {
    /** A row is its own number, twice as its target; 4096 floats make a pool hold about 2000 of them. */
    private static final int WIDTH = 4096;

    private static final Plan WIDE =
            new Plan(Sequential.of(dense(1)).network(Shape.of(WIDTH)), meanSquaredError(), sgd(0.1), 0, false);
    private static final Plan NARROW =
            new Plan(Sequential.of(dense(1)).network(Shape.of(1)), meanSquaredError(), sgd(0.1), 0, false);

    private static Dataset wide(long number) {
        float[] features = new float[WIDTH];
        features[0] = number;
        return Dataset.row(features, 2f * number);
    }

    private static Dataset narrow(long number) {
        return Dataset.row(new float[] {number}, 2f * number);
    }

    private static Source upTo(int rows) {
        return Source.of(() -> IntStream.range(0, rows).mapToObj(StreamingTest::narrow));
    }

    private static List<Integer> epoch(Feed feed, Optional<Randoms> mixing, long firstStep, int steps) {
        List<Integer> seen = new ArrayList<>();
        feed.begin(mixing, firstStep, steps);
        for (Optional<Batches> next = feed.take(steps); next.isPresent(); next = feed.take(steps)) {
            int[] targets = next.get().rows().targets().ints();
            Tensor features = next.get().rows().inputs().get(0);
            for (int i = 0; i < targets.length; i++) {
                assertThat(features.row(i).memory().getFloat(0)).isEqualTo(targets[i] / 2f);
                seen.add(targets[i] / 2);
            }
        }
        return seen;
    }

    private static Optional<Randoms> mixing(long step) {
        return Optional.of(Randoms.of(7, "shuffle", step));
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.range(from, to).boxed().toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 100})
    void givesEachRowOnceInItsOrder(int steps) {
        try (Feed feed = new Feed(TrainingRows.supply(upTo(103), NARROW), 10, OptionalInt.empty())) {
            assertThat(feed.batchCount()).isZero();
            assertThat(epoch(feed, Optional.empty(), 0, steps)).isEqualTo(numbers(0, 103));
            assertThat(feed.batchCount()).isEqualTo(11);
            assertThat(epoch(feed, Optional.empty(), 11, steps)).isEqualTo(numbers(0, 103));
        }
    }

    @Test
    void mixesARowWithThoseNearItTheSameWhateverTheChunks() {
        Source source = Source.of(() -> IntStream.range(0, 5000).mapToObj(StreamingTest::wide));
        List<List<Integer>> orders = new ArrayList<>();
        for (int steps : new int[] {1, 7, 1000}) {
            try (Feed feed = new Feed(TrainingRows.supply(source, WIDE), 30, OptionalInt.empty())) {
                orders.add(epoch(feed, mixing(0), 0, steps));
            }
        }
        assertThat(orders.get(1)).isEqualTo(orders.get(0));
        assertThat(orders.get(2)).isEqualTo(orders.get(0));
        assertThat(orders.get(0)).isNotEqualTo(numbers(0, 5000)).containsExactlyInAnyOrderElementsOf(numbers(0, 5000));
        int pool = (32 << 20) / (4 * WIDTH + 4);
        for (int i = 0; i < 5000; i++) {
            assertThat(orders.get(0).get(i) / pool).isEqualTo(i / pool);
        }
    }

    /** Within a pool all orders are equally likely: the mean distance of a row from its place is a third of the pool. */
    @Test
    void mixesWithinAPoolUniformly() {
        Source source = Source.of(() -> IntStream.range(0, 2000).mapToObj(StreamingTest::wide));
        try (Feed feed = new Feed(TrainingRows.supply(source, WIDE), 30, OptionalInt.empty())) {
            List<Integer> order = epoch(feed, mixing(0), 0, 10);
            double distance = IntStream.range(0, 2000)
                    .map(i -> Math.abs(order.get(i) - i))
                    .average()
                    .orElseThrow();
            assertThat(distance).isCloseTo(2000 / 3.0, within(2000 * 0.02));
            assertThat(epoch(feed, mixing(67), 67, 10)).isNotEqualTo(order);
        }
    }

    @Test
    void goesOnInAStreamOfUnknownLengthWhereAnEpochWasCut() {
        try (Feed feed = new Feed(TrainingRows.supply(upTo(70), NARROW), 10, OptionalInt.of(3))) {
            assertThat(epoch(feed, Optional.empty(), 0, 2)).isEqualTo(numbers(0, 30));
            assertThat(epoch(feed, Optional.empty(), 3, 2)).isEqualTo(numbers(30, 60));
            assertThat(epoch(feed, Optional.empty(), 6, 2)).isEqualTo(numbers(60, 70));
            assertThat(epoch(feed, Optional.empty(), 7, 2)).isEqualTo(numbers(0, 30));
        }
    }

    @Test
    void takesRowsWithoutEndFromTheStepOnThatTheTrainingCameTo() {
        Source endless = Source.generate(StreamingTest::narrow);
        try (Feed feed = new Feed(TrainingRows.supply(endless, NARROW), 10, OptionalInt.of(3))) {
            assertThat(epoch(feed, mixing(0), 0, 2)).isEqualTo(numbers(0, 30));
            assertThat(epoch(feed, mixing(3), 3, 2)).isEqualTo(numbers(30, 60));
            assertThat(epoch(feed, mixing(3), 3, 2)).isEqualTo(numbers(30, 60));
        }
    }

    @Test
    void wantsStepsForRowsWithoutEnd() {
        Supply endless = TrainingRows.supply(Source.generate(StreamingTest::narrow), NARROW);
        assertThatThrownBy(() -> new Feed(endless, 10, OptionalInt.empty()))
                .hasMessage("the source has no end, so an epoch must be given its steps.\n"
                        + "Maybe say how many: fit -> fit.steps(100).");
    }

    @Test
    void readsNoFurtherThanItsBuffersHold() {
        List<Long> read = new ArrayList<>();
        Source source =
                Source.of(() -> LongStream.range(0, 1_000_000).peek(read::add).mapToObj(StreamingTest::wide));
        try (Feed feed = new Feed(TrainingRows.supply(source, WIDE), 10, OptionalInt.empty())) {
            feed.begin(mixing(0), 0, 1);
            assertThat(feed.take(1)).isPresent();
        }
        assertThat(read.size()).isLessThan(3000);
    }

    @Test
    void closesWhatItOpened() {
        Set<Integer> open = new HashSet<>();
        int[] count = {0};
        Source source = Source.of(() -> {
            int number = count[0]++;
            open.add(number);
            return IntStream.range(0, 20).mapToObj(StreamingTest::narrow).onClose(() -> open.remove(number));
        });
        try (Feed feed = new Feed(TrainingRows.supply(source, NARROW), 10, OptionalInt.empty())) {
            epoch(feed, mixing(0), 0, 2);
            feed.begin(mixing(2), 2, 1);
            feed.take(1);
        }
        assertThat(open).isEmpty();
        assertThat(count[0])
                .as("a row and some more that show what all are like, and two epochs")
                .isEqualTo(4);
    }

    @Test
    void keepsWeightsWithTheirRows() {
        Source source =
                Source.of(() -> IntStream.range(0, 50).mapToObj(i -> narrow(i).sampleWeights(i / 100f)));
        try (Feed feed = new Feed(TrainingRows.supply(source, NARROW), 20, OptionalInt.empty())) {
            feed.begin(mixing(0), 0, 2);
            Batches batches = feed.take(2).orElseThrow();
            float[] weights = batches.rows().sampleWeights().orElseThrow().floats();
            int[] targets = batches.rows().targets().ints();
            assertThat(weights).hasSize(40);
            for (int i = 0; i < 40; i++) {
                int pair = targets[i] / 2;
                assertThat(weights[i]).isEqualTo(pair / 100f);
            }
        }
    }

    @Test
    void refusesRowsThatAreNotLikeTheFirst() {
        Source broken = Source.of(() -> Stream.concat(
                IntStream.range(0, 5000).mapToObj(StreamingTest::narrow),
                Stream.of(Dataset.row(new float[] {1, 2}, 1f))));
        try (Feed feed = new Feed(TrainingRows.supply(broken, NARROW), 10, OptionalInt.empty())) {
            assertThatThrownBy(() -> epoch(feed, Optional.empty(), 0, 10))
                    .hasMessage(
                            "the source, row 5000: all rows must be like the first, float32 [1] for float32 [1], but"
                                    + " this one is float32 [2] for float32 [1].");
        }
    }

    @Test
    void saysWhereAWrongRowIs() {
        Source broken = Source.of(() -> Stream.concat(
                IntStream.range(0, 5000).mapToObj(StreamingTest::narrow),
                Stream.of(Dataset.row(new float[] {Float.NaN}, 1f))));
        try (Feed feed = new Feed(TrainingRows.supply(broken, NARROW), 10, OptionalInt.empty())) {
            assertThatThrownBy(() -> epoch(feed, Optional.empty(), 0, 10))
                    .hasMessage(
                            "the source, counted from row 4924: row 76, feature 0: features must be finite, but this"
                                    + " one was NaN.\nMaybe replace missing values, or drop such rows.");
        }
    }

    @Test
    void readsNoRowThatWasNotAskedFor() {
        float[] numbers = new float[60];
        Source generated = Source.generate(i -> Dataset.row(new float[] {i}, numbers[(int) i] + 2 * i));
        try (Feed feed = new Feed(TrainingRows.supply(generated.take(60), NARROW), 10, OptionalInt.empty())) {
            assertThat(epoch(feed, mixing(0), 0, 10)).hasSize(60);
        }
        List<Integer> made = new ArrayList<>();
        Source counted = Source.of(() -> IntStream.range(0, 100).peek(made::add).mapToObj(StreamingTest::narrow));
        try (Source.Blocks blocks = counted.take(5).blocks(0)) {
            assertThat(blocks.next(1000).orElseThrow().rows().size()).isEqualTo(5);
            assertThat(blocks.next(1000)).isEmpty();
        }
        assertThat(made).hasSizeLessThan(10);
    }

    @Test
    void makesNoMoreRowsThanTheStepsOfAnEpochTake() {
        List<Long> made = new ArrayList<>();
        Source source = Source.generate(i -> {
            made.add(i);
            return narrow(i);
        });
        Fit three = TinyData.tiny(Fit.DEFAULT).steps(3).batchSize(10);
        try (Feed feed = new Feed(TrainingRows.of(source, NARROW, three).rows(), 10, OptionalInt.of(3))) {
            assertThat(epoch(feed, mixing(0), 0, 1)).isEqualTo(numbers(0, 30));
            assertThat(epoch(feed, mixing(3), 3, 9)).isEqualTo(numbers(30, 60));
        }
        assertThat(made).hasSizeLessThan(100);
        assertThat(made.stream().max(Long::compare)).hasValue(59L);
    }

    @Test
    void leavesOutTheFirstRows() {
        Source rest = upTo(40).skip(25);
        try (Feed feed = new Feed(TrainingRows.supply(rest, NARROW), 10, OptionalInt.empty())) {
            assertThat(epoch(feed, Optional.empty(), 0, 10)).isEqualTo(numbers(25, 40));
        }
        Source endless = Source.generate(StreamingTest::narrow).skip(100);
        assertThat(endless.isEndless()).isTrue();
        try (Source.Blocks blocks = endless.take(5).blocks(0)) {
            assertThat(blocks.next(9).orElseThrow().rows().targets().ints()).containsExactly(200, 202, 204, 206, 208);
        }
        assertThatThrownBy(() -> upTo(3).skip(-1))
                .hasMessage("skip: the count of rows must be at least 0, but was -1.");
    }

    @Test
    void refusesAStreamThatIsGivenTwice() {
        Stream<Dataset> once = Stream.of(narrow(0), narrow(1));
        Source source = Source.of(() -> once);
        assertThatThrownBy(() -> TrainingRows.supply(source, NARROW))
                .hasMessage("the source must give its rows in each epoch anew, but the stream was used before.\n"
                        + "Maybe open it anew each time it is asked: Source.of(() -> lines(path).map(…)).");
        assertThatThrownBy(() -> Source.of(() -> Stream.of((Dataset) null)).sample())
                .hasMessage("the source: row 0 must not be null.");
        Stream<Integer> used = Stream.of(1, 2);
        Source mapped = Source.of(() -> used.map(StreamingTest::narrow));
        assertThat(mapped.sample().size()).isEqualTo(1);
        assertThatThrownBy(() -> mapped.blocks(0))
                .isInstanceOf(NnException.class)
                .hasMessageStartingWith("the source must give its rows in each epoch anew, but the stream was used");
        Supplier<Stream<Dataset>> broken = () -> {
            throw new IllegalStateException("the database is closed");
        };
        Source closed = Source.of(broken);
        assertThatThrownBy(closed::sample)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the database is closed");
    }

    @Test
    void refusesBlocksThatAreTooLong() {
        Source unruly = new Source() {
            @Override
            public Dataset sample() {
                return narrow(0);
            }

            @Override
            public OptionalLong rowCount() {
                return OptionalLong.empty();
            }

            @Override
            public Blocks blocks(long from) {
                return new Blocks() {
                    @Override
                    public Optional<Block> next(int most) {
                        Rows two = Dataset.concat(narrow(0), narrow(1)).rows();
                        return Optional.of(new Block(
                                0,
                                most == 64
                                        ? two
                                        : Dataset.concat(Stream.generate(() -> narrow(1))
                                                        .limit(most + 1)
                                                        .toArray(Dataset[]::new))
                                                .rows()));
                    }

                    @Override
                    public void close() {}
                };
            }
        };
        try (Feed feed = new Feed(TrainingRows.supply(unruly, NARROW), 2, OptionalInt.empty())) {
            feed.begin(Optional.empty(), 0, 1);
            assertThatThrownBy(() -> feed.take(1))
                    .hasMessage("the source was asked for at most 1024 rows, but gave 1025.");
        }
    }

    @Test
    void takesAPartOfASource() {
        Source part = upTo(100).take(25);
        assertThat(part.rowCount()).isEqualTo(OptionalLong.empty());
        try (Feed feed = new Feed(TrainingRows.supply(part, NARROW), 10, OptionalInt.empty())) {
            assertThat(epoch(feed, Optional.empty(), 0, 10)).isEqualTo(numbers(0, 25));
        }
        Source some = Source.generate(StreamingTest::narrow).take(25);
        assertThat(some.rowCount()).hasValue(25);
        assertThat(some.isEndless()).isFalse();
        try (Feed feed = new Feed(TrainingRows.supply(some, NARROW), 10, OptionalInt.empty())) {
            assertThat(feed.batchCount()).isEqualTo(3);
            assertThat(epoch(feed, mixing(0), 0, 10)).containsExactlyInAnyOrderElementsOf(numbers(0, 25));
        }
    }

    @Test
    void takesDatasetsOfSeveralRowsAsWell() {
        Source parts = Source.of(Arrays.asList(narrow(0), narrow(1), Dataset.concat(narrow(2), narrow(3), narrow(4))));
        try (Feed feed = new Feed(TrainingRows.supply(parts, NARROW), 2, OptionalInt.empty())) {
            assertThat(epoch(feed, Optional.empty(), 0, 1)).isEqualTo(numbers(0, 5));
        }
    }

    @Test
    void refusesASourceWithoutRows() {
        assertThatThrownBy(() -> Source.of(List.of()).sample())
                .hasMessage("the source must give at least one row, but gave none.\n"
                        + "Maybe open it anew each time it is asked: Source.of(() -> lines(path).map(…)).");
    }
}
