package nn.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OrtException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Gradients;
import nn.op.Graph;
import nn.op.Ops;
import nn.op.Value;
import nn.testkit.Array;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Holds batch normalization in float32 against the formulas in double, where the mean is far greater than the deviation. */
class LargeMeanTest {
    private static final double EPSILON = 1e-3;
    private static final int ROWS = 16;
    private static final int FEATURES = 3;
    private static final int PLACES = 35;

    private final Random random = new Random(7);

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, 10_000})
    void keepsTheVarianceOfImages(double mean) throws OrtException {
        check(mean, new Dims(ROWS, FEATURES, 5, 7), 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, 10_000})
    void keepsTheVarianceOfSequences(double mean) throws OrtException {
        check(mean, new Dims(ROWS, PLACES, FEATURES), 2);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 100, 10_000})
    void keepsTheVarianceOfRows(double mean) throws OrtException {
        check(mean, new Dims((long) ROWS * PLACES, FEATURES), 1);
    }

    private void check(double mean, Dims dims, int axis) throws OrtException {
        Array x = drawn(dims, mean);
        Array dy = drawn(dims, 0);
        Array gamma = drawn(new Dims(FEATURES), 2);
        Array beta = drawn(new Dims(FEATURES), 0);
        Map<String, Array> found =
                new OnnxOpsTest().run(graph(dims, axis), Map.of("x", x, "dy", dy, "gamma", gamma, "beta", beta));
        int after = axis == dims.rank() - 1 ? 1 : PLACES;
        // Each addition of a sum is off by up to half of what the next number is further, by chance to either side.
        double off = Math.sqrt(ROWS * PLACES) / 2 * Math.ulp((float) mean) + 1e-5;
        for (int feature = 0; feature < FEATURES; feature++) {
            new Feature(x, dy, gamma.numbers()[feature], beta.numbers()[feature], feature, after).check(found, off);
        }
    }

    private static Graph graph(Dims dims, int axis) {
        Graph graph = Graph.named("normalization");
        Value x = graph.input("x", ElementType.FLOAT32, dims);
        Value dy = graph.input("dy", ElementType.FLOAT32, dims);
        Value gamma = graph.input("gamma", ElementType.FLOAT32, new Dims(FEATURES));
        Value beta = graph.input("beta", ElementType.FLOAT32, new Dims(FEATURES));
        Ops.Normalized normalized = Ops.normalizeFeatures(x, gamma, beta, EPSILON, axis);
        Map<Value, Value> gradients = Gradients.of(Ops.sum(Ops.mul(normalized.y(), dy)), List.of(x, gamma, beta));
        Map<String, Value> outputs = new LinkedHashMap<>();
        outputs.put("y", normalized.y());
        outputs.put("variance", normalized.variance());
        outputs.put("dx", gradients.get(x));
        outputs.put("dgamma", gradients.get(gamma));
        outputs.put("dbeta", gradients.get(beta));
        outputs.forEach(graph::output);
        return graph;
    }

    private Array drawn(Dims dims, double mean) {
        double[] numbers = random.doubles(dims.count(0))
                .map(uniform -> (float) (mean + 2 * uniform - 1))
                .toArray();
        return new Array(ElementType.FLOAT32, dims, numbers);
    }

    /** Computes a feature by the formulas. */
    private record Feature(Array x, Array dy, double gamma, double beta, int feature, int after) {
        void check(Map<String, Array> found, double off) {
            int[] places = IntStream.range(0, x.numbers().length)
                    .filter(i -> i / after % FEATURES == feature)
                    .toArray();
            double n = places.length;
            double mean = 0;
            for (int i : places) {
                mean += x.numbers()[i] / n;
            }
            double variance = 0;
            double all = 0;
            double along = 0;
            for (int i : places) {
                double centered = x.numbers()[i] - mean;
                variance += centered * centered / n;
                all += dy.numbers()[i];
                along += dy.numbers()[i] * centered;
            }
            double safe = variance + EPSILON;
            double factor = gamma / Math.sqrt(safe);
            assertThat(found.get("variance").numbers()[feature]).isCloseTo(variance, within(off * off + 1e-5));
            assertThat(found.get("dbeta").numbers()[feature]).isCloseTo(all, within(n * 1e-6));
            assertThat(found.get("dgamma").numbers()[feature])
                    .isCloseTo(along / Math.sqrt(safe), within(n * 1e-6 + off * 2 * Math.sqrt(n)));
            for (int i : places) {
                double centered = x.numbers()[i] - mean;
                double dx = factor * (dy.numbers()[i] - all / n - centered * along / n / safe);
                assertThat(found.get("y").numbers()[i]).isCloseTo(factor * centered + beta, within(2 * off * factor));
                assertThat(found.get("dx").numbers()[i]).isCloseTo(dx, within(factor * (off + 1e-5)));
            }
        }
    }
}
