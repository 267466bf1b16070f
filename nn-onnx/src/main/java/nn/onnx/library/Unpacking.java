package nn.onnx.library;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Puts a library into a folder, whole or not at all. */
final class Unpacking {
    private static final String PART = ".part";

    /** A file that is being unpacked has been written to since. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    private Unpacking() {}

    static boolean isIn(Path folder, PackedLibrary library) {
        // A file that does not exist has no length.
        return folder.resolve(library.file()).toFile().length() == library.size();
    }

    static void add(PackedLibrary library, Path folder) throws IOException {
        Path part = folder.resolve(library.file() + "-" + UUID.randomUUID() + PART);
        // For a process that is stopped on the way.
        part.toFile().deleteOnExit();
        try (InputStream content = library.open()) {
            Files.copy(content, part);
            allow(part);
            Files.move(part, folder.resolve(library.file()), StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException refused) {
            // On Windows a file that another process has just put there and loaded cannot be replaced, and need not be.
            if (!isIn(folder, library)) {
                throw refused;
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void allow(Path part) throws IOException {
        if (!part.toFile().setExecutable(true, false)) {
            throw new FileSystemException(part.toString(), null, "the system allows no programs there");
        }
    }

    /** Deletes what processes left that were killed. */
    static void sweep(Path folder) throws IOException {
        long abandoned = Instant.now().minus(ABANDONED).toEpochMilli();
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
            for (Path part : parts) {
                if (part.toFile().lastModified() < abandoned) {
                    Files.deleteIfExists(part);
                }
            }
        }
    }
}
