package nn.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Shares the rows of each kind out, so that each part has its share of each to within one row. */
record Strata(RowKinds kinds) {
    /** Deals the rows out like cards, sorted by kind: sizes differ by at most one, of all rows and of each kind. */
    int[] folds(int[] order, int count) {
        int[] sizes = kinds.sizes();
        int[][] next = new int[sizes.length][];
        int from = 0;
        for (int kind = 0; kind < sizes.length; kind++) {
            next[kind] = IntStream.range(from, from + sizes[kind])
                    .map(place -> place % count)
                    .sorted()
                    .toArray();
            from += sizes[kind];
        }
        return kinds.parts(order, next);
    }

    /** Puts the first rows of each kind into part 0, so many in all, and the others into part 1. */
    int[] split(int[] order, int first) {
        int[] sizes = kinds.sizes();
        int[] firsts = firsts(sizes, first, order.length);
        int[][] next = new int[sizes.length][];
        for (int kind = 0; kind < sizes.length; kind++) {
            next[kind] = new int[sizes[kind]];
            Arrays.fill(next[kind], firsts[kind], sizes[kind], 1);
        }
        return kinds.parts(order, next);
    }

    /** Rounds each kind's share down, and gives those with the largest remainders one more until all are shared out. */
    private static int[] firsts(int[] sizes, long first, long rows) {
        int[] firsts =
                IntStream.of(sizes).map(size -> (int) (first * size / rows)).toArray();
        int left = (int) first - IntStream.of(firsts).sum();
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted((a, b) -> Long.compare(first * sizes[b] % rows, first * sizes[a] % rows))
                .limit(left)
                .forEach(kind -> firsts[kind]++);
        return firsts;
    }

    void requireEnough(int folds) {
        int rarest = kinds.rarest();
        int rows = kinds.sizes()[rarest];
        String name = "class " + kinds.names().get(rarest);
        if (rows < folds) {
            throw NnException.of(
                            "folds(%d).stratified: each class needs a row in each fold, but %s has %d.",
                            folds, name, rows)
                    .maybe(
                            rows < 2
                                    ? "leave out the rows of %2$s."
                                    : "ask for at most %d folds, or leave out the rows of %s.",
                            rows,
                            name);
        }
    }

    /** Refuses a class that cannot be on both sides, as scikit-learn does. */
    void requireTwo() {
        int rarest = kinds.rarest();
        if (kinds.sizes()[rarest] < 2) {
            throw NnException.of(
                            "split.stratified: each class needs at least 2 rows, but class %s has 1.",
                            kinds.names().get(rarest))
                    .maybe("leave it out, or do not stratify.");
        }
    }
}
