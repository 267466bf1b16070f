package nn.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
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
     * Reads arrays: all, or those that are named.
     *
     * @param file what {@code np.savez} or {@code np.savez_compressed} wrote
     * @param names those to read, such as where others are text, which no tensor holds; all if none is named
     * @return the arrays by their names, in the file's order
     * @throws NnException if the file cannot be read, is no such file, has no such array, or one of them cannot be read
     */
    public static Map<String, Tensor> read(Path file, String... names) {
        Set<String> chosen = new LinkedHashSet<>(Given.all("Npz.read: array", names));
        try (ZipFile zip = new ZipFile(Given.value("Npz.read: the file", file).toFile())) {
            Map<String, ZipEntry> entries = entries(zip);
            requireThere(file, chosen, entries.keySet());
            Map<String, Tensor> arrays = new LinkedHashMap<>();
            for (Map.Entry<String, ZipEntry> entry : entries.entrySet()) {
                if (chosen.isEmpty() || chosen.contains(entry.getKey())) {
                    arrays.put(entry.getKey(), array(file, zip, entry.getValue()));
                }
            }
            return Collections.unmodifiableMap(arrays);
        } catch (IOException unreadable) {
            throw NnException.unreadable(file, unreadable);
        }
    }

    private static Map<String, ZipEntry> entries(ZipFile zip) {
        Map<String, ZipEntry> entries = new LinkedHashMap<>();
        zip.stream()
                .filter(entry -> entry.getName().endsWith(SUFFIX))
                .forEach(entry ->
                        entries.put(entry.getName().substring(0, entry.getName().length() - SUFFIX.length()), entry));
        return entries;
    }

    private static void requireThere(Path file, Set<String> chosen, Set<String> there) {
        for (String name : chosen) {
            if (!there.contains(name)) {
                throw NnException.of("%s: there is no array \"%s\", but %s.", file, name, there);
            }
        }
    }

    /** Unpacks one array beside, so that it is read as any other; what is wrong with it names the file that was given. */
    private static Tensor array(Path file, ZipFile zip, ZipEntry entry) throws IOException {
        Path unpacked = Files.createTempFile("nn-", SUFFIX);
        try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, unpacked, StandardCopyOption.REPLACE_EXISTING);
            return Npy.read(unpacked);
        } catch (NnException wrong) {
            String about = String.valueOf(wrong.getMessage());
            throw NnException.of("%s", about.replace(unpacked.toString(), file + "!" + entry.getName()))
                    .maybe("name the arrays to read, without this one: Npz.read(file, \"x\", \"y\").");
        } finally {
            Files.delete(unpacked);
        }
    }
}
