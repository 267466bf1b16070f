package nn.data;

import java.util.Iterator;
import java.util.List;

/**
 * Divides rows into folds, each of which is tested once while the others are learned from: at random by seed 0, unless
 * something else is chosen.
 *
 * <pre>{@code
 * for (var fold : data.folds(5).stratified().seed(3)) {
 *     var model = network.fit(fold.train(), fit -> fit.loss(sparseCategoricalCrossentropy()));
 *     System.out.println(model.evaluate(fold.test()));
 * }
 * }</pre>
 *
 * @param <T> what holds rows, such as {@link Dataset}
 * @see <a href="https://scikit-learn.org/stable/modules/cross_validation.html">scikit-learn's KFold, StratifiedKFold,
 *     GroupKFold, LeaveOneOut and TimeSeriesSplit</a>
 */
public final class Folds<T> extends Division<T, Folds<T>> implements Iterable<Fold<T>> {
    private final int count;

    private Folds(Divisible<T> rows, int count, Partition partition) {
        super(rows, partition);
        this.count = count;
    }

    /**
     * Begins a division into folds.
     *
     * @param rows what is divided
     * @param count how many folds, at least 2
     * @param <T> what holds rows
     * @return the folds
     * @throws NnException if there are fewer rows than folds
     */
    public static <T> Folds<T> of(Divisible<T> rows, int count) {
        Partition partition = new Partition(Given.value("folds: the rows", rows).size());
        partition.requireEnough(count);
        return new Folds<>(rows, count, partition);
    }

    @Override
    Folds<T> with(Partition changed) {
        return new Folds<>(rows, count, changed);
    }

    /**
     * Tests each block of rows after learning from all rows before it, as is right for rows in the order of time: the
     * blocks are the last ones of as many and one more, as scikit-learn's {@code TimeSeriesSplit}.
     *
     * @return a new value
     * @throws NnException if there are not more rows than folds
     */
    public Folds<T> overTime() {
        return overTime(0);
    }

    /**
     * Tests each block of rows after learning from the rows before it but for the last ones, which know too much where
     * rows overlap, as windows do.
     *
     * @param gap how many rows before each block are left out
     * @return a new value
     * @throws NnException if no rows would be left to learn from
     */
    public Folds<T> overTime(int gap) {
        return with(partition.overTime(count, gap));
    }

    /**
     * Counts the folds.
     *
     * @return at least 2
     */
    public int size() {
        return count;
    }

    /**
     * Gives the folds, each picked when it is asked for.
     *
     * @return as many as there are
     * @throws NnException if the rows cannot be divided as was chosen
     */
    public List<Fold<T>> all() {
        List<Fold<int[]>> numbers = partition.folds(count);
        return Partition.lazily(count, index -> picked(numbers.get(index)));
    }

    @Override
    public Iterator<Fold<T>> iterator() {
        return all().iterator();
    }

    @Override
    String word() {
        return "folds(" + count + ")";
    }
}
