package nn.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Names a file that holds rows of numbers of one length, one after the other, and reads any of them without the others.
 *
 * <pre>{@code
 * Source pixels = Source.of(RowFile.floats(Path.of("x.f32"), 784), RowFile.bytes(Path.of("y.u8")));
 * }</pre>
 */
public final class RowFile {
    /** How numbers are written, and as what they are read. */
    public enum Element {
        /** Whole numbers 0..255, read as uint8. */
        UINT8(1, DType.UINT8),
        /** A byte that is 0 or 1, read as uint8. */
        BOOL(1, DType.UINT8),
        /** Whole numbers −128..127, read as int32. */
        INT8(1, DType.INT32),
        /** Whole numbers of 16 bits, read as int32. */
        INT16(2, DType.INT32),
        /** Whole numbers 0..65535, read as int32. */
        UINT16(2, DType.INT32),
        /** Whole numbers of 32 bits. */
        INT32(4, DType.INT32),
        /** Whole numbers 0..2^32 − 1, read as int32; greater ones are refused. */
        UINT32(4, DType.INT32),
        /** Whole numbers of 64 bits, read as int32; greater ones are refused. */
        INT64(8, DType.INT32),
        /** Whole numbers 0..2^64 − 1, read as int32; greater ones are refused. */
        UINT64(8, DType.INT32),
        /** Half precision, read as float32. */
        FLOAT16(2, DType.FLOAT32),
        /** The upper half of single precision, Google's bfloat16, read as float32. */
        BFLOAT16(2, DType.FLOAT32),
        /** Single precision. */
        FLOAT32(4, DType.FLOAT32),
        /** Double precision, read as float32; finite numbers beyond it are refused. */
        FLOAT64(8, DType.FLOAT32);

        private final int bytes;
        private final DType type;

        Element(int bytes, DType type) {
            this.bytes = bytes;
            this.type = type;
        }

        /**
         * Counts the bytes of one number in the file.
         *
         * @return 1, 2, 4 or 8
         */
        public int bytes() {
            return bytes;
        }

        /**
         * Returns the type of tensors that the numbers are read into.
         *
         * @return the type
         */
        public DType type() {
            return type;
        }
    }

    private final Path path;
    private final long offset;
    private final Element element;
    private final ByteOrder order;
    private final Shape row;
    private final long rowCount;

    private RowFile(Path path, long offset, Element element, ByteOrder order, Shape row, long rowCount) {
        this.path = path;
        this.offset = offset;
        this.element = element;
        this.order = order;
        this.row = row;
        this.rowCount = rowCount;
    }

    /**
     * Names the rows of a file of float32 numbers and nothing else, in little-endian order, as numpy's {@code tofile}
     * writes them.
     *
     * @param path the file
     * @param row the shape of one row; nothing for one number a row
     * @return its rows
     * @throws NnException if there is no such file, or its length is none of whole rows
     */
    public static RowFile floats(Path path, int... row) {
        return of(path, 0, Element.FLOAT32, ByteOrder.LITTLE_ENDIAN, Shape.of(Given.value("RowFile: the row", row)));
    }

    /**
     * Names the rows of a file of bytes 0..255 and nothing else.
     *
     * @param path the file
     * @param row the shape of one row; nothing for one number a row
     * @return its rows
     * @throws NnException if there is no such file, or its length is none of whole rows
     */
    public static RowFile bytes(Path path, int... row) {
        return of(path, 0, Element.UINT8, ByteOrder.LITTLE_ENDIAN, Shape.of(Given.value("RowFile: the row", row)));
    }

    /**
     * Names the rows of a file.
     *
     * @param path the file
     * @param offset how many bytes stand before the first row
     * @param element how numbers are written
     * @param order the order of a number's bytes
     * @param row the shape of one row
     * @return all rows from there to the file's end
     * @throws NnException if there is no such file, it is a folder, the offset is below 0, or no whole rows stand there
     */
    public static RowFile of(Path path, long offset, Element element, ByteOrder order, Shape row) {
        Given.value("RowFile: the file", path);
        Given.value("RowFile: the numbers", element);
        Given.value("RowFile: the order of bytes", order);
        if (offset < 0) {
            throw NnException.of("%s: the offset of the first row must be at least 0, but was %d.", path, offset);
        }
        long rowBytes = (long) Given.value("RowFile: the row", row).size() * element.bytes;
        long bytes = size(path) - offset;
        if (rowBytes == 0 || bytes < rowBytes || bytes % rowBytes != 0) {
            throw NnException.of(
                            "%s: the file must hold whole rows %s of %s, %d bytes each, but holds %d bytes of them.",
                            path, row, name(element), rowBytes, Math.max(0, bytes))
                    .maybe("check the shape of a row and the type of its numbers.");
        }
        return new RowFile(path, offset, element, order, row, bytes / rowBytes);
    }

    /**
     * Names some rows of a file that holds other things, too.
     *
     * @param path the file
     * @param offset how many bytes stand before the first row
     * @param element how numbers are written
     * @param order the order of a number's bytes
     * @param row the shape of one row
     * @param rowCount how many rows stand there, at least 1
     * @return these rows
     * @throws NnException if there is no such file, it is a folder, the offset is below 0, or it does not hold them
     */
    public static RowFile of(Path path, long offset, Element element, ByteOrder order, Shape row, long rowCount) {
        Given.positive("RowFile: the count of rows", rowCount);
        Given.value("RowFile: the order of bytes", order);
        long rowBytes =
                (long) Given.value("RowFile: the row", row).size() * Given.value("RowFile: the numbers", element).bytes;
        long bytes = size(Given.value("RowFile: the file", path));
        if (rowBytes == 0 || offset < 0 || offset > bytes || rowCount > (bytes - offset) / rowBytes) {
            throw NnException.of(
                    "%s: the file must hold %d rows %s of %s from byte %d on, but has %d bytes.",
                    path, rowCount, row, name(element), offset, bytes);
        }
        return new RowFile(path, offset, element, order, row, rowCount);
    }

    private static String name(Element element) {
        return element.name().toLowerCase(Locale.ROOT);
    }

    private static long size(Path path) {
        if (Files.isDirectory(path)) {
            throw NnException.of("%s: there must be a file of rows, but it is a folder.", path);
        }
        try {
            return Files.size(path);
        } catch (IOException unreadable) {
            throw NnException.unreadable(path, unreadable);
        }
    }

    /**
     * Counts the rows.
     *
     * @return at least 1
     */
    public long rowCount() {
        return rowCount;
    }

    /**
     * Names a part of the rows, such as those to learn from.
     *
     * @param from the first row, from 0
     * @param to one past the last
     * @return these rows of the same file
     * @throws NnException if there are no such rows
     */
    public RowFile rows(long from, long to) {
        requireRows(from, to);
        return new RowFile(path, offset + from * rowBytes(), element, order, row, to - from);
    }

    private void requireRows(long from, long to) {
        if (from < 0 || from >= to || to > rowCount) {
            throw NnException.of(
                    "%s: the file has rows 0 to %d, but %d to %d were asked for.", path, rowCount, from, to);
        }
    }

    /**
     * Returns the shape of one row.
     *
     * @return without the count of rows
     */
    public Shape row() {
        return row;
    }

    /**
     * Returns the type that the numbers are read as.
     *
     * @return the type of tensors
     */
    public DType type() {
        return element.type;
    }

    long rowBytes() {
        return (long) row.size() * element.bytes;
    }

    boolean isNative() {
        boolean same = element.bytes == element.type.bytes() && element != Element.UINT32;
        return same && (element.bytes == 1 || order == ByteOrder.nativeOrder());
    }

    /**
     * Reads some rows.
     *
     * @param from the first row, from 0
     * @param to one past the last
     * @return [to − from, …], in memory
     * @throws NnException if there are no such rows, or they cannot be read
     */
    public Tensor read(long from, long to) {
        requireRows(from, to);
        try (RowFileReader reader = open()) {
            return reader.read(from, Memory.inOnePiece(path + ": so many rows", (to - from) * row.size()) / row.size());
        }
    }

    /**
     * Reads all rows into memory that the system maps where the file holds numbers as tensors do: nothing is read before it
     * is used, and what the system wants back it takes. The file must not change as long as the tensor is used.
     *
     * @return [rows, …], of at most 2^31 − 1 bytes
     * @throws NnException if there are more, or they cannot be read
     */
    public Tensor tensor() {
        if (!isNative()) {
            return read(0, rowCount);
        }
        int bytes = Memory.inOnePiece(path + ": all rows in one tensor", rowCount * rowBytes());
        try (SteadyFile file = new SteadyFile(path)) {
            ByteBuffer mapped = file.use(channel -> channel.map(FileChannel.MapMode.READ_ONLY, offset, bytes));
            return Tensor.wrap(element.type, row.batch((int) rowCount), mapped);
        } catch (IOException e) {
            throw NnException.unreadable(path, e);
        }
    }

    /** Opens the file, to read from it again and again. */
    RowFileReader open() {
        try {
            return new RowFileReader(this, new SteadyFile(path));
        } catch (IOException e) {
            throw NnException.unreadable(path, e);
        }
    }

    Path path() {
        return path;
    }

    long offset() {
        return offset;
    }

    Element element() {
        return element;
    }

    ByteOrder order() {
        return order;
    }

    @Override
    public String toString() {
        return path + ": " + rowCount + " rows " + row + " of " + name(element);
    }
}
