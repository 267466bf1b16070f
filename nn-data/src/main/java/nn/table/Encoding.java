package nn.table;

import java.util.List;

/** Turns the values of a column into numbers of a row, as it was fitted; one of the parts of {@link Features}. */
public sealed interface Encoding
        permits NumberEncoding, BucketEncoding, CategoryEncoding, IndexEncoding, HashEncoding, DateEncoding {
    /**
     * Counts the numbers.
     *
     * @return how many a value gives
     */
    int width();

    /**
     * Names the numbers.
     *
     * @param column the column's name
     * @return a name for each number that a value gives
     */
    List<String> names(String column);

    /**
     * Writes the numbers of a column's rows.
     *
     * @param column the values
     * @param numbers rows one after the other
     * @param first where in a row the numbers of this column begin
     * @param width how many numbers a row has
     * @throws nn.data.NnException if a value is none that can be turned into numbers
     */
    void encode(Column column, float[] numbers, int first, int width);
}
