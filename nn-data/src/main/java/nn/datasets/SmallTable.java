package nn.datasets;

import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import nn.data.Dataset;
import nn.data.Shape;
import nn.data.Tensor;
import nn.table.Column;
import nn.table.Csv;
import nn.table.Table;

/**
 * Knows a table that is part of this library.
 *
 * @param file its file, beside this class
 * @param target the column to learn
 */
record SmallTable(String file, String target) {
    Table read() {
        InputStream in = Objects.requireNonNull(SmallTable.class.getResourceAsStream(file), file);
        return Csv.read(in, csv -> csv);
    }

    /** Pairs all other columns, which are numbers without gaps, with the labels of classes, in the order given. */
    Dataset labelled(List<String> classes) {
        Table table = read();
        int[] labels =
                table.column(target).words().stream().mapToInt(classes::indexOf).toArray();
        return Dataset.of(features(table, target), Tensor.of(Shape.of(labels.length), labels))
                .classes(classes);
    }

    /** Pairs all other columns, which are numbers without gaps, with the values of the target. */
    Dataset valued() {
        return valued(read(), target);
    }

    static Dataset valued(Table table, String target) {
        double[] values = table.column(target).numbers();
        float[] targets = new float[values.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = (float) values[i];
        }
        return Dataset.of(features(table, target), Tensor.of(Shape.of(targets.length, 1), targets));
    }

    private static Tensor features(Table table, String target) {
        List<Column> columns = table.drop(target).columns();
        float[] rows = new float[table.size() * columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            double[] numbers = columns.get(i).numbers();
            for (int row = 0; row < numbers.length; row++) {
                rows[row * columns.size() + i] = (float) numbers[row];
            }
        }
        return Tensor.of(Shape.of(table.size(), columns.size()), rows);
    }
}
