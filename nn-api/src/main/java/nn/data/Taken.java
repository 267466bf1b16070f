package nn.data;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Ends a source after some rows.
 *
 * @param all the source
 * @param most how many rows are taken
 */
record Taken(Source all, long most) implements Source {
    Taken {
        Given.positive("take: the count of rows", most);
    }

    @Override
    public Dataset sample() {
        Dataset sample = all.sample();
        return sample.take(most);
    }

    @Override
    public OptionalLong rowCount() {
        return all.isEndless()
                ? OptionalLong.of(most)
                : all.rowCount().stream().map(rows -> Math.min(rows, most)).findFirst();
    }

    @Override
    public Blocks blocks(long from) {
        return new Pass(all.blocks(from), from, most);
    }

    private static final class Pass implements Blocks {
        private final Blocks all;
        private final long end;
        private long next;

        Pass(Blocks all, long from, long end) {
            this.all = all;
            this.next = from;
            this.end = end;
        }

        @Override
        public Optional<Block> next() {
            return next < end ? all.next().map(this::upToTheLast) : Optional.empty();
        }

        @Override
        public Optional<Block> next(int most, Rows.Buffers inputs) {
            return next < end
                    ? all.next((int) Math.min(most, end - next), inputs).map(this::upToTheLast)
                    : Optional.empty();
        }

        private Block upToTheLast(Block block) {
            int rows = (int) Math.min(block.rows().size(), end - next);
            next += rows;
            return rows == block.rows().size()
                    ? block
                    : new Block(block.from(), block.rows().slice(0, rows));
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
