package nn.metric;

import static nn.Metrics.accuracy;
import static nn.Metrics.auc;
import static nn.Metrics.binaryAccuracy;
import static nn.Metrics.binaryIoU;
import static nn.Metrics.cosine;
import static nn.Metrics.f1;
import static nn.Metrics.iou;
import static nn.Metrics.logCoshError;
import static nn.Metrics.mae;
import static nn.Metrics.mape;
import static nn.Metrics.meanIoU;
import static nn.Metrics.metric;
import static nn.Metrics.mse;
import static nn.Metrics.msle;
import static nn.Metrics.precision;
import static nn.Metrics.r2;
import static nn.Metrics.recall;
import static nn.Metrics.rmse;
import static nn.Metrics.topKAccuracy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.Golden;
import nn.data.Shape;
import nn.data.Tensor;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KerasMetricsTest {
    /** Keras adds 1e-7 to what its F1Score divides by; all else agrees within the tables' single precision. */
    private static final double TOLERANCE = 2e-7;

    private static final Map<String, Tensor> TENSORS = new HashMap<>();
    private static final Map<String, Double> VALUES = new LinkedHashMap<>();

    private static final Map<String, Metric> METRICS = Map.ofEntries(
            Map.entry("binaryAccuracy", binaryAccuracy()),
            Map.entry("binaryAccuracy threshold=0.3", binaryAccuracy(0.3)),
            Map.entry("categoricalAccuracy", accuracy()),
            Map.entry("sparseCategoricalAccuracy", accuracy()),
            Map.entry("topKCategoricalAccuracy k=2", topKAccuracy(2)),
            Map.entry("sparseTopKCategoricalAccuracy k=2", topKAccuracy(2)),
            Map.entry("sparseTopKCategoricalAccuracy k=3", topKAccuracy(3)),
            Map.entry("precision", precision()),
            Map.entry("precision threshold=0.3", precision(0.3)),
            Map.entry("precision several", precision()),
            Map.entry(
                    "precision class=2",
                    metric("precision", (p, t) -> confusion(p, t).precision(2))),
            Map.entry("recall", recall()),
            Map.entry("recall threshold=0.3", recall(0.3)),
            Map.entry("recall several", recall()),
            Map.entry(
                    "recall class=2", metric("recall", (p, t) -> confusion(p, t).recall(2))),
            Map.entry("f1 threshold=0.5", f1()),
            Map.entry("f1 average=macro", f1()),
            Map.entry("f1 average=micro", f1().average(F1.Average.MICRO)),
            Map.entry("f1 average=weighted", f1().average(F1.Average.WEIGHTED)),
            Map.entry("auc", auc()),
            Map.entry("meanAbsoluteError", mae()),
            Map.entry("meanSquaredError", mse()),
            Map.entry("rootMeanSquaredError", rmse()),
            Map.entry("r2", r2()),
            Map.entry("meanAbsolutePercentageError", mape()),
            Map.entry("meanSquaredLogarithmicError", msle()),
            Map.entry("logCoshError", logCoshError()),
            Map.entry("cosineSimilarity", cosine()),
            Map.entry("meanIoU", meanIoU()),
            Map.entry("oneHotMeanIoU", meanIoU()),
            Map.entry("iou classes=1,3", iou(1, 3)),
            Map.entry("binaryIoU", binaryIoU()),
            Map.entry("binaryIoU yes", binaryIoU().classes(1).threshold(0.3)));

    static {
        for (String line : Golden.lines("metrics.txt")) {
            if (line.contains(": ")) {
                String[] cells = line.split(": ", -1);
                VALUES.put(cells[0], Double.parseDouble(cells[1]));
            } else {
                TENSORS.put(line.substring(0, line.indexOf(' ')), tensor(line.split(" ", -1)));
            }
        }
    }

    /** Lists all but the shares of one class with weights: confusion matrices see none. */
    static Stream<String> cases() {
        return VALUES.keySet().stream().filter(name -> !name.startsWith("weighted") || !name.contains("class="));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesWhatKerasGives(String name) {
        String[] words = name.split(" ", 3);
        Metric metric = METRICS.get(words[2]);
        boolean weighted = words[0].equals("weighted");
        assertThat(evaluate(metric, words[1], weighted, 5))
                .isCloseTo(VALUES.get(name), within(TOLERANCE * Math.max(1, Math.abs(VALUES.get(name)))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void isTheSameToTheLastBitWhateverTheBatches(String name) {
        String[] words = name.split(" ", 3);
        Metric metric = METRICS.get(words[2]);
        boolean weighted = words[0].equals("weighted");
        double whole = evaluate(metric, words[1], weighted, 12);
        assertThat(evaluate(metric, words[1], weighted, 1)).isEqualTo(whole);
        assertThat(evaluate(metric, words[1], weighted, 7)).isEqualTo(whole);
    }

    private static double evaluate(Metric metric, String kind, boolean weighted, int batch) {
        Tensor predictions = TENSORS.get(kind + "/predictions");
        Tensor targets = TENSORS.get(kind + "/targets");
        Optional<Tensor> weights = weighted ? Optional.of(TENSORS.get("sampleWeights")) : Optional.empty();
        Metric.Accumulator all = metric.start(predictions.shape().row());
        for (int from = 0; from < predictions.rows(); from += batch) {
            int first = from;
            int last = Math.min(from + batch, predictions.rows());
            all.add(
                    predictions.rows(first, last),
                    targets.rows(first, last),
                    weights.map(each -> each.rows(first, last)));
            all.value();
        }
        return all.value();
    }

    private static ConfusionMatrix confusion(Tensor predictions, Tensor targets) {
        return ConfusionMatrix.of(predictions, targets);
    }

    private static Tensor tensor(String[] cells) {
        int[] dims =
                Stream.of(cells[2].split("x", -1)).mapToInt(Integer::parseInt).toArray();
        float[] values = new float[cells.length - 3];
        int[] labels = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Float.parseFloat(cells[i + 3]);
            labels[i] = (int) values[i];
        }
        return cells[1].equals("int32") ? Tensor.of(Shape.of(dims), labels) : Tensor.of(Shape.of(dims), values);
    }
}
