package nn.data;

import java.util.function.Supplier;

/**
 * Says where the rows of one tensor are read from.
 *
 * @param rowCount how many there are
 * @param rowBytes the bytes of each
 * @param reader opens them
 */
record RowColumn(long rowCount, long rowBytes, Supplier<RowReader> reader) {
    static RowColumn of(RowFile file) {
        return new RowColumn(file.rowCount(), file.rowBytes(), file::open);
    }

    static RowColumn of(Tensor tensor) {
        long bytes = (long) tensor.shape().row().size() * tensor.type().bytes();
        return new RowColumn(tensor.rows(), bytes, () -> new InMemory(tensor));
    }

    private record InMemory(Tensor tensor) implements RowReader {
        @Override
        public Tensor read(long from, int count) {
            return tensor.rows((int) from, (int) from + count);
        }

        @Override
        public void close() {}
    }
}
