package nn.data;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Puts whole groups of rows into parts. */
record Groups(RowKinds kinds) {
    /** Puts each group, the largest first, into the fold that has fewest rows so far, as scikit-learn's GroupKFold. */
    int[] folds(int[] order, int count) {
        if (kinds.count() < count) {
            throw NnException.of(
                    "folds(%d).grouped: there must be a group for each fold, but there are %d groups.",
                    count, kinds.count());
        }
        int[] sizes = kinds.sizes();
        int[] fold = new int[sizes.length];
        int[] rows = new int[count];
        for (int group : largestFirst(order, sizes)) {
            fold[group] = IntStream.range(0, count)
                    .reduce((a, b) -> rows[b] < rows[a] ? b : a)
                    .orElseThrow();
            rows[fold[group]] += sizes[group];
        }
        return parts(fold);
    }

    private List<Integer> largestFirst(int[] order, int[] sizes) {
        return met(order).stream()
                .sorted(Comparator.comparingInt((Integer group) -> -sizes[group]))
                .toList();
    }

    /** Lists the groups as they are met in an order of the rows. */
    private List<Integer> met(int[] order) {
        return IntStream.of(order)
                .map(row -> kinds.of()[row])
                .distinct()
                .boxed()
                .toList();
    }

    /** Puts groups into part 0 while that brings its rows nearer to so many; no part stays empty. */
    int[] split(int[] order, int first) {
        if (kinds.count() < 2) {
            throw NnException.of("split.grouped: there must be at least 2 groups, but all rows are of one.");
        }
        int[] sizes = kinds.sizes();
        int[] part = new int[sizes.length];
        int taken = 0;
        for (int group : met(order)) {
            part[group] = 2L * (first - taken) >= sizes[group] ? 0 : 1;
            taken += part[group] == 0 ? sizes[group] : 0;
        }
        if (IntStream.of(part).distinct().count() == 1) {
            part[kinds.rarest()] = 1 - part[0];
        }
        return parts(part);
    }

    private int[] parts(int[] ofGroup) {
        return IntStream.of(kinds.of()).map(group -> ofGroup[group]).toArray();
    }
}
