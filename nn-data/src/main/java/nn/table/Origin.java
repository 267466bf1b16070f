package nn.table;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import nn.data.NnException;

/**
 * Knows where the rows of a table come from: each row that is read or given has a number of its own in this process,
 * which it keeps wherever it goes; whether a split held them out; and whether they are in order.
 *
 * @param rows the numbers of the rows; nobody may change them
 * @param heldOut whether some of them are in a part that a split held out
 * @param order whether they may follow one another in time
 * @param lines where they stand in a file, if that is known
 */
record Origin(long[] rows, boolean heldOut, RowOrder order, Optional<RowLines> lines) {
    /** That of values which no row is known of. */
    static final Origin NONE = new Origin(new long[0], false, RowOrder.KEPT, Optional.empty());

    private static final AtomicLong NEXT = new AtomicLong();

    /** Numbers rows that come from outside. */
    static Origin fresh(int size) {
        long first = NEXT.getAndAdd(size);
        long[] rows = LongStream.range(first, first + size).toArray();
        return new Origin(rows, false, RowOrder.KEPT, Optional.empty());
    }

    /** Numbers rows that stand in lines of a file. */
    static Origin read(String file, long[] lines) {
        Origin fresh = fresh(lines.length);
        return new Origin(fresh.rows, false, RowOrder.KEPT, Optional.of(new RowLines(file, fresh.rows[0], lines)));
    }

    /** Says in which line of which file a row stands, if that is known. */
    Optional<String> place(int row) {
        return lines.map(known -> known.place(rows[row]));
    }

    /** Returns the origin of columns that were taken out of tables, of one that is held out before others; else numbers rows. */
    static Origin of(Collection<Column> columns) {
        List<Origin> known = columns.stream()
                .map(Column::origin)
                .filter(each -> each.rows.length > 0)
                .toList();
        return known.stream()
                .filter(Origin::heldOut)
                .findFirst()
                .or(() -> known.stream().findFirst())
                .orElseGet(() -> fresh(columns.iterator().next().size()));
    }

    static Origin concat(List<Origin> all) {
        long[] joined =
                all.stream().flatMapToLong(each -> Arrays.stream(each.rows)).toArray();
        RowOrder order =
                all.stream().map(Origin::order).max(Comparator.naturalOrder()).orElseThrow();
        return new Origin(joined, all.stream().anyMatch(Origin::heldOut), order, Optional.empty());
    }

    Origin pick(int[] picked) {
        long[] numbers = new long[picked.length];
        for (int i = 0; i < picked.length; i++) {
            numbers[i] = rows[picked[i]];
        }
        return new Origin(numbers, heldOut, order, lines);
    }

    Origin held() {
        return new Origin(rows, true, order, lines);
    }

    /** Notes that rows were mixed or sorted; those that were drawn at random stay so. */
    Origin ordered(RowOrder changed) {
        return new Origin(rows, heldOut, order == RowOrder.DRAWN ? order : changed, lines);
    }

    /** Counts the rows that are also among others. */
    int shared(Origin other) {
        long[] mine = rows.clone();
        long[] theirs = other.rows.clone();
        Arrays.sort(mine);
        Arrays.sort(theirs);
        int shared = 0;
        for (int i = 0, j = 0; i < mine.length && j < theirs.length; ) {
            int order = Long.compare(mine[i], theirs[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order > 0 ? 1 : 0;
        }
        return shared;
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
        int seen = heldOut ? shared(fitted) : 0;
        if (seen > 0) {
            throw NnException.of(
                            "%s: %d of %d held-out rows are among those that the features were fitted on.",
                            place, seen, rows.length)
                    .maybe("fit on split.train() alone, not on the whole table: Features.of(split.train()).");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Origin origin
                && heldOut == origin.heldOut
                && order == origin.order
                && Arrays.equals(rows, origin.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(rows);
    }
}
