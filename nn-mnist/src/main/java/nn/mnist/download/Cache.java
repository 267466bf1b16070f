package nn.mnist.download;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Function;
import nn.data.NnException;

/**
 * Keeps downloads, so that each is made once; several processes may use it at the same time.
 *
 * @param set what is kept
 * @param directory where the files are
 * @param opening how a download is begun
 * @param failure makes, of the reasons why no mirror gave a file, what becomes the cause
 */
public record Cache(KnownSet set, Path directory, Opening opening, Function<String, IOException> failure) {
    /** A download that lives has been written to since. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /**
     * Keeps a set in a directory.
     *
     * @param set what is kept
     * @param directory where the files are
     * @param failure makes, of the reasons why no mirror gave a file, what becomes the cause
     */
    public Cache(KnownSet set, Path directory, Function<String, IOException> failure) {
        this(set, directory, Files::newOutputStream, failure);
    }

    /**
     * Downloads what is missing. A file is here under its name only when it is whole.
     *
     * @param original what must be here
     * @param mirrors who may give it
     * @throws NnException if no mirror gave it, it cannot be kept, or the thread is interrupted
     */
    public void require(Original original, Mirrors mirrors) {
        if (original.in(directory).isPresent()) {
            return;
        }
        try {
            add(original, mirrors);
        } catch (MirrorException e) {
            throw NnException.of(
                            "%s: %s's %s is not here yet, and no mirror gave it: %s.",
                            directory, set.title(), original.name(), e.reason())
                    .causedBy(failure.apply(e.reason()))
                    .maybe("the network is down: %s%s.", set.cure(), set.instead());
        } catch (IOException e) {
            throw NnException.of("%s: the cache must be writable, but: %s.", directory, e)
                    .causedBy(e)
                    .maybe("there is no right or no room to write: %s.", set.cure());
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
            Files.move(partial, directory.resolve(original.file()), StandardCopyOption.ATOMIC_MOVE);
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
