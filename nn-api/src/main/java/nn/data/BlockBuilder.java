package nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gathers datasets, often of one row each, until they make a block. */
final class BlockBuilder {
    private static final int BYTES = 1 << 18;
    private static final int PARTS = 1 << 12;

    private final Dataset sample;
    private final long from;
    private final long rowBytes;
    private final List<Dataset> parts = new ArrayList<>();
    private int rows;

    BlockBuilder(Dataset sample, long from) {
        this.sample = sample;
        this.from = from;
        this.rowBytes = sample.rows().rowBytes();
    }

    boolean isFull() {
        return parts.size() == PARTS || rows * rowBytes >= BYTES;
    }

    void add(@Nullable Dataset part) {
        long number = from + rows;
        Dataset given = Given.value("the source: row " + number, part);
        requireAlike(number, given);
        parts.add(given);
        rows += given.size();
    }

    /** Refuses rows that are not like the first, since all are to go into one network. */
    private void requireAlike(long number, Dataset given) {
        if (!given.rows().isLike(sample.rows())) {
            throw NnException.of(
                    "the source, row %d: all rows must be like the first, %s, but this one is %s.",
                    number, sample.rows().form(), given.rows().form());
        }
        if (!given.inputNames().equals(sample.inputNames())
                || !given.outputNames().equals(sample.outputNames())
                || !given.classes().equals(sample.classes())) {
            throw NnException.of(
                    "the source, row %d: the names must be those of the first row, %s, but are %s.",
                    number, names(sample), names(given));
        }
    }

    private static String names(Dataset data) {
        return data.inputNames() + " for " + data.outputNames() + " with classes " + data.classes();
    }

    int rows() {
        return rows;
    }

    Optional<Source.Block> built() {
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Source.Block(from, Joined.of(parts).rows()));
    }
}
