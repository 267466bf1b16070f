package nn.table;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/** Makes sure that columns fit together. */
final class TableChecks {
    private TableChecks() {}

    static void requireColumns(Collection<Column> columns) {
        if (columns.isEmpty()) {
            throw NnException.of("table: there must be at least one column, but there is none.");
        }
    }

    static Map<String, Column> byName(Collection<Column> columns) {
        Map<String, Column> named = new LinkedHashMap<>();
        int rows = columns.iterator().next().size();
        for (Column column : columns) {
            if (named.put(column.name(), column) != null) {
                throw NnException.of("table: two columns have the name \"%s\".", column.name())
                        .maybe("rename one of them.");
            }
            if (column.size() != rows) {
                throw NnException.of(
                        "table: the column \"%s\" has %d rows, but \"%s\" before it %d.",
                        column.name(), column.size(), named.keySet().iterator().next(), rows);
            }
        }
        return Collections.unmodifiableMap(named);
    }

    static List<Column> columns(Map<String, ?> columns) {
        Given.value("Table.of: the columns", columns);
        columns.keySet().forEach(name -> Given.value("Table.of: the name of a column", name));
        boolean ordered = columns instanceof LinkedHashMap || columns instanceof SortedMap;
        List<Column> all = new ArrayList<>();
        (ordered ? columns : new TreeMap<>(columns)).forEach((name, values) -> all.add(column(name, values)));
        return all;
    }

    private static Column column(String name, @Nullable Object values) {
        if (values instanceof double[] numbers) {
            return Column.numbers(name, numbers);
        }
        if (values instanceof Collection<?> collection) {
            return Column.of(name, collection);
        }
        if (values == null || !values.getClass().isArray()) {
            throw NnException.of("column \"%s\": %s is no array and no collection of values.", name, values)
                    .maybe("give one value a row, such as List.of(…).");
        }
        return Column.of(
                name,
                IntStream.range(0, Array.getLength(values))
                        .mapToObj(row -> Array.get(values, row))
                        .toList());
    }

    static List<Column> joined(List<Table> tables) {
        if (tables.isEmpty()) {
            throw NnException.of("Table.concat: there must be at least one table, but there is none.");
        }
        Table first = tables.get(0);
        for (Table table : tables) {
            if (!table.names().containsAll(first.names()) || !first.names().containsAll(table.names())) {
                throw NnException.of("Table.concat: the columns differ: %s and %s.", first.names(), table.names())
                        .maybe("select(…) the columns that all of them have.");
            }
        }
        return first.names().stream().map(name -> joined(name, tables)).toList();
    }

    private static Column joined(String name, List<Table> tables) {
        List<Column> parts = tables.stream().map(table -> table.column(name)).toList();
        Cells first = parts.get(0).cells();
        for (Column part : parts) {
            if (part.cells().getClass() != first.getClass()) {
                throw NnException.of(
                                "Table.concat: the column \"%s\" holds %s in one table and %s in another.",
                                name, first.type().said(), part.type().said())
                        .maybe("say what it is in both, such as table.text(\"%s\").", name);
            }
        }
        return new Column(name, first.concat(parts.stream().map(Column::cells).toList()));
    }
}
