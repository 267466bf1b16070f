package nn.data;

import java.util.List;
import java.util.stream.IntStream;

/** Tests blocks of rows after learning from those before, as scikit-learn's TimeSeriesSplit. */
final class TimeBlocks {
    private TimeBlocks() {}

    static void require(int rows, int folds, int gap) {
        int learned = rows - folds * (rows / (folds + 1)) - gap;
        if (gap < 0 || rows / (folds + 1) == 0 || learned < 1) {
            throw NnException.of(
                            "folds(%d).overTime(%d): the first fold must leave rows to learn from, but of %d rows it"
                                    + " leaves none.",
                            folds, gap, rows)
                    .maybe("ask for fewer folds, or a gap of at least 0 and fewer rows.");
        }
    }

    static List<Fold<int[]>> folds(int rows, int count, int gap) {
        int tested = rows / (count + 1);
        return Partition.lazily(count, fold -> {
            int from = rows - (count - fold) * tested;
            return new Fold<>(
                    IntStream.range(0, from - gap).toArray(),
                    IntStream.range(from, from + tested).toArray());
        });
    }
}
