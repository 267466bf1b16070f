package nn.file;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import nn.data.Given;
import nn.data.NnException;
import nn.data.RowFile;
import nn.data.Tensor;

/**
 * Reads and writes numpy's files of one array, {@code .npy}.
 *
 * <pre>{@code
 * Npy.write(Path.of("x.npy"), features);                                // np.load("x.npy")
 * Tensor all = Npy.read(Path.of("x.npy"));                              // np.save("x.npy", x)
 * Source rows = Source.of(Npy.open(Path.of("x.npy")), Npy.open(Path.of("y.npy")));
 * }</pre>
 *
 * <p>Format versions 1 to 3, of whole numbers, floating-point numbers and truth values in either order of bytes; arrays of
 * objects, of records and of text are refused, and those in Fortran's order, which {@code df.to_numpy()} often gives, are
 * only read as a whole. The format is that of numpy's {@code numpy.lib.format}.
 */
public final class Npy {
    private static final int PART = 1 << 16;

    private Npy() {}

    /**
     * Names the rows of an array, to read any of them without the others: for files of any size.
     *
     * @param file an array of at least one axis
     * @return its rows along the first axis; {@link RowFile#tensor()} maps them into memory
     * @throws NnException if the file cannot be read, is no such file, ends early, or is in Fortran's order
     */
    public static RowFile open(Path file) {
        return header(Given.value("Npy.open: the file", file)).rows(file);
    }

    private static NpyHeader header(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return NpyHeader.read(in, file.toString());
        } catch (IOException unreadable) {
            throw NnException.unreadable(file, unreadable);
        }
    }

    /**
     * Reads an array.
     *
     * @param file an array of at least one axis
     * @return float32, int32 or uint8, as {@link RowFile.Element} says, in memory
     * @throws NnException if the file cannot be read, is no such file, or does not fit into one tensor
     */
    public static Tensor read(Path file) {
        return header(Given.value("Npy.read: the file", file)).all(file);
    }

    /**
     * Writes an array.
     *
     * @param file written anew, or in the place of what is there
     * @param tensor of any type
     * @throws NnException if the file cannot be written
     */
    public static void write(Path file, Tensor tensor) {
        Given.value("Npy.write: the tensor", tensor);
        try (OutputStream out = Files.newOutputStream(Given.value("Npy.write: the file", file))) {
            out.write(NpyHeader.of(tensor));
            write(tensor.memory(), out);
        } catch (IOException failed) {
            throw NnException.of("%s: the file must be writable, but: %s.", file, failed.getMessage())
                    .causedBy(failed);
        }
    }

    /** Writes part by part: a channel would not write in a thread that is interrupted. */
    private static void write(ByteBuffer memory, OutputStream out) throws IOException {
        byte[] part = new byte[PART];
        while (memory.hasRemaining()) {
            int count = Math.min(part.length, memory.remaining());
            memory.get(part, 0, count);
            out.write(part, 0, count);
        }
    }
}
