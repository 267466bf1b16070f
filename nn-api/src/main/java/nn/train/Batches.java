package nn.train;

import nn.data.Range;
import nn.data.Rows;
import nn.spi.Chunk;

/**
 * Holds rows that make several equal batches.
 *
 * @param rows the rows, in the order in which they are used
 * @param size the rows of one batch
 * @param areLast whether the epoch ends with them
 * @param features what the features that were read so far lie between
 */
record Batches(Rows rows, int size, boolean areLast, Range features) {
    int steps() {
        return rows.size() / size;
    }

    /** Says at which steps an engine takes them, and how fast it learns at each. */
    Chunk chunk(long firstStep, float... rates) {
        return new Chunk(rows.inputs(), rows.outputs(), size, firstStep, rates);
    }
}
