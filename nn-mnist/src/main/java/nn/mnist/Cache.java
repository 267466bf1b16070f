package nn.mnist;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import nn.data.NnException;

/**
 * Keeps downloads, so that each is made once; several processes may use it at the same time.
 *
 * @param directory where the files are
 * @param opening how a download is begun
 */
record Cache(Path directory, Opening opening) {
    /** A download that lives has been written to since. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    Cache(Path directory) {
        this(directory, Files::newOutputStream);
    }

    /** Downloads what is missing. A file is here under its name only when it is whole. */
    void require(Original original, Mirrors mirrors) {
        if (original.in(directory).isPresent()) {
            return;
        }
        try {
            add(original, mirrors);
        } catch (DownloadException e) {
            throw NnException.of(
                            "%s: MNIST's %s is not here yet, and no mirror gave it: %s.",
                            directory, original.name(), e.getMessage())
                    .causedBy(e)
                    .maybe("the network is down: name a directory that holds the four files by -Dnn.mnist.dir or"
                            + " NN_MNIST_DIR, or use OpticalDigits.load().");
        } catch (IOException e) {
            throw NnException.of("%s: the cache must be writable, but: %s.", directory, e)
                    .causedBy(e)
                    .maybe("there is no right or no room to write: name a directory that holds the four files by"
                            + " -Dnn.mnist.dir or NN_MNIST_DIR.");
        }
    }

    private void add(Original original, Mirrors mirrors) throws IOException {
        // Before JDK 20, createDirectories takes a link to a directory for a file.
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(directory);
        }
        sweep(original);
        Path partial = directory.resolve(original.name() + "-" + UUID.randomUUID() + ".part");
        // For a process that is stopped on the way.
        partial.toFile().deleteOnExit();
        add(original, mirrors, partial);
    }

    private void add(Original original, Mirrors mirrors, Path partial) throws IOException {
        try {
            mirrors.fetch(original, partial, opening);
            Files.move(partial, directory.resolve(original.name() + ".gz"), StandardCopyOption.ATOMIC_MOVE);
        } catch (AccessDeniedException e) {
            // On Windows a file that another process has just put here and reads cannot be replaced, and need not be.
            if (original.in(directory).isEmpty()) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /** Deletes what processes left here that were killed. */
    private void sweep(Original original) throws IOException {
        long abandoned = Instant.now().minus(ABANDONED).toEpochMilli();
        try (DirectoryStream<Path> partials = Files.newDirectoryStream(directory, original.name() + "-*.part")) {
            for (Path partial : partials) {
                if (partial.toFile().lastModified() < abandoned) {
                    Files.deleteIfExists(partial);
                }
            }
        }
    }
}
