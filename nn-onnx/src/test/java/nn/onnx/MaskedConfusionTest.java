package nn.onnx;

import static nn.Layers.dense;
import static nn.Layers.embedding;
import static nn.Layers.input;
import static nn.Layers.lstm;
import static nn.Layers.maskedBy;
import static nn.Losses.sparseCategoricalCrossentropy;
import static nn.Metrics.accuracy;
import static nn.Optimizers.sgd;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import nn.Functional;
import nn.Model;
import nn.Sequential;
import nn.Symbol;
import nn.data.Dataset;
import nn.data.Tensor;
import nn.metric.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class MaskedConfusionTest {
    private static final Tensor WORDS = Tensor.of(new int[][] {{3, 1, 0, 0}, {2, 8, 4, 0}, {7, 0, 0, 0}});
    private static final Tensor TAGS = Tensor.of(new int[][] {{1, 2, 0, 0}, {0, 1, 1, 0}, {2, 0, 0, 0}});

    private static long total(ConfusionMatrix matrix) {
        return IntStream.range(0, 9).mapToLong(i -> matrix.count(i / 3, i % 3)).sum();
    }

    @Test
    void paddingIsNotCounted() {
        Dataset data = Dataset.of(WORDS, TAGS);
        Model model = Sequential.of(embedding(9, 4).maskZero(), lstm(4).returnSequences(), dense(3).softmax())
                .fit(
                        data,
                        fit -> fit.loss(sparseCategoricalCrossentropy())
                                .metrics(accuracy())
                                .optimizer(sgd(0.1))
                                .epochs(2)
                                .verbose(0));

        ConfusionMatrix matrix = model.confusion(data);

        assertThat(total(matrix)).isEqualTo(6);
        assertThat(matrix.count(0, 0) + matrix.count(0, 1) + matrix.count(0, 2)).isEqualTo(1);
        assertThat(matrix.accuracy()).isEqualTo(model.evaluate(data).get("accuracy"));
    }

    @Test
    void stepsBeyondALengthAreNotCounted() {
        Symbol words = input("words", 4);
        Symbol length = input("length", 1);
        Functional network = Functional.of(
                List.of(words, length),
                words.then(embedding(9, 4))
                        .then(maskedBy(), length)
                        .then(dense(3).softmax().named("tags")));
        Tensor lengths = Tensor.of(new int[][] {{2}, {3}, {1}});
        Dataset data = Dataset.of(Map.of("words", WORDS, "length", lengths), Map.of("tags", TAGS));

        assertThat(total(network.init(0).confusion("tags", data))).isEqualTo(6);
    }
}
