package nn.onnx.train;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.flatten;
import static nn.Layers.globalAveragePool1D;
import static nn.Layers.rescaling;
import static nn.Losses.meanSquaredError;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.Sequential;
import nn.data.Shape;
import nn.data.Tensor;
import nn.spi.Chunk;
import nn.spi.Plan;
import org.junit.jupiter.api.Test;

class RepeatedRowsTest {
    private static final int LENGTH = 1000;

    private static Map<String, RepeatedRows> of(Sequential network, int... numbers) {
        Plan plan = new Plan(network.input(LENGTH).network(), meanSquaredError(), sgd(0.1), 0, false);
        int steps = numbers.length / LENGTH;
        Chunk chunk = new Chunk(
                List.of(Tensor.of(Shape.of(steps, LENGTH), numbers)),
                Tensor.zeros(plan.network().output().batch(steps)),
                Optional.empty(),
                1,
                0,
                new float[steps]);
        return RepeatedRows.of(plan, chunk);
    }

    private static Sequential words(int vocabulary) {
        return Sequential.of(embedding(vocabulary, 100), globalAveragePool1D(), dense(1));
    }

    /** The first step looks up 0 to 999, but 7 instead of 8; the second 500 to 1499. */
    private static int[] numbers() {
        return IntStream.range(0, 2 * LENGTH)
                .map(i -> i == 8 ? 7 : i < LENGTH ? i : i - 500)
                .toArray();
    }

    @Test
    void findsWhatAStepLooksUpTwiceAndTheNextOneToo() {
        RepeatedRows rows = of(words(3000), numbers()).get("embedding/embeddings");
        assertThat(rows.of(0).stream())
                .containsExactlyElementsOf(IntStream.concat(IntStream.of(7), IntStream.range(500, 1500))
                        .boxed()
                        .toList());
        assertThat(rows.of(1).stream()).isEmpty();
    }

    @Test
    void knowsNoneOfSmallTables() {
        assertThat(of(words(1999), numbers())).isEmpty();
        assertThat(of(words(2000), numbers())).hasSize(1);
    }

    @Test
    void knowsNoneWhereFewNumbersMove() {
        assertThat(of(Sequential.of(embedding(3000, 65), flatten(), dense(1)), numbers()))
                .isEmpty();
        assertThat(of(Sequential.of(embedding(3000, 66), flatten(), dense(1)), numbers()))
                .hasSize(1);
    }

    @Test
    void knowsNoneOfNumbersThatAreComputed() {
        Sequential computed = Sequential.of(rescaling(0.5, 0), embedding(3000, 100), globalAveragePool1D(), dense(1));
        assertThat(of(computed, numbers())).isEmpty();
    }
}
