package nn.train;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import nn.data.Randoms;
import nn.data.Range;
import nn.data.Rows;

/** Gives the rows of one epoch after the other, checked and in the form that the losses want; used by one thread at a time. */
interface Supply extends AutoCloseable {
    /** Returns some rows, which show what all are like. */
    Rows sample();

    /** Counts the rows of an epoch, where that is known before. */
    OptionalLong rowCount();

    /** Tells whether an epoch must be given its steps. */
    boolean isEndless();

    /**
     * Begins an epoch.
     *
     * @param mixing draws the order of the rows; empty keeps theirs
     * @param firstRow how many rows were learned from before, which is where one goes on that has no end
     * @param batch so many rows are at hand at once, where there are as many
     * @param needed how many rows the epoch takes at most
     */
    void begin(Optional<Randoms> mixing, long firstRow, int batch, long needed);

    /** Shows all rows to a check as they are read, where they are not in memory already. */
    void checkEach(Consumer<Rows> required);

    /** Counts the rows at hand: all that are left of the epoch, or at least a batch of them. */
    int left();

    /**
     * Gives the next rows.
     *
     * @param count at most those at hand
     * @param memory to copy them into; rows that are there already are not copied
     */
    Rows next(int count, Rows.Buffers memory);

    /** Returns what the features given so far lie between, those of the first input. */
    Range features();

    /** Gives back what an epoch opened; another may begin. */
    @Override
    void close();
}
