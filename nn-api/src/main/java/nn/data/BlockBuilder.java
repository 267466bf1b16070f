package nn.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers datasets, often of one row each, until they make a block. */
final class BlockBuilder {
    private static final int BYTES = 1 << 18;
    private static final int PARTS = 1 << 12;

    private final Dataset sample;
    private final long from;
    private final int most;
    private final List<Dataset> parts = new ArrayList<>();
    private int rows;

    BlockBuilder(Dataset sample, long from, int most) {
        this.sample = sample;
        this.from = from;
        this.most = (int) Math.min(
                most, Math.max(1, BYTES / Math.max(1, sample.rows().rowBytes())));
    }

    boolean isFull() {
        return parts.size() == PARTS || rows >= most;
    }

    /** Adds rows of a part, and returns those for which there is no room. */
    Optional<Dataset> add(Dataset part) {
        requireAlike(from + rows, part);
        int count = Math.min(part.size(), most - rows);
        boolean fits = count == part.size();
        parts.add(fits ? part : part.rows(0, count));
        rows += count;
        return fits ? Optional.empty() : Optional.of(part.rows(count, part.size()));
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
                || !given.classes().equals(sample.classes())
                || !given.preprocessing().equals(sample.preprocessing())) {
            throw NnException.of(
                    "the source, row %d: names and preprocessing must be those of the first row, %s, but are %s.",
                    number, names(sample), names(given));
        }
    }

    private static String names(Dataset data) {
        return data.inputNames() + " for " + data.outputNames() + " with classes " + data.classes()
                + data.preprocessing().map(each -> " made by " + each).orElse("");
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
