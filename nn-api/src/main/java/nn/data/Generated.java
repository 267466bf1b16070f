package nn.data;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/**
 * Computes each row from its number.
 *
 * @param row makes a row
 */
record Generated(LongFunction<Dataset> row) implements Source {
    @Override
    public Dataset sample() {
        return Given.value("Source.generate: row 0", row.apply(0));
    }

    @Override
    public OptionalLong rowCount() {
        return OptionalLong.empty();
    }

    @Override
    public boolean isEndless() {
        return true;
    }

    @Override
    public Blocks blocks(long from) {
        return new Pass(sample(), row, from);
    }

    private static final class Pass implements Blocks {
        private final Dataset sample;
        private final LongFunction<Dataset> row;
        private long from;

        Pass(Dataset sample, LongFunction<Dataset> row, long from) {
            this.sample = sample;
            this.row = row;
            this.from = from;
        }

        @Override
        public Optional<Block> next(int most) {
            BlockBuilder block = new BlockBuilder(sample, from, most);
            while (!block.isFull()) {
                block.add(made(from++));
            }
            return block.built();
        }

        private Dataset made(long number) {
            Dataset one = Given.value("Source.generate: row " + number, row.apply(number));
            if (one.size() != 1) {
                throw NnException.of("Source.generate: row %d must be one row, but was %d.", number, one.size());
            }
            return one;
        }

        @Override
        public void close() {}
    }
}
