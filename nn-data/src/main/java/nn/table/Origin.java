package nn.table;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import nn.data.NnException;
import nn.origin.RowNumbers;

/**
 * Knows where the rows of a table come from: each row that is read or given has a number of its own in this process,
 * which it keeps wherever it goes; whether a split held them out; and whether they are in order.
 *
 * @param rows the numbers of the rows
 * @param heldOut whether some of them are in a part that a split held out
 * @param order whether they may follow one another in time
 * @param lines where they stand in a file, if that is known
 * @param format how that was read; the default where they were not read, and that of the first where tables were joined
 */
record Origin(RowNumbers rows, boolean heldOut, RowOrder order, Optional<RowLines> lines, CsvFormat format) {
    /** That of values which no row is known of. */
    static final Origin NONE = of(RowNumbers.NONE, Optional.empty());

    private static Origin of(RowNumbers rows, Optional<RowLines> lines) {
        return new Origin(rows, false, RowOrder.KEPT, lines, CsvFormat.DEFAULT);
    }

    /** Numbers rows that come from outside. */
    static Origin fresh(int size) {
        return of(RowNumbers.fresh(size), Optional.empty());
    }

    /** Numbers rows that stand in lines of a file. */
    static Origin read(String file, long[] lines) {
        RowNumbers fresh = RowNumbers.fresh(lines.length);
        return of(fresh, Optional.of(new RowLines(file, fresh.get(0), lines)));
    }

    Origin readAs(CsvFormat read) {
        return new Origin(rows, heldOut, order, lines, read);
    }

    /** Says in which line of which file a row stands, if that is known. */
    Optional<String> place(int row) {
        return lines.map(known -> known.place(rows.get(row)));
    }

    /** Returns the origin of columns that were taken out of tables, of one that is held out before others; else numbers rows. */
    static Origin of(Collection<Column> columns) {
        List<Origin> known = columns.stream()
                .map(Column::origin)
                .filter(each -> each.rows.size() > 0)
                .toList();
        return known.stream()
                .filter(Origin::heldOut)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElseGet(() -> fresh(columns.iterator().next().size()));
    }

    static Origin concat(List<Origin> all) {
        if (all.isEmpty()) {
            throw NnException.of("Table.concat: there must be at least one table, but there is none.");
        }
        RowNumbers joined = RowNumbers.concat(all.stream().map(Origin::rows).toList());
        RowOrder order =
                all.stream().map(Origin::order).max(Comparator.naturalOrder()).orElseThrow();
        boolean held = all.stream().anyMatch(Origin::heldOut);
        boolean isTestFirst =
                IntStream.range(1, all.size()).anyMatch(i -> all.get(i - 1).isTestOf(all.get(i)));
        return new Origin(joined, held, order, Optional.empty(), all.get(0).format)
                .ordered(isTestFirst && order == RowOrder.KEPT ? RowOrder.SHUFFLED : order);
    }

    /** Tells whether rows are held out from others to learn from, which were not all read later, as those of new data are. */
    private boolean isTestOf(Origin train) {
        return heldOut && !train.heldOut && train.rows.least() < rows.most();
    }

    Origin pick(int[] picked) {
        return new Origin(rows.pick(picked), heldOut, order, lines, format);
    }

    Origin held() {
        return new Origin(rows, true, order, lines, format);
    }

    /** Notes that rows were mixed or sorted; those that were drawn at random stay so. */
    Origin ordered(RowOrder changed) {
        return new Origin(rows, heldOut, order == RowOrder.DRAWN ? order : changed, lines, format);
    }

    /**
     * Refuses to learn statistics from rows that are held out.
     *
     * @param place who would learn them, such as {@code Features.of}
     */
    void requireTraining(String place) {
        if (heldOut) {
            throw NnException.of(
                            "%s: the table holds rows that a split held out; what is fitted must not see them.", place)
                    .maybe("fit on split.train(), and use the result on split.test().");
        }
    }

    /**
     * Refuses to give held-out rows to what has seen them.
     *
     * @param place who would take them, such as {@code features.dataset}
     * @param fitted the rows that it was fitted on
     */
    void requireUnseenBy(String place, Origin fitted) {
        int seen = heldOut ? rows.shared(fitted.rows) : 0;
        if (seen > 0) {
            throw NnException.of(
                            "%s: %d of %d held-out rows are among those that the features were fitted on.",
                            place, seen, rows.size())
                    .maybe("fit on split.train() alone, not on the whole table: Features.of(split.train()).");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin
                && heldOut == origin.heldOut
                && order == origin.order
                && rows.equals(origin.rows);
    }

    @Override
    public int hashCode() {
        return rows.hashCode();
    }
}
