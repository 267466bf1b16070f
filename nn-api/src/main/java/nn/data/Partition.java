package nn.data;

import java.util.AbstractList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Divides the numbers of rows.
 *
 * @param rows how many there are
 * @param seed what they are mixed by
 * @param isInOrder whether they are not mixed
 * @param strata the kinds that each part should have its share of
 * @param groups the groups that stay together
 * @param times the order of time that parts follow one another in
 * @param gap how many rows are left out before each fold over time; empty where folds are not over time
 */
record Partition(
        int rows,
        long seed,
        boolean isInOrder,
        Optional<RowKinds> strata,
        Optional<RowKinds> groups,
        Optional<TimeOrder> times,
        OptionalInt gap) {
    Partition {
        if (strata.isPresent() && groups.isPresent()) {
            throw NnException.of("stratified and grouped were both chosen.").maybe("leave out one of them.");
        }
        if (times.isPresent() && (strata.isPresent() || groups.isPresent() || gap.isPresent())) {
            throw NnException.of(
                            "byTime and %s were both chosen.",
                            strata.isPresent() ? "stratified" : groups.isPresent() ? "grouped" : "overTime")
                    .maybe("leave out one of them.");
        }
        if (gap.isPresent() && (strata.isPresent() || groups.isPresent())) {
            throw NnException.of(
                            "folds over time are blocks of rows, so they cannot be %s.",
                            strata.isPresent() ? "stratified" : "grouped")
                    .maybe("leave out one of them.");
        }
    }

    Partition(int rows) {
        this(rows, 0, false, Optional.empty(), Optional.empty(), Optional.empty(), OptionalInt.empty());
    }

    Partition seed(long other) {
        return new Partition(rows, other, isInOrder, strata, groups, times, gap);
    }

    Partition inOrder() {
        return new Partition(rows, seed, true, strata, groups, times, gap);
    }

    Partition stratified(List<?> kinds) {
        return new Partition(
                rows, seed, isInOrder, Optional.of(RowKinds.of("stratified", kinds, rows)), groups, times, gap);
    }

    Partition grouped(List<?> kinds) {
        return new Partition(
                rows, seed, isInOrder, strata, Optional.of(RowKinds.of("grouped", kinds, rows)), times, gap);
    }

    Partition overTime(int folds, int left) {
        TimeBlocks.require(rows, folds, left);
        return new Partition(rows, seed, true, strata, groups, times, OptionalInt.of(left));
    }

    Partition byTime(double[] when) {
        return new Partition(rows, seed, true, strata, groups, Optional.of(TimeOrder.of(when, rows)), gap);
    }

    private int[] order() {
        return isInOrder
                ? IntStream.range(0, rows).toArray()
                : Randoms.of(seed, "partition", 0).permutation(rows);
    }

    private Strata shared() {
        return new Strata(strata.orElseGet(() -> RowKinds.one(rows)));
    }

    /** Counts the rows to learn from; a share that no double is, such as 0.9, counts as what it was meant to be. */
    int trained(double share) {
        int trained = (int) Math.min(rows - 1.0, Math.floor(rows * share + 4 * Math.ulp((double) rows)));
        if (!(share > 0 && share < 1) || trained < 1) {
            throw NnException.of(
                    "a split of %d rows must leave rows on both sides, but the share to learn from was %s.",
                    rows, Words.number((float) share));
        }
        return trained;
    }

    Fold<int[]> split(double share) {
        int trained = trained(share);
        if (times.isPresent()) {
            return times.get().split(trained);
        }
        strata.ifPresent(kinds -> new Strata(kinds).requireTwo());
        int[] order = order();
        int[] parts =
                groups.isPresent() ? new Groups(groups.get()).split(order, trained) : shared().split(order, trained);
        return fold(order, row -> parts[row] == 1);
    }

    List<Fold<int[]>> folds(int count) {
        if (times.isPresent()) {
            return times.get().folds(count);
        }
        if (gap.isPresent()) {
            return TimeBlocks.folds(rows, count, gap.getAsInt());
        }
        strata.ifPresent(kinds -> new Strata(kinds).requireEnough(count));
        int[] order = order();
        int[] parts = groups.isPresent() ? new Groups(groups.get()).folds(order, count) : shared().folds(order, count);
        return lazily(count, tested -> fold(order, row -> parts[row] == tested));
    }

    private static Fold<int[]> fold(int[] order, IntPredicate isTested) {
        return new Fold<>(
                IntStream.of(order).filter(isTested.negate()).toArray(),
                IntStream.of(order).filter(isTested).toArray());
    }

    /** Lists what is made each time that it is asked for: all folds of n rows at once would take n times n numbers. */
    static <E> List<E> lazily(int count, IntFunction<E> make) {
        return new AbstractList<>() {
            @Override
            public E get(int index) {
                return make.apply(index);
            }

            @Override
            public int size() {
                return count;
            }
        };
    }

    void requireEnough(int folds) {
        if (folds < 2 || folds > rows) {
            throw NnException.of(
                    "folds: there must be at least 2 and at most one a row, %d, but were %d.", rows, folds);
        }
    }

    @Override
    public String toString() {
        return (strata.isPresent() ? ".stratified(…)" : "")
                + (groups.isPresent() ? ".grouped(…)" : "")
                + (times.isPresent() ? ".byTime(…)" : "")
                + (gap.isPresent()
                        ? ".overTime(" + gap.getAsInt() + ")"
                        : isInOrder && times.isEmpty() ? ".inOrder()" : "")
                + (seed == 0 || isInOrder ? "" : ".seed(" + seed + ")");
    }
}
