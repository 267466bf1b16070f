package nn.metric;

import static nn.Metrics.accuracy;
import static nn.Metrics.perplexity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import nn.Golden;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.api.Test;

class ClassificationReportTest {
    @Test
    void readsAsScikitLearnsToTheLetter() {
        List<String> lines = Golden.lines("report.txt");
        int three = 3 + 9 + 1;
        assertReport(lines.subList(0, three));
        assertReport(lines.subList(three, lines.size()));
    }

    private static void assertReport(List<String> golden) {
        List<String> names = List.of(golden.get(2).split("\\|", -1));
        String expected = String.join("\n", golden.subList(3, golden.size())).stripTrailing() + "\n";
        Tensor labels = labels(golden.get(0));
        Tensor taken = labels(golden.get(1)).oneHot(names.size());
        Tensor predictions = Tensor.of(taken.shape(), taken.floats());
        assertThat(ConfusionMatrix.of(predictions, labels, names).report()).isEqualTo(expected);
    }

    private static Tensor labels(String line) {
        int[] labels =
                Stream.of(line.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
        return Tensor.of(Shape.of(labels.length), labels);
    }

    @Test
    void staysWithinEightyColumns() {
        Tensor predictions = Tensor.of(Shape.of(1, 2), 1f, 0f);
        List<String> names = List.of("a".repeat(100), "b");
        assertThat(ConfusionMatrix.of(predictions, Tensor.of(Shape.of(1), 0), names)
                        .report()
                        .lines())
                .allMatch(line -> line.length() <= 80)
                .anyMatch(line -> line.contains("aaa…"));
    }

    @Test
    void perplexityCountsTheClassesThatOutputsAreUnsureAmong() {
        Tensor even = Tensor.of(Shape.of(1, 2, 4), 0.25f, 0.25f, 0.25f, 0.25f, 0.25f, 0.25f, 0.25f, 0.25f);
        Tensor labels = Tensor.of(Shape.of(1, 2), 3, 0);
        assertThat(perplexity().of(even, labels)).isCloseTo(4, within(1e-9));
        assertThat(perplexity().fromLogits().of(even, labels)).isCloseTo(4, within(1e-9));
        Tensor sure = Tensor.of(Shape.of(1, 2), 0.8f, 0.2f);
        assertThat(perplexity().of(sure, Tensor.of(Shape.of(1), 0))).isCloseTo(1.25, within(1e-6));
        Tensor logits = Tensor.of(Shape.of(1, 2), (float) Math.log(4), 0f);
        assertThat(perplexity().fromLogits().of(logits, Tensor.of(Shape.of(1), 0)))
                .isCloseTo(1.25, within(1e-6));
        assertThat(accuracy().of(even, labels)).isEqualTo(0.5);
    }
}
