package nn.data;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Says how rows are divided: at random, unless something else is chosen. It is a value; each word returns a new one.
 *
 * @param <T> what holds rows, such as {@link Dataset}
 * @param <S> what the words return
 */
public abstract sealed class Division<T, S extends Division<T, S>> permits Split, Folds {
    final Divisible<T> rows;
    final Partition partition;

    Division(Divisible<T> rows, Partition partition) {
        this.rows = rows;
        this.partition = partition;
    }

    abstract S with(Partition changed);

    /** Names what is divided, for messages. */
    abstract String word();

    /**
     * Sets what the rows are mixed by.
     *
     * @param seed any number, 0 by default; the same seed gives the same parts
     * @return a new value
     */
    public S seed(long seed) {
        return with(partition.seed(seed));
    }

    /**
     * Keeps the rows in their order: parts are blocks of rows, and nothing is random.
     *
     * @return a new value
     */
    public S inOrder() {
        return with(partition.inOrder());
    }

    /**
     * Gives each part its share of each class of the targets, to within one row, as scikit-learn's {@code stratify}.
     *
     * <p>Classes are integer labels, one-hot rows, or single whole numbers such as 0 and 1.
     *
     * @return a new value
     * @throws NnException if the rows have no classes, or several outputs
     */
    public S stratified() {
        return with(partition.stratified(rows.kinds("stratified", "")));
    }

    /**
     * Gives each part its share of each value of a column, or of each class of an output.
     *
     * @param name such as {@code survived}
     * @return a new value
     * @throws NnException if there is none of that name, or it has no classes
     */
    public S stratified(String name) {
        return with(partition.stratified(rows.kinds("stratified", Given.word("stratified: the name", name))));
    }

    /**
     * Gives each part its share of kinds of rows that are known from elsewhere.
     *
     * @param kinds one number a row; equal ones are one kind
     * @return a new value
     * @throws NnException if there are not as many as rows
     */
    public S stratified(int[] kinds) {
        return with(partition.stratified(boxed("stratified", kinds)));
    }

    /**
     * Keeps rows of a group together: no group has rows in both parts, as scikit-learn's {@code GroupKFold}.
     *
     * @param groups one number a row, such as a patient's; equal ones are one group
     * @return a new value
     * @throws NnException if there are not as many as rows
     */
    public S grouped(int[] groups) {
        return with(partition.grouped(boxed("grouped", groups)));
    }

    /**
     * Keeps rows of a group together: no group has rows in both parts, as scikit-learn's {@code GroupKFold}.
     *
     * @param groups one word a row, such as a patient's name; equal ones are one group
     * @return a new value
     * @throws NnException if there are not as many as rows, or one is null
     */
    public S grouped(String[] groups) {
        return with(partition.grouped(Arrays.asList(Given.value("grouped: the groups", groups))));
    }

    /**
     * Keeps rows together that have the same value in a column, or are of the same class for an output.
     *
     * @param name such as {@code patient}
     * @return a new value
     * @throws NnException if there is none of that name
     */
    public S grouped(String name) {
        return with(partition.grouped(rows.kinds("grouped", Given.word("grouped: the name", name))));
    }

    /**
     * Learns from what was first and tests with what came later: all rows of a part are later than all of those before
     * it, and rows of the same time stay together. Nothing is random. Folds learn from all rows before the ones that they
     * test.
     *
     * @param name the name of a column of dates or numbers
     * @return a new value
     * @throws NnException if there is none of that name, or it tells no times
     */
    public S byTime(String name) {
        return with(partition.byTime(rows.times(Given.word("byTime: the name", name))));
    }

    private static List<Integer> boxed(String word, int[] kinds) {
        return IntStream.of(Given.value(word + ": the numbers", kinds)).boxed().toList();
    }

    Fold<T> picked(Fold<int[]> numbers) {
        T train = rows.pick(numbers.train());
        T test = rows.pickHeldOut(numbers.test());
        return partition.isInOrder() ? new Fold<>(train, test) : new Fold<>(rows.drawn(train), rows.drawn(test));
    }

    @Override
    public String toString() {
        return word() + partition;
    }
}
