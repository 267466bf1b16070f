package nn.metric;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Draws what scikit-learn's {@code classification_report} does, to the letter. */
final class ClassificationReport {
    private static final int NUMBER = 9;
    /** So that a line has at most 80 columns. */
    private static final int WIDEST_NAME = 39;

    private final ConfusionMatrix matrix;
    private final List<String> names;
    private final int width;
    private final long rows;
    private final StringBuilder text = new StringBuilder();

    ClassificationReport(ConfusionMatrix matrix) {
        this.matrix = matrix;
        this.names =
                matrix.classes().stream().map(ClassificationReport::shortened).toList();
        this.width = Math.max(
                "weighted avg".length(),
                names.stream().mapToInt(String::length).max().orElseThrow());
        this.rows = IntStream.range(0, names.size()).mapToLong(matrix::support).sum();
    }

    private static String shortened(String name) {
        return name.length() <= WIDEST_NAME ? name : name.substring(0, WIDEST_NAME - 1) + "…";
    }

    String text() {
        line("", "precision", "recall", "f1-score", "support");
        text.append('\n');
        for (int label = 0; label < names.size(); label++) {
            line(
                    names.get(label),
                    share(matrix.precision(label)),
                    share(matrix.recall(label)),
                    share(matrix.f1(label)),
                    Long.toString(matrix.support(label)));
        }
        text.append('\n');
        line("accuracy", "", "", share(matrix.accuracy()), Long.toString(rows));
        means("macro avg", label -> 1.0 / names.size());
        means("weighted avg", label -> (double) matrix.support(label) / rows);
        return text.toString();
    }

    private void means(String name, IntToDoubleFunction weight) {
        line(
                name,
                share(mean(weight, matrix::precision)),
                share(mean(weight, matrix::recall)),
                share(mean(weight, matrix::f1)),
                Long.toString(rows));
    }

    private double mean(IntToDoubleFunction weight, IntToDoubleFunction of) {
        return IntStream.range(0, names.size())
                .mapToDouble(label -> weight.applyAsDouble(label) * of.applyAsDouble(label))
                .sum();
    }

    private void line(String name, String... cells) {
        text.append(" ".repeat(width - name.length())).append(name).append(' ');
        for (String cell : cells) {
            text.append(" ".repeat(1 + Math.max(0, NUMBER - cell.length()))).append(cell);
        }
        text.append('\n');
    }

    /** Rounds as Python does: the exact number, halves to even. */
    private static String share(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                : "nan";
    }
}
