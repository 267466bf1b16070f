package nn.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntFunction;

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

    @Override
    public Source take(long rows) {
        Given.positive("take: the count of rows", rows);
        return part(0, Math.min(rows, rows()));
    }

    @Override
    public Source skip(long rows) {
        if (rows < 0 || rows >= rows()) {
            throw NnException.of(
                    "skip: of %d rows at least one must be left, but %d were to be left out.", rows(), rows);
        }
        return part(rows, rows());
    }

    private Source part(long from, long to) {
        return new ByPlace(
                features.stream().map(each -> each.part(from, to)).toList(),
                targets.stream().map(each -> each.part(from, to)).toList());
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

    /** Goes through the blocks, of which each may be read in parts. */
    private final class Pass implements Blocks {
        private final OpenRows open;
        private final Optional<int[]> order;
        private long next;
        private long end;
        private int blocks;

        Pass(OpenRows open, Optional<int[]> order, long from) {
            this.open = open;
            this.order = order;
            this.next = from;
            this.end = order.isPresent() ? from : rows();
        }

        @Override
        public Optional<Block> next(int most) {
            return isAtEnd() ? Optional.empty() : Optional.of(block(most, count -> open.read(next, count)));
        }

        @Override
        public Optional<Block> next(int most, Rows.Buffers inputs) {
            if (!open.areDirect() || isAtEnd()) {
                return next(most);
            }
            return Optional.of(block(most, count -> open.read(next, count, memory(count, inputs))));
        }

        /** Goes on to the next block of a drawn order after the end of one. */
        private boolean isAtEnd() {
            if (next == end && order.filter(all -> blocks < all.length).isPresent()) {
                next = order.orElseThrow()[blocks++] * blockRows();
                end = Math.min(rows(), next + blockRows());
            }
            return next == end;
        }

        private Block block(int most, IntFunction<Rows> read) {
            long from = next;
            int count = (int) Math.min(Math.min(blockRows(), most), end - next);
            Rows rows = read.apply(count);
            next += count;
            return new Block(from, rows);
        }

        private List<ByteBuffer> memory(int count, Rows.Buffers inputs) {
            List<ByteBuffer> memory = new ArrayList<>();
            for (RowColumn each : features) {
                memory.add(inputs.buffer(memory.size(), each.type(), each.row().batch(count)));
            }
            return memory;
        }

        @Override
        public void close() {
            open.close();
        }
    }
}
