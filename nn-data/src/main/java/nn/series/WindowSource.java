package nn.series;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import nn.data.Dataset;
import nn.data.Randoms;
import nn.data.Source;

/**
 * Cuts windows as they are needed.
 *
 * @param windows all of them
 * @param block how many are cut at once
 */
record WindowSource(Windows windows, int block) implements Source {
    private static final int BLOCK_VALUES = 1 << 20;

    static WindowSource of(Windows windows) {
        long values = windows.dataset(0).rows().rowBytes() / Float.BYTES;
        return new WindowSource(windows, (int) Math.max(1, BLOCK_VALUES / values));
    }

    @Override
    public Dataset sample() {
        return windows.dataset(0);
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(windows.size());
    }

    @Override
    public Blocks blocks(long from) {
        int first = (int) Math.min(from, windows.size());
        return new Pass(IntStream.range(first, windows.size()).toArray(), first);
    }

    @Override
    public Blocks mixed(Randoms random) {
        return new Pass(random.permutation(windows.size()), 0);
    }

    @Override
    public String toString() {
        return windows + ", as a source";
    }

    private final class Pass implements Blocks {
        private final int[] order;
        private final int from;
        private int next;

        Pass(int[] order, int from) {
            this.order = order;
            this.from = from;
        }

        @Override
        public Optional<Block> next(int most) {
            if (next == order.length) {
                return Optional.empty();
            }
            int[] some = Arrays.copyOfRange(order, next, Math.min(order.length, next + Math.min(block, most)));
            next += some.length;
            return Optional.of(new Block(
                    (long) from + next - some.length, windows.dataset(some).rows()));
        }

        @Override
        public void close() {}
    }
}
