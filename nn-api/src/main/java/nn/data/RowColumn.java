package nn.data;

import java.nio.ByteBuffer;
import java.util.function.Supplier;

/**
 * Says where the rows of one tensor are read from.
 *
 * @param rowCount how many there are
 * @param type the type of its numbers in memory
 * @param row the shape of one row
 * @param reader opens them
 */
record RowColumn(long rowCount, DType type, Shape row, Supplier<RowReader> reader) {
    static RowColumn of(RowFile file) {
        return new RowColumn(file.rowCount(), file.type(), file.row(), file::open);
    }

    static RowColumn of(Tensor tensor) {
        return new RowColumn(tensor.rows(), tensor.type(), tensor.shape().row(), () -> new TensorRows(tensor));
    }

    /** Returns some of the rows. */
    RowColumn part(long from, long to) {
        return new RowColumn(to - from, type, row, () -> new Part(reader.get(), from));
    }

    /** Counts rows from another one on. */
    private record Part(RowReader all, long first) implements RowReader {
        @Override
        public Tensor read(long from, int count) {
            return all.read(first + from, count);
        }

        @Override
        public boolean isDirect() {
            return all.isDirect();
        }

        @Override
        public Tensor read(long from, ByteBuffer memory) {
            return all.read(first + from, memory);
        }

        @Override
        public void close() {
            all.close();
        }
    }

    long rowBytes() {
        return (long) row.size() * type.bytes();
    }

    private record TensorRows(Tensor tensor) implements RowReader {
        @Override
        public Tensor read(long from, int count) {
            return tensor.rows((int) from, (int) from + count);
        }

        @Override
        public void close() {}
    }
}
