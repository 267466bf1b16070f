package nn.metric;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Counts how often each class is taken for each other.
 *
 * <p>Of sequences and images each position counts. One output knows two classes, with the threshold ½ if no other is chosen; of several the greatest counts.
 */
public final class ConfusionMatrix {
    private final List<String> classes;
    private final long[][] counts;

    private ConfusionMatrix(List<String> classes, long[][] counts) {
        this.classes = classes;
        this.counts = counts;
    }

    /**
     * Compares predictions with targets.
     *
     * @param predictions float32 [rows, outputs]
     * @param targets labels [rows], or one-hot rows
     * @return the counts, with the labels as names
     * @throws NnException if rows or labels do not fit
     */
    public static ConfusionMatrix of(Tensor predictions, Tensor targets) {
        return of(predictions, targets, List.of());
    }

    /**
     * Compares predictions with targets.
     *
     * @param predictions float32 [rows, outputs]
     * @param targets labels [rows], or one-hot rows
     * @param classes a name for each label, or none
     * @return the counts
     * @throws NnException if rows, labels or names do not fit
     */
    public static ConfusionMatrix of(Tensor predictions, Tensor targets, List<String> classes) {
        return of(predictions, targets, classes, 0.5);
    }

    /**
     * Compares predictions with targets.
     *
     * @param predictions float32 [rows, outputs]
     * @param targets labels [rows], or one-hot rows; of one output 0 and 1, or −1 and 1
     * @param classes a name for each label, or none
     * @param threshold above which one output says class 1: ½ for probabilities, 0 for logits
     * @return the counts
     * @throws NnException if rows, labels or names do not fit, or a row of targets is not of one class
     */
    public static ConfusionMatrix of(Tensor predictions, Tensor targets, List<String> classes, double threshold) {
        Given.value("confusionMatrix: the predictions", predictions);
        Given.value("confusionMatrix: the targets", targets);
        Given.all(
                "confusionMatrix: class",
                Given.value("confusionMatrix: the classes", classes).toArray(String[]::new));
        Given.finite("confusionMatrix: the threshold", threshold);
        requireRows(predictions.rows(), targets.rows());
        Batch batch = Batch.positions(predictions, targets, Optional.empty());
        int size = Math.max(2, batch.width());
        requireFit(batch, Positions.apart(targets, predictions.shape().row()), classes, size);
        long[][] counts = new long[size][size];
        for (int row = 0; row < batch.rows(); row++) {
            boolean binary = batch.width() == 1;
            int actual = binary ? (batch.isTrue(row, 0) ? 1 : 0) : batch.label(row);
            int predicted = binary ? (batch.prediction(row, 0) > (float) threshold ? 1 : 0) : batch.predictedLabel(row);
            requireLabel(row, actual, size);
            counts[actual][predicted]++;
        }
        return new ConfusionMatrix(classes.isEmpty() ? numbers(size) : List.copyOf(classes), counts);
    }

    private static void requireRows(int predictions, int targets) {
        if (targets != predictions) {
            throw NnException.of(
                    "confusionMatrix: there must be one target a prediction, but there were %d and %d.",
                    targets, predictions);
        }
    }

    private static void requireFit(Batch batch, Tensor targets, List<String> classes, int size) {
        if (batch.width() > 1 && !Decision.areClasses(targets)) {
            throw NnException.of("confusionMatrix: each row of targets must be of one class, but some are of several or"
                            + " none.")
                    .maybe("compare each output by itself: predictLabels(…), binaryAccuracy(), precision(), recall().");
        }
        if (batch.width() == 1) {
            Decision.firstNumber(targets).ifPresent(row -> refuseNumber(targets, row));
        }
        if (!classes.isEmpty() && classes.size() != size) {
            throw NnException.of(
                    "confusionMatrix: there must be one name a class, but there were %d names and %d classes.",
                    classes.size(), size);
        }
    }

    private static void refuseNumber(Tensor targets, int row) {
        throw NnException.of(
                        "confusionMatrix: the targets of one output must be classes, 0 and 1 or -1 and 1, but row %d has"
                                + " %s.",
                        row, targets.floats()[row])
                .maybe("measure numbers by mae() or r2(), or end the network with one output a class.");
    }

    private static void requireLabel(int row, int label, int size) {
        if (label < 0 || label >= size) {
            throw NnException.of(
                    "confusionMatrix: row %d: the label must be 0 to %d, but was %d.", row, size - 1, label);
        }
    }

    private static List<String> numbers(int size) {
        return IntStream.range(0, size).mapToObj(Integer::toString).toList();
    }

    /**
     * Names the classes.
     *
     * @return a name for each label, from 0
     */
    public List<String> classes() {
        return classes;
    }

    /**
     * Returns one count.
     *
     * @param actual the label that was right
     * @param predicted the label that was given
     * @return how many rows
     * @throws NnException if there is no such label
     */
    public long count(int actual, int predicted) {
        return counts[known(actual)][known(predicted)];
    }

    private int known(int label) {
        if (label < 0 || label >= counts.length) {
            throw NnException.of("confusionMatrix: there is no label %d, but 0 to %d.", label, counts.length - 1);
        }
        return label;
    }

    /**
     * Returns the share of right rows.
     *
     * @return 0..1, or NaN without any row
     */
    public double accuracy() {
        long right = IntStream.range(0, counts.length)
                .mapToLong(label -> counts[label][label])
                .sum();
        long all = IntStream.range(0, counts.length).mapToLong(this::actual).sum();
        return (double) right / all;
    }

    /**
     * Says what share of the rows taken for a class are of it.
     *
     * @param label the class
     * @return 0..1; 0 where none was taken for it
     * @throws NnException if there is no such label
     */
    public double precision(int label) {
        return Counts.ratio(count(label, label), predicted(label));
    }

    /**
     * Says what share of the rows of a class was taken for it.
     *
     * @param label the class
     * @return 0..1; 0 where there is none of it
     * @throws NnException if there is no such label
     */
    public double recall(int label) {
        return Counts.ratio(count(label, label), actual(label));
    }

    /**
     * Balances precision and recall.
     *
     * @param label the class
     * @return their harmonic mean, 0..1
     * @throws NnException if there is no such label
     */
    public double f1(int label) {
        return Counts.ratio(2.0 * count(label, label), actual(label) + predicted(label));
    }

    /**
     * Counts the rows of a class.
     *
     * @param label the class
     * @return how many rows are of it
     * @throws NnException if there is no such label
     */
    public long support(int label) {
        return actual(known(label));
    }

    /**
     * Writes precision, recall and F1 of each class, and their means, as scikit-learn's {@code classification_report}.
     *
     * @return lines of at most 80 columns, each ended
     */
    public String report() {
        return new ClassificationReport(this).text();
    }

    private long actual(int label) {
        return IntStream.range(0, counts.length)
                .mapToLong(other -> counts[label][other])
                .sum();
    }

    private long predicted(int label) {
        return IntStream.range(0, counts.length)
                .mapToLong(other -> counts[other][label])
                .sum();
    }

    /** Draws a table: a line for each class, a column for each that it was taken for, recall at its end, precision below. */
    @Override
    public String toString() {
        int width = Math.max(9, classes.stream().mapToInt(String::length).max().orElseThrow());
        StringBuilder table = new StringBuilder(cell("", width));
        classes.forEach(name -> table.append(cell(name, width)));
        table.append(cell("recall", width)).append('\n');
        for (int actual = 0; actual < counts.length; actual++) {
            table.append(cell(classes.get(actual), width));
            for (long count : counts[actual]) {
                table.append(cell(Long.toString(count), width));
            }
            table.append(cell(share(recall(actual)), width)).append('\n');
        }
        table.append(cell("precision", width));
        for (int label = 0; label < counts.length; label++) {
            table.append(cell(share(precision(label)), width));
        }
        return table.append(cell(share(accuracy()), width)).append('\n').toString();
    }

    private static String cell(String text, int width) {
        return " ".repeat(width + 1 - text.length()) + text;
    }

    private static String share(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
