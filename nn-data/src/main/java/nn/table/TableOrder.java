package nn.table;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Finds the order of rows. */
final class TableOrder {
    private TableOrder() {}

    static int[] of(Column column, boolean descending) {
        Cells cells = column.cells();
        Comparator<Integer> ascending = cells::compare;
        Comparator<Integer> order = descending ? ascending.reversed() : ascending;
        return IntStream.concat(
                        IntStream.range(0, cells.size())
                                .filter(row -> !cells.isMissing(row))
                                .boxed()
                                .sorted(order)
                                .mapToInt(row -> row),
                        IntStream.range(0, cells.size()).filter(cells::isMissing))
                .toArray();
    }
}
