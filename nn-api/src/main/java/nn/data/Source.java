package nn.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Gives rows to learn from or to evaluate by, block after block, so that memory need never hold them all.
 *
 * <pre>{@code
 * Source clicks = Source.of(() -> lines(path).map(line -> Dataset.row(features(line), label(line))));
 * var model = network.fit(clicks, fit -> fit.loss(binaryCrossentropy()).epochs(5));
 * }</pre>
 *
 * <p>{@link Dataset} is the source in memory. Any other is read anew in each epoch, in a thread of its own while the engine
 * computes; two buffers of 32 MiB, or of 65 536 rows, hold what is read. A training that shuffles mixes the rows of one buffer with one another,
 * so a row comes at most two buffers away from its place in the source; a source that can, such as a file of rows of one
 * length, gives its blocks in an order that is drawn from all of them. A source that is sorted by class and cannot do that
 * should be mixed where it comes from.
 */
public interface Source {
    /**
     * Returns some of the rows, at least one, which show what all are like: shapes, types, names and classes.
     *
     * @return the same each time, at little cost
     * @throws NnException if there is no row, or the first cannot be read
     */
    Dataset sample();

    /**
     * Counts the rows of an epoch.
     *
     * @return empty where that is not known before, or where there is no end
     */
    OptionalLong rowCount();

    /**
     * Tells whether the rows never end, so that an epoch must be given its steps.
     *
     * @return false by default
     */
    default boolean isEndless() {
        return false;
    }

    /**
     * Opens the rows in their order.
     *
     * @param from the number of the first row to read; 0 but where a source without end goes on
     * @return to be closed
     */
    Blocks blocks(long from);

    /**
     * Opens all rows with their blocks in an order that is drawn; by default they keep their own.
     *
     * @param random draws the order
     * @return to be closed
     */
    default Blocks mixed(Randoms random) {
        Given.value("mixed: the random numbers", random);
        return blocks(0);
    }

    /**
     * Takes the first rows.
     *
     * @param rows how many, at least 1; all where there are fewer
     * @return a source that ends
     * @throws NnException if none is asked for
     */
    default Source take(long rows) {
        return new Taken(this, 0, rows);
    }

    /**
     * Leaves out the first rows, such as those that are taken for validation; a stream reads over them.
     *
     * @param rows how many, at least 0
     * @return a source of the others
     * @throws NnException if it is negative
     */
    default Source skip(long rows) {
        return new Taken(this, rows, Long.MAX_VALUE);
    }

    /** Gives the blocks of rows of one pass. */
    interface Blocks extends AutoCloseable {
        /**
         * Reads the next rows.
         *
         * @param most how many are wanted, at least 1
         * @return at least one row and at most so many, whose memory is good until the next are asked for; empty after the
         *     last
         * @throws NnException if they cannot be read
         */
        Optional<Block> next(int most);

        /**
         * Reads the next rows straight into memory that is there already, where that spares a copy; by default it does not.
         *
         * @param most how many rows there is memory for
         * @param inputs gives memory for the inputs, of which all are read into it or none is
         * @return as {@link #next(int)}
         */
        default Optional<Block> next(int most, Rows.Buffers inputs) {
            return next(most);
        }

        /** Gives back what was opened; closing again does nothing. */
        @Override
        void close();
    }

    /**
     * Holds some rows of a source.
     *
     * @param from the number of the first of them in the source, from 0
     * @param rows at least one, in the order of the sample's inputs and outputs
     */
    record Block(long from, Rows rows) {
        /** Refuses what is missing. */
        public Block {
            Given.value("a block: the rows", rows);
        }
    }

    /**
     * Gives datasets one after the other, of one row or of more.
     *
     * @param parts gone through anew in each epoch
     * @return their rows, of which none is read yet
     */
    static Source of(Iterable<Dataset> parts) {
        Given.value("Source.of: the parts", parts);
        return new Streamed(() -> StreamSupport.stream(parts.spliterator(), false));
    }

    /**
     * Gives datasets one after the other, of one row or of more.
     *
     * @param parts opens them, anew in each epoch; each stream is closed
     * @return their rows, of which none is read yet
     */
    static Source of(Supplier<Stream<Dataset>> parts) {
        Given.value("Source.of: the parts", parts);
        return new Streamed(parts);
    }

    /**
     * Gives the rows of two files, which are read by their places: a training that shuffles draws the order of blocks of
     * 256 KiB from the whole file. For a part of them see {@link RowFile#rows}.
     *
     * @param inputs the features
     * @param targets integer labels or values, as many rows
     * @return their rows, of which none is in memory
     * @throws NnException if the numbers of rows differ
     */
    static Source of(RowFile inputs, RowFile targets) {
        return new ByPlace(
                List.of(RowColumn.of(Given.value("Source.of: the inputs", inputs))),
                List.of(RowColumn.of(Given.value("Source.of: the targets", targets))));
    }

    /**
     * Gives the rows of a file, whose labels or values are in memory.
     *
     * @param inputs the features
     * @param targets integer labels [n] or values [n, …]
     * @return their rows, of which the features are not in memory
     * @throws NnException if the numbers of rows differ
     */
    static Source of(RowFile inputs, Tensor targets) {
        return new ByPlace(
                List.of(RowColumn.of(Given.value("Source.of: the inputs", inputs))),
                List.of(RowColumn.of(Given.value("Source.of: the targets", targets))));
    }

    /**
     * Gives rows that are computed from their number, without end.
     *
     * @param row makes the row of a number, from 0 on, always the same
     * @return a source for {@code fit -> fit.steps(…)}; step s of batches of b rows takes the rows from s·b on, never mixed,
     *     so that a training that is resumed sees what it would have seen
     */
    static Source generate(LongFunction<Dataset> row) {
        Given.value("Source.generate: what makes a row", row);
        return new Generated(row);
    }
}
