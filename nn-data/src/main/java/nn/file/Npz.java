package nn.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import nn.data.Given;
import nn.data.NnException;
import nn.data.Tensor;

/**
 * Reads numpy's files of several arrays, {@code .npz}, such as Keras's {@code mnist.npz}.
 *
 * <pre>{@code
 * Map<String, Tensor> arrays = Npz.read(Path.of("mnist.npz"));
 * Dataset train = Dataset.of(arrays.get("x_train"), arrays.get("y_train"));
 * }</pre>
 */
public final class Npz {
    private static final String SUFFIX = ".npy";

    private Npz() {}

    /**
     * Reads all arrays.
     *
     * @param file what {@code np.savez} or {@code np.savez_compressed} wrote
     * @return the arrays by their names, in the file's order
     * @throws NnException if the file cannot be read, is no such file, or one of the arrays cannot be read
     */
    public static Map<String, Tensor> read(Path file) {
        try (ZipFile zip = new ZipFile(Given.value("Npz.read: the file", file).toFile())) {
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (entry.getName().endsWith(SUFFIX)) {
                    String name = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
                    arrays.put(name, array(file, zip, entry));
                }
            }
            return Collections.unmodifiableMap(arrays);
        } catch (NoSuchFileException missing) {
            throw NnException.of("%s: the file must exist, but does not.", file).causedBy(missing);
        } catch (IOException unreadable) {
            throw Npy.unreadable(file, unreadable);
        }
    }

    /** Unpacks one array beside, so that it is read as any other. */
    private static Tensor array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        Path unpacked = Files.createTempFile("nn-", SUFFIX);
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return Npy.read(unpacked);
        } catch (NnException wrong) {
            throw NnException.of("%s!%s: %s", file, entry.getName(), about(wrong, unpacked))
                    .causedBy(wrong);
        } finally {
            Files.delete(unpacked);
        }
    }

    /** Says what was wrong without the name of the file that was only unpacked. */
    private static String about(NnException wrong, Path unpacked) {
        return String.valueOf(wrong.getMessage()).replace(unpacked + ": ", "");
    }
}
