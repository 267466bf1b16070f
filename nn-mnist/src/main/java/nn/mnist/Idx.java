package nn.mnist;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import nn.data.DType;
import nn.data.Given;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Shape;
import nn.data.Tensor;

/**
 * Reads IDX files, the format of MNIST and its kin: two zero bytes, one for the type, one for the number of axes, then
 * the size of each axis and all numbers, row after row, big-endian.
 *
 * <p>The format comes from the page of the MNIST database (Y. LeCun, C. Cortes, C. Burges).
 */
public final class Idx {
    private static final int MAGIC = 4;

    /** So much memory is given on the header's word, which may lie: no more than a file of this size can unpack to. */
    private static final long TRUSTED = 1 << 26;

    /** What gzip can make of a byte. */
    private static final long MOST_UNPACKED = 1032;

    private final InputStream in;
    private final long trusted;

    private Idx(InputStream in, long trusted) {
        this.in = in;
        this.trusted = trusted;
    }

    /**
     * Reads a file, plain or gzipped, whatever its name is.
     *
     * <p>Takes types 08 (uint8), 0c (int32) and 0d (float32). Reads no more than the file's header announces.
     *
     * @param file an IDX file
     * @return a tensor of the file's type and shape
     * @throws NnException if the file cannot be read, is of another format or type, holds no number, ends early or goes on
     *     after its last number
     */
    public static Tensor read(Path file) {
        return read(Given.value("Idx.read: the file", file), (type, shape) -> requireSome(shape.dim(0), shape.row()));
    }

    private static void requireSome(int rows, Shape row) {
        if (rows == 0 || row.size() == 0) {
            throw NnException.of(
                    "the file must hold at least one number, but its header announces %d rows %s.", rows, row);
        }
    }

    /**
     * Names the rows of a file that is not gzipped, to read any of them without the others: for files of any size.
     *
     * <pre>{@code
     * Source digits = Source.of(Idx.open(images), Idx.open(labels));
     * }</pre>
     *
     * @param file an IDX file
     * @return its rows, of which none is read
     * @throws NnException if the file cannot be read, is gzipped, of another format or type, holds no number, ends early or
     *     goes on after its last number
     */
    public static RowFile open(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Given.value("Idx.open: the file", file)))) {
            if (isGzipped(in)) {
                throw NnException.of("%s: only a file that is not packed can be read by its rows.", file)
                        .maybe("unpack it first, or read all of it: Idx.read(…).");
            }
            return new Idx(in, 0).rows(file);
        } catch (IOException e) {
            throw NnException.unreadable(file, e);
        }
    }

    private RowFile rows(Path file) throws IOException {
        Header header = header(file);
        RowFile.Element element = RowFile.Element.valueOf(header.type.name());
        RowFile rows = RowFile.of(file, header.length(), element, ByteOrder.BIG_ENDIAN, header.row);
        if (rows.rowCount() != header.rows) {
            throw NnException.of(
                            "%s: the header announces %d rows %s, but the file holds %d.",
                            file, header.rows, header.row, rows.rowCount())
                    .maybe("a download broke off: delete the file and fetch it again.");
        }
        return rows;
    }

    private Header header(Path file) throws IOException {
        try {
            Header header = header();
            requireSome(header.rows, header.row);
            return header;
        } catch (NnException e) {
            throw e.at(file.toString());
        }
    }

    /** What stands before the numbers. */
    private record Header(DType type, int rows, Shape row) {
        long length() {
            return MAGIC + (1L + row.rank()) * Integer.BYTES;
        }
    }

    private Header header() throws IOException {
        byte[] magic = magic();
        DType type = type(magic[2]);
        int[] dims = dims(magic[3] & 0xff);
        return new Header(type, dims[0], Shape.of(Arrays.copyOfRange(dims, 1, dims.length)));
    }

    /** Reads a file whose header must please a check, which throws before any number is read. */
    static Tensor read(Path file, BiConsumer<DType, Shape> check) {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, Math.min(TRUSTED, MOST_UNPACKED * Files.size(file)), file.toString(), check);
        } catch (IOException e) {
            throw NnException.unreadable(file, e);
        }
    }

    static Tensor read(InputStream in, String place, BiConsumer<DType, Shape> check) throws IOException {
        return read(in, TRUSTED, place, check);
    }

    private static Tensor read(InputStream in, long trusted, String place, BiConsumer<DType, Shape> check)
            throws IOException {
        try {
            return new Idx(unpacked(in), trusted).tensor(check);
        } catch (NnException e) {
            throw e.at(place);
        } catch (EOFException e) {
            throw NnException.of("%s: the gzipped file must be whole, but ends early.", place)
                    .causedBy(e)
                    .maybe("a download broke off: delete the file and fetch it again.");
        } catch (ZipException e) {
            throw NnException.of("%s: the gzipped file must be sound, but is damaged: %s.", place, e.getMessage())
                    .causedBy(e)
                    .maybe("a download went wrong: delete the file and fetch it again.");
        }
    }

    private static InputStream unpacked(InputStream file) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
        return isGzipped(in) ? new GZIPInputStream(in, 1 << 16) : in;
    }

    /** Looks at the first bytes of what can be marked, and leaves them to be read. */
    static boolean isGzipped(InputStream in) throws IOException {
        in.mark(2);
        boolean gzipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return gzipped;
    }

    private Tensor tensor(BiConsumer<DType, Shape> check) throws IOException {
        Header header = header();
        DType type = header.type;
        Shape shape = header.row.batch(header.rows);
        check.accept(type, shape);
        ByteBuffer numbers = numbers(type, shape);
        return switch (type) {
            case UINT8 -> Tensor.wrap(type, shape, numbers);
            case INT32 -> ints(shape, numbers);
            case FLOAT32 -> floats(shape, numbers);
        };
    }

    private byte[] magic() throws IOException {
        byte[] magic = header(MAGIC);
        if (magic[0] != 0 || magic[1] != 0 || magic[3] == 0) {
            throw NnException.of(
                            "an IDX file starts with 00 00, a type and a number of axes, but this one with %s.",
                            HexFormat.ofDelimiter(" ").formatHex(magic))
                    .maybe("it is of another format, or packed otherwise than with gzip: unpack it first.");
        }
        return magic;
    }

    private static DType type(byte code) {
        return switch (code) {
            case 0x08 -> DType.UINT8;
            case 0x0c -> DType.INT32;
            case 0x0d -> DType.FLOAT32;
            default ->
                throw NnException.of("the type must be 08 (uint8), 0c (int32) or 0d (float32), but was %02x.", code);
        };
    }

    private int[] dims(int rank) throws IOException {
        int[] dims = new int[rank];
        ByteBuffer.wrap(header(rank * Integer.BYTES)).asIntBuffer().get(dims);
        if (IntStream.of(dims).anyMatch(size -> size < 0)) {
            throw NnException.of(
                    "an axis can have 2^31 - 1 numbers at most, but the shape is %s.",
                    IntStream.of(dims).mapToObj(Integer::toUnsignedString).toList());
        }
        return dims;
    }

    private byte[] header(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw NnException.of(
                            "the header of an IDX file needs %d bytes here, but the file ends after %d of them.",
                            length, bytes.length)
                    .maybe("a download broke off: delete the file and fetch it again.");
        }
        return bytes;
    }

    private ByteBuffer numbers(DType type, Shape shape) throws IOException {
        long length = (long) shape.size() * type.bytes();
        if (length > Integer.MAX_VALUE) {
            throw NnException.of("the numbers must fit into 2^31 - 1 bytes, but %s needs %d.", shape, length);
        }
        ByteBuffer numbers = arrived((int) length);
        if (numbers.remaining() < length) {
            throw NnException.of(
                            "%s needs %d bytes of numbers, but the file ends after %d.",
                            shape, length, numbers.remaining())
                    .maybe("a download broke off: delete the file and fetch it again.");
        }
        if (in.read() >= 0) {
            throw NnException.of("%s needs %d bytes of numbers, but the file goes on after them.", shape, length)
                    .maybe("the header or the file is damaged: delete the file and fetch it again.");
        }
        return numbers;
    }

    /** Reads up to so many bytes, straight into a tensor's memory; more than a trusted amount only as bytes arrive. */
    private ByteBuffer arrived(int length) throws IOException {
        byte[] part = new byte[1 << 16];
        ByteBuffer memory = allocate((int) Math.min(length, trusted));
        int read = in.read(part, 0, Math.min(part.length, length));
        while (read > 0) {
            if (memory.remaining() < read) {
                int larger = (int) Math.min(length, 2L * memory.capacity());
                memory = allocate(larger).put(memory.flip());
            }
            memory.put(part, 0, read);
            read = in.read(part, 0, Math.min(part.length, length - memory.position()));
        }
        return memory.flip();
    }

    private static ByteBuffer allocate(int bytes) {
        return Tensor.allocate(DType.UINT8, Shape.of(bytes)).order(ByteOrder.BIG_ENDIAN);
    }

    private static Tensor ints(Shape shape, ByteBuffer numbers) {
        int[] values = new int[shape.size()];
        numbers.asIntBuffer().get(values);
        return Tensor.of(shape, values);
    }

    private static Tensor floats(Shape shape, ByteBuffer numbers) {
        float[] values = new float[shape.size()];
        numbers.asFloatBuffer().get(values);
        return Tensor.of(shape, values);
    }
}
