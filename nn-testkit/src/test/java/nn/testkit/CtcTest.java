package nn.testkit;

import static nn.Losses.ctc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nn.data.Randoms;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CtcTest {
    private static final int STEPS = 5;
    private static final int CLASSES = 3;

    @ParameterizedTest
    @CsvSource({"1, 2, 0", "1, 1, 0", "2, 0, 0", "1, 2, 1", "2, 2, 2", "0, 0, 0"})
    void sumsAllWaysToSpellTheLabels(int first, int second, int third) {
        double[] logits = new double[STEPS * CLASSES];
        Randoms randoms = Randoms.of(3, "logits", first + 10 * second + 100 * third);
        for (int i = 0; i < logits.length; i++) {
            logits[i] = 2 * randoms.nextGaussian();
        }
        List<Integer> wanted = new ArrayList<>(List.of(first, second, third));
        wanted.removeIf(label -> label == 0);

        double expected = -Math.log(probability(logits, wanted, new ArrayList<>()));

        assertThat(loss(logits, first, second, third)).isCloseTo(expected, within(1e-9));
    }

    @Test
    void labelsThatDoNotFitAreFarFromLikely() {
        assertThat(loss(new double[2 * CLASSES], 1, 1, 2)).isBetween(9e4, 4e5);
    }

    @Test
    void hasItsGradients() {
        LossConformance.check(ctc(), Shape.of(6, 3), Shape.of(1, 2), Shape.of(7, 4));
    }

    /** Goes through every row of classes, one a step. */
    private static double probability(double[] logits, List<Integer> wanted, List<Integer> path) {
        if (path.size() == STEPS) {
            return spells(path).equals(wanted) ? share(logits, path) : 0;
        }
        double sum = 0;
        for (int each = 0; each < CLASSES; each++) {
            List<Integer> longer = new ArrayList<>(path);
            longer.add(each);
            sum += probability(logits, wanted, longer);
        }
        return sum;
    }

    private static List<Integer> spells(List<Integer> path) {
        List<Integer> labels = new ArrayList<>();
        for (int t = 0; t < STEPS; t++) {
            if (path.get(t) != 0 && (t == 0 || !path.get(t).equals(path.get(t - 1)))) {
                labels.add(path.get(t));
            }
        }
        return labels;
    }

    private static double share(double[] logits, List<Integer> path) {
        double product = 1;
        for (int t = 0; t < STEPS; t++) {
            double sum = 0;
            for (int each = 0; each < CLASSES; each++) {
                sum += Math.exp(logits[t * CLASSES + each]);
            }
            product *= Math.exp(logits[t * CLASSES + path.get(t)]) / sum;
        }
        return product;
    }

    private static double loss(double[] logits, int... labels) {
        Graph graph = Graph.named("ctc");
        Dims given = new Dims(1, labels.length);
        Dims output = new Dims(1, logits.length / CLASSES, CLASSES);
        Value y = graph.input("y", ElementType.INT32, Dims.batch(Shape.of(labels.length)));
        Value p = graph.input("p", ElementType.FLOAT32, Dims.batch(Shape.of(logits.length / CLASSES, CLASSES)));
        graph.output("loss", ctc().losses(y, p));
        double[] numbers = Arrays.stream(labels).asDoubleStream().toArray();
        return Interpreter.of(graph)
                .run(Map.of(
                        "y",
                        new Array(ElementType.INT32, given, numbers),
                        "p",
                        new Array(ElementType.FLOAT32, output, logits)))
                .get("loss")
                .numbers()[0];
    }
}
