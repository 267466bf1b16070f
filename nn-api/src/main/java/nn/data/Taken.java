package nn.data;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Gives a part of a source.
 *
 * @param all the source
 * @param first how many rows are left out before
 * @param most how many are taken
 */
record Taken(Source all, long first, long most) implements Source {
    Taken {
        Given.positive("take: the count of rows", most);
        if (first < 0) {
            throw NnException.of("skip: the count of rows must be at least 0, but was %d.", first);
        }
    }

    /** Shows the source's own: what is left out is like the rest. */
    @Override
    public Dataset sample() {
        Dataset sample = all.sample();
        return sample.take(most);
    }

    @Override
    public OptionalLong rowCount() {
        if (all.isEndless() && !isEndless()) {
            return OptionalLong.of(most);
        }
        return all.rowCount().stream()
                .map(rows -> Math.min(Math.max(0, rows - first), most))
                .findFirst();
    }

    @Override
    public boolean isEndless() {
        return all.isEndless() && most == Long.MAX_VALUE;
    }

    @Override
    public Blocks blocks(long from) {
        return new Pass(all.blocks(first + from), from);
    }

    private final class Pass implements Blocks {
        private final Blocks opened;
        private long next;

        Pass(Blocks opened, long from) {
            this.opened = opened;
            this.next = from;
        }

        @Override
        public Optional<Block> next(int wanted) {
            return next < most ? counted(opened.next(left(wanted))) : Optional.empty();
        }

        @Override
        public Optional<Block> next(int wanted, Rows.Buffers inputs) {
            return next < most ? counted(opened.next(left(wanted), inputs)) : Optional.empty();
        }

        private int left(int wanted) {
            return (int) Math.min(wanted, most - next);
        }

        private Optional<Block> counted(Optional<Block> block) {
            block.ifPresent(read -> next += read.rows().size());
            return block;
        }

        @Override
        public void close() {
            opened.close();
        }
    }
}
