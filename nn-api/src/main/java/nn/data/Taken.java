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
        return new Pass(all.blocks(from), most);
    }

    private static final class Pass implements Blocks {
        private final Blocks all;
        private final long most;

        Pass(Blocks all, long most) {
            this.all = all;
            this.most = most;
        }

        @Override
        public Optional<Block> next() {
            return all.next().filter(block -> block.from() < most).map(this::upToTheLast);
        }

        private Block upToTheLast(Block block) {
            int rows = (int) Math.min(block.rows().size(), most - block.from());
            return new Block(block.from(), block.rows().slice(0, rows));
        }

        @Override
        public void close() {
            all.close();
        }
    }
}
