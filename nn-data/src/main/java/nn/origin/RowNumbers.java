package nn.origin;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** Numbers of rows: each row that is read or given has one of its own in this process, which it keeps wherever it goes. */
public final class RowNumbers {
    /** Those of values of which no row is known. */
    public static final RowNumbers NONE = new RowNumbers();

    private static final AtomicLong NEXT = new AtomicLong();

    private final long[] numbers;

    private RowNumbers(long... numbers) {
        this.numbers = numbers;
    }

    /**
     * Numbers rows that come from outside.
     *
     * @param size how many there are
     * @return numbers that no other row has
     */
    public static RowNumbers fresh(int size) {
        long first = NEXT.getAndAdd(size);
        return new RowNumbers(LongStream.range(first, first + size).toArray());
    }

    /**
     * Puts the numbers of rows one after the other.
     *
     * @param all those of each part
     * @return the numbers of all
     */
    public static RowNumbers concat(List<RowNumbers> all) {
        return new RowNumbers(
                all.stream().flatMapToLong(each -> Arrays.stream(each.numbers)).toArray());
    }

    /**
     * Picks rows.
     *
     * @param places where they stand, from 0
     * @return their numbers
     */
    public RowNumbers pick(int... places) {
        long[] picked = new long[places.length];
        for (int i = 0; i < picked.length; i++) {
            picked[i] = numbers[places[i]];
        }
        return new RowNumbers(picked);
    }

    /**
     * Counts the rows.
     *
     * @return at least 0
     */
    public int size() {
        return numbers.length;
    }

    /**
     * Returns the number of a row.
     *
     * @param place where it stands, from 0
     * @return its number
     */
    public long get(int place) {
        return numbers[place];
    }

    /**
     * Returns the smallest number.
     *
     * @return of no rows one that is greater than any
     */
    public long least() {
        return LongStream.of(numbers).min().orElse(Long.MAX_VALUE);
    }

    /**
     * Returns the greatest number.
     *
     * @return of no rows one that is smaller than any
     */
    public long most() {
        return LongStream.of(numbers).max().orElse(Long.MIN_VALUE);
    }

    /**
     * Counts the rows that are also among others.
     *
     * @param other the numbers of the others
     * @return how many of them are the same
     */
    public int shared(RowNumbers other) {
        long[] mine = numbers.clone();
        long[] theirs = other.numbers.clone();
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

    @Override
    public boolean equals(Object other) {
        return other instanceof RowNumbers rows && Arrays.equals(numbers, rows.numbers);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(numbers);
    }
}
