package nn.data;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads rows by their place, so that blocks of them can come in any order.
 *
 * @param features where each input's rows are
 * @param targets where each output's rows are
 */
record ByPlace(List<RowColumn> features, List<RowColumn> targets) implements Source {
    private static final int BLOCK_BYTES = 1 << 18;
    private static final int SAMPLE_ROWS = 256;

    ByPlace {
        features = List.copyOf(features);
        targets = List.copyOf(targets);
        long rows = features.get(0).rowCount();
        for (RowColumn each : targets) {
            if (each.rowCount() != rows) {
                throw NnException.of("the source has %d rows of features, but %d targets.", rows, each.rowCount());
            }
        }
    }

    @Override
    public Dataset sample() {
        try (OpenRows open = OpenRows.of(this)) {
            Rows first = open.read(0, (int) Math.min(SAMPLE_ROWS, rows()));
            return Dataset.of(
                    first.inputs(),
                    first.outputs().stream().map(WeightedTargets::targets).toList());
        }
    }

    long rows() {
        return features.get(0).rowCount();
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.of(rows());
    }

    @Override
    public Blocks blocks(long from) {
        return new Pass(OpenRows.of(this), Optional.empty(), from);
    }

    @Override
    public Blocks mixed(Randoms random) {
        int blocks = (int) ((rows() + blockRows() - 1) / blockRows());
        return new Pass(OpenRows.of(this), Optional.of(random.permutation(blocks)), 0);
    }

    private long blockRows() {
        long bytes = features.stream().mapToLong(RowColumn::rowBytes).sum();
        return Math.max(1, BLOCK_BYTES / Math.max(1, bytes));
    }

    private final class Pass implements Blocks {
        private final OpenRows open;
        private final Optional<int[]> order;
        private long next;

        Pass(OpenRows open, Optional<int[]> order, long from) {
            this.open = open;
            this.order = order;
            this.next = from;
        }

        @Override
        public Optional<Block> next() {
            if (next >= order.map(blocks -> (long) blocks.length).orElse(rows())) {
                return Optional.empty();
            }
            long from = order.map(blocks -> blocks[(int) next] * blockRows()).orElse(next);
            int count = (int) Math.min(blockRows(), rows() - from);
            next += order.isPresent() ? 1 : count;
            return Optional.of(new Block(from, open.read(from, count)));
        }

        @Override
        public void close() {
            open.close();
        }
    }
}
