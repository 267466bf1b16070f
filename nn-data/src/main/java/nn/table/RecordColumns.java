package nn.table;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nn.data.Given;
import nn.data.NnException;
import org.jspecify.annotations.Nullable;

/** Makes columns of the components of records. */
final class RecordColumns {
    private RecordColumns() {}

    static List<Column> of(List<? extends Record> rows) {
        if (Given.all("Table.of: record", rows).isEmpty()) {
            throw NnException.of("Table.of: there must be at least one record, but there is none.");
        }
        return Arrays.stream(rows.get(0).getClass().getRecordComponents())
                .map(component -> column(component, rows))
                .toList();
    }

    private static Column column(RecordComponent component, List<? extends Record> rows) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        rows.forEach(row -> values.add(value(component, row)));
        return Column.of(component.getName(), values);
    }

    private static @Nullable Object value(RecordComponent component, Record row) {
        try {
            component.getAccessor().trySetAccessible();
            return component.getAccessor().invoke(row);
        } catch (IllegalAccessException | InvocationTargetException | IllegalArgumentException closed) {
            throw NnException.of(
                            "Table.of: the component %s of %s cannot be read.",
                            component.getName(), row.getClass().getSimpleName())
                    .maybe("open its package to nn.data in module-info.java, or make the record public.")
                    .causedBy(closed);
        }
    }
}
