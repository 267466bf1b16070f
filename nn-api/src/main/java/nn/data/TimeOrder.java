package nn.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Divides rows so that all rows of a part are later than all of those before it; rows of the same time stay together.
 *
 * @param times when each row was; nobody may change them
 * @param order the rows by time, those of the same time as they stand
 */
record TimeOrder(double[] times, int[] order) {
    static TimeOrder of(double[] times, int rows) {
        if (Given.value("byTime: the times", times).length != rows) {
            throw NnException.of(
                    "byTime: there must be one time a row, but there are %d rows and %d times.", rows, times.length);
        }
        int[] order = IntStream.range(0, rows)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> times[row]))
                .mapToInt(row -> row)
                .toArray();
        return new TimeOrder(times, order);
    }

    Fold<int[]> split(int wanted) {
        int cut = cut(wanted);
        if (cut == order.length) {
            throw NnException.of("split.byTime: there must be rows of at least 2 times, but all are of one.");
        }
        return new Fold<>(rows(0, cut), rows(cut, order.length));
    }

    /** Tests each block after learning from those before, as {@link TimeBlocks} does. */
    List<Fold<int[]>> folds(int count) {
        int tested = order.length / (count + 1);
        int[] cuts = IntStream.rangeClosed(0, count)
                .map(fold -> fold == count ? order.length : cut(order.length - (count - fold) * tested))
                .toArray();
        if (IntStream.range(0, count).anyMatch(fold -> cuts[fold] == cuts[fold + 1])) {
            throw NnException.of(
                    "folds(%d).byTime: each fold must have times of its own, but too many rows are of the same.",
                    count);
        }
        return Partition.lazily(count, fold -> new Fold<>(rows(0, cuts[fold]), rows(cuts[fold], cuts[fold + 1])));
    }

    private int[] rows(int from, int to) {
        return Arrays.copyOfRange(order, from, to);
    }

    /** Moves a cut to the nearest place where the time changes, of two as near to the earlier; never to the beginning. */
    private int cut(int wanted) {
        int before = wanted;
        while (before > 0 && !changes(before)) {
            before--;
        }
        int after = wanted;
        while (after < order.length && !changes(after)) {
            after++;
        }
        boolean earlier = before > 0 && (after == order.length || wanted - before <= after - wanted);
        return earlier ? before : after;
    }

    private boolean changes(int place) {
        return place > 0 && place < order.length && times[order[place - 1]] < times[order[place]];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TimeOrder time && Arrays.equals(times, time.times);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(times);
    }
}
