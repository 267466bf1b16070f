package nn.table;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Divisible;
import nn.data.NnException;

/** Lets a table be divided; what is tested with knows that it is held out. */
record DividedTable(Table table) implements Divisible<Table> {
    @Override
    public int size() {
        return table.size();
    }

    @Override
    public Table pick(int... numbers) {
        return table.pick(numbers);
    }

    @Override
    public Table pickHeldOut(int... numbers) {
        return table.pick(numbers).heldOut();
    }

    @Override
    public Table drawn(Table part) {
        return part.ordered(RowOrder.DRAWN);
    }

    @Override
    public List<?> kinds(String word, String name) {
        if (name.isEmpty()) {
            throw NnException.of("%s: the columns are %s; it must be said by which.", word, table.names())
                    .maybe("name one, as in %s(\"%s\").", word, table.names().get(0));
        }
        Column column = table.column(name);
        if (word.equals("grouped")) {
            requireAll(word, column);
        }
        return column.words();
    }

    @Override
    public double[] times(String name) {
        Column column = table.column(name);
        requireAll("byTime", column);
        if (column.cells() instanceof NumberCells numbers) {
            return numbers.values().clone();
        }
        if (column.cells() instanceof DateCells dates) {
            return ranks(dates);
        }
        throw NnException.of(
                        "byTime: the column \"%s\" holds %s, but only dates and numbers are times.",
                        name, column.type().said())
                .maybe("say how its dates are written: table.date(\"%s\", \"dd.MM.yyyy\").", name);
    }

    /** Numbers the dates in their order, for not each microsecond is a double. */
    private static double[] ranks(DateCells dates) {
        long[] sorted = IntStream.range(0, dates.size())
                .mapToLong(row -> dates.micros()[row])
                .sorted()
                .distinct()
                .toArray();
        return IntStream.range(0, dates.size())
                .mapToDouble(row -> Arrays.binarySearch(sorted, dates.micros()[row]))
                .toArray();
    }

    private static void requireAll(String word, Column column) {
        if (column.missing() > 0) {
            throw NnException.of(
                            "%s: %d values of the column \"%s\" are missing.", word, column.missing(), column.name())
                    .maybe("leave those rows out: table.dropMissing(\"%s\").", column.name());
        }
    }
}
