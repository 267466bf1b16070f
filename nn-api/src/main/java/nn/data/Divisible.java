package nn.data;

import java.util.List;

/**
 * Holds rows that can be picked by their numbers, so that {@link Split} and {@link Folds} can divide them.
 *
 * @param <T> what holds picked rows
 */
public interface Divisible<T> {
    /**
     * Counts the rows.
     *
     * @return at least 1
     */
    int size();

    /**
     * Picks rows.
     *
     * @param numbers the rows' numbers, from 0, in the order that is wanted
     * @return those rows
     */
    T pick(int... numbers);

    /**
     * Picks rows that are held out; a holder that can tell them from others marks them.
     *
     * @param numbers the rows' numbers, from 0, in the order that is wanted
     * @return those rows
     */
    default T pickHeldOut(int... numbers) {
        return pick(numbers);
    }

    /**
     * Marks a part whose rows were drawn at random, so that they do not follow one another.
     *
     * @param part what was picked
     * @return the same rows, marked where such a part knows it
     */
    default T drawn(T part) {
        return part;
    }

    /**
     * Says when each row was, where parts should follow one another in time.
     *
     * @param name the name of a column
     * @return a number a row, later ones greater
     * @throws NnException if there is none of that name, or the rows have no columns
     */
    default double[] times(String name) {
        throw NnException.of("byTime: these rows have no columns, so none is \"%s\".", name)
                .maybe("put the rows in the order of time, and say inOrder().");
    }

    /**
     * Says of which kind each row is, where parts should hold all kinds alike, or each kind whole.
     *
     * @param word what asks, {@code stratified} or {@code grouped}, for messages
     * @param name the name of a column or an output; empty for what the rows are classified by
     * @return a value a row; equal ones are one kind
     * @throws NnException if there is no such name, or the rows are of no kinds
     */
    List<?> kinds(String word, String name);
}
