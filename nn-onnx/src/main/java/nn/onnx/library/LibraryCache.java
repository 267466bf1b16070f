package nn.onnx.library;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * A folder in which libraries are unpacked once; several processes may use it at the same time.
 *
 * @param root has a folder for each set of libraries
 */
public record LibraryCache(Path root) {
    /** The system property that names the folder, instead of the system's own place for such files. */
    public static final String PROPERTY = "nn.onnx.cache";

    private static final double MB = 1e6;

    /**
     * Finds the cache of this user.
     *
     * @return empty for a user without a home
     */
    public static Optional<LibraryCache> ofSystem() {
        return UserCache.ofSystem().libraries().map(Path::toAbsolutePath).map(LibraryCache::new);
    }

    /**
     * Names the folder of libraries that belong together: other libraries, another folder.
     *
     * @param libraries at least one; the first one's jar gives the name
     * @return it need not exist
     */
    public Path folder(List<PackedLibrary> libraries) {
        CRC32 mark = new CRC32();
        for (PackedLibrary each : libraries) {
            String line = each.file() + " " + each.size() + " " + each.mark() + "\n";
            mark.update(line.getBytes(StandardCharsets.UTF_8));
        }
        return root.resolve(
                String.format(Locale.ROOT, "%s-%08x", libraries.get(0).jar(), mark.getValue()));
    }

    /**
     * Unpacks the libraries that are not in the folder yet. A file is there under its name only when it is whole.
     *
     * @param libraries any
     * @param folder one of this cache
     * @throws IOException if there is no room or no right to write, or the system forbids programs there
     */
    public void unpack(List<PackedLibrary> libraries, Path folder) throws IOException {
        List<PackedLibrary> missing =
                libraries.stream().filter(each -> !Unpacking.isIn(folder, each)).toList();
        if (!missing.isEmpty()) {
            // Before JDK 20, createDirectories takes a link to a directory for a file.
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder);
            }
            Unpacking.sweep(folder);
            requireRoom(missing, folder);
        }
        for (PackedLibrary each : missing) {
            Unpacking.add(each, folder);
        }
        for (PackedLibrary each : libraries) {
            requireAllowed(folder.resolve(each.file()));
        }
    }

    /**
     * Refuses a folder without room for the libraries that are not in it yet.
     *
     * @param libraries any
     * @param folder one of this cache, which exists
     * @throws IOException if there is no room, or the system does not say how much there is
     */
    public static void requireRoom(List<PackedLibrary> libraries, Path folder) throws IOException {
        long needed = libraries.stream()
                .filter(each -> !Unpacking.isIn(folder, each))
                .mapToLong(PackedLibrary::size)
                .sum();
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < needed) {
            String words = String.format(
                    Locale.ROOT, "%.0f MB are needed, but %.0f MB are free", needed / MB, Math.floor(room / MB));
            throw new FileSystemException(folder.toString(), null, words);
        }
    }

    /** The system tells so for a file system that is mounted without programs. */
    private static void requireAllowed(Path file) throws IOException {
        if (!Files.isExecutable(file)) {
            throw new FileSystemException(file.toString(), null, "the system allows no programs there");
        }
    }
}
