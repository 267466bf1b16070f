package nn.reliability;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Source;

/**
 * Passes a trap wherever it is asked for something, and counts what is open.
 *
 * @param rows what it gives
 * @param trap throws
 * @param open how many passes are open
 */
record TrappedSource(Source rows, Trap trap, AtomicInteger open) implements Source {
    @Override
    public Dataset sample() {
        trap.pass("source.sample");
        return rows.sample();
    }

    @Override
    public OptionalLong rowCount() {
        trap.pass("source.rowCount");
        return rows.rowCount();
    }

    @Override
    public Blocks blocks(long from) {
        trap.pass("source.blocks");
        return new Pass(rows.blocks(from));
    }

    @Override
    public Blocks mixed(Randoms random) {
        trap.pass("source.mixed");
        return new Pass(rows.mixed(random));
    }

    private final class Pass implements Blocks {
        private final Blocks blocks;
        private boolean isClosed;

        Pass(Blocks blocks) {
            this.blocks = blocks;
            open.incrementAndGet();
        }

        @Override
        public Optional<Block> next(int most) {
            trap.pass("source.next");
            return blocks.next(most);
        }

        @Override
        public void close() {
            if (!isClosed) {
                isClosed = true;
                open.decrementAndGet();
            }
            blocks.close();
            trap.pass("source.close");
        }
    }
}
