package nn.table;

import java.util.List;
import nn.data.Dataset;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Says which columns are to be told, and how they become targets.
 *
 * @param columns one, or several of numbers
 * @param isLabels whether they are whole numbers that stand for classes
 * @param classes their names, where words stand for them
 */
public record FeatureTarget(List<String> columns, boolean isLabels, List<String> classes) {
    /** Copies the lists. */
    public FeatureTarget {
        columns = Given.all("a feature target: column", columns);
        classes = Given.all("a feature target: word", classes);
    }

    /** Takes words for classes, zeros and ones for labels, and other numbers for values. */
    static FeatureTarget of(Table table, List<String> columns) {
        requireDistinct(columns);
        List<Column> all =
                columns.stream().map(table::column).map(FeatureCells::kinds).toList();
        if (all.size() == 1 && all.get(0).type() != ColumnType.NUMBER) {
            return classes(all.get(0));
        }
        all.forEach(FeatureTarget::present);
        boolean isLabels = all.size() == 1
                && all.get(0).isWhole()
                && List.of("0", "1").containsAll(all.get(0).categories());
        return new FeatureTarget(columns, isLabels, List.of());
    }

    private static void requireDistinct(List<String> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.indexOf(columns.get(i)) < i) {
                throw NnException.of("target: \"%s\" is named twice.", columns.get(i))
                        .maybe("name each column once.");
            }
        }
    }

    /** Takes words and numbers for classes. */
    static FeatureTarget classes(Column told) {
        Column column = FeatureCells.kinds(told);
        List<String> words = column.categories();
        if (column.type() == ColumnType.DATE || words.size() < 2) {
            throw NnException.of(
                            "features: the target \"%s\" must be one of several classes, but holds %s.",
                            column.name(), column.type() == ColumnType.DATE ? "dates" : words)
                    .maybe("choose the column that is to be told.");
        }
        return new FeatureTarget(List.of(column.name()), true, words);
    }

    /** Returns numbers, of which none may be missing. */
    private static double[] present(Column column) {
        double[] numbers = FeatureCells.numbers(column);
        for (int row = 0; row < numbers.length; row++) {
            requirePresent(column, row);
        }
        return numbers;
    }

    private static void requirePresent(Column column, int row) {
        if (column.isMissing(row)) {
            throw FeatureCells.wrong(column, row, "the target is missing.")
                    .maybe("drop such rows: table.dropMissing(\"%s\").", column.name());
        }
    }

    Dataset with(Tensor rows, Table table) {
        Tensor targets = isLabels ? labels(table.column(columns.get(0))) : values(table);
        Dataset data = Dataset.of(rows, targets);
        return classes.isEmpty() ? data : data.classes(classes);
    }

    private Tensor labels(Column column) {
        List<String> names = classes.isEmpty() ? List.of("0", "1") : classes;
        Places places = Places.of(names, classes.isEmpty(), column);
        int[] labels = new int[column.size()];
        for (int row = 0; row < labels.length; row++) {
            requirePresent(column, row);
            labels[row] = places.of(column.word(row));
            if (labels[row] < 0) {
                throw FeatureCells.unseen(column, row, names);
            }
        }
        return Tensor.of(Shape.of(labels.length), labels);
    }

    private Tensor values(Table table) {
        int width = columns.size();
        float[] values = new float[table.size() * width];
        for (int i = 0; i < width; i++) {
            Column column = table.column(columns.get(i));
            double[] numbers = present(column);
            for (int row = 0; row < numbers.length; row++) {
                values[row * width + i] = FeatureCells.float32(column, row, (float) numbers[row]);
            }
        }
        return Tensor.of(width == 1 ? Shape.of(table.size()) : Shape.of(table.size(), width), values);
    }
}
