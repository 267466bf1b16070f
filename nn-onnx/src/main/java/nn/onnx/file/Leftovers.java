package nn.onnx.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names the drafts of files, and sweeps away those whose writers were killed.
 *
 * <p>A draft's name says for which file it is, and which process on which host writes it and when that began, so that a
 * living writer's is told from a dead one's, be it in a container that starts anew with the same number. Of another
 * host's processes nothing is known: their drafts are left for a day.
 */
final class Leftovers {
    private static final Pattern NAME =
            Pattern.compile("\\.nn-(\\p{XDigit}+)-(\\p{XDigit}+)-(\\d+)-(\\d+)-\\d+\\.draft");
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final Duration ABANDONED = Duration.ofDays(1);
    /** Systems count from when they were started, by a clock that is put right now and then: each process sees another time. */
    private static final long CLOCK_MILLIS = 10_000;

    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();
    private static final AtomicLong COUNT = new AtomicLong();
    private static final String HOST = hex(host());
    private static final ProcessHandle PROCESS = ProcessHandle.current();

    private Leftovers() {}

    /** A draft that this process is writing, until it is closed. */
    record Claim(Path path) implements AutoCloseable {
        @Override
        public void close() {
            OURS.remove(path);
        }
    }

    /**
     * Sweeps away what is left of former drafts of a file, and creates an empty one: of the mode that new files get, or,
     * where a file is to be replaced that others might not read, one's own alone.
     */
    static Claim claim(Path target) throws IOException {
        sweep(target);
        while (true) {
            Claim claim = name(target);
            try {
                Files.createFile(claim.path(), mode(target));
                return claim;
            } catch (FileAlreadyExistsException taken) {
                claim.close();
            } catch (IOException failed) {
                claim.close();
                throw failed;
            }
        }
    }

    /** Names a draft, for whoever makes it, that nobody has named before. */
    static Claim name(Path target) {
        Path draft = target.resolveSibling(String.join(
                "-",
                ".nn",
                hex(target.getFileName().toString()),
                HOST,
                Long.toString(PROCESS.pid()),
                Long.toString(began(PROCESS)),
                COUNT.incrementAndGet() + ".draft"));
        OURS.add(draft);
        return new Claim(draft);
    }

    private static FileAttribute<?>[] mode(Path target) {
        boolean known = target.getFileSystem().supportedFileAttributeViews().contains("posix");
        return known && Files.exists(target) ? new FileAttribute<?>[] {OWN} : new FileAttribute<?>[0];
    }

    /** What cannot be listed cannot be swept, but written to. */
    private static void sweep(Path target) {
        String file = hex(target.getFileName().toString());
        try (Stream<Path> neighbours = Files.list(Target.folder(target))) {
            neighbours.filter(path -> isLeftOf(file, path)).forEach(Leftovers::delete);
        } catch (IOException | UncheckedIOException unable) {
            // They stay until somebody may sweep them.
        }
    }

    private static boolean isLeftOf(String file, Path path) {
        Matcher name = NAME.matcher(path.getFileName().toString());
        if (!name.matches() || !name.group(1).equals(file) || OURS.contains(path)) {
            return false;
        }
        return name.group(2).equals(HOST)
                ? !isWriting(Long.parseLong(name.group(3)), Long.parseLong(name.group(4)))
                : isAbandoned(path);
    }

    private static boolean isWriting(long pid, long began) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent() && pid != PROCESS.pid() && Math.abs(began(process.get()) - began) < CLOCK_MILLIS;
    }

    private static boolean isAbandoned(Path draft) {
        try {
            return Files.getLastModifiedTime(draft)
                    .toInstant()
                    .isBefore(Instant.now().minus(ABANDONED));
        } catch (IOException gone) {
            return false;
        }
    }

    /** Deletes what another sweep may have found too. */
    private static void delete(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException unable) {
            // It is not ours to delete, and harms nobody.
        }
    }

    private static long began(ProcessHandle process) {
        return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    }

    /** Names this host, or the container that is one's own. */
    private static String host() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname"));
        } catch (IOException | SecurityException elsewhere) {
            return Optional.ofNullable(System.getenv("COMPUTERNAME")).orElse("");
        }
    }

    private static String hex(String name) {
        return String.format(Locale.ROOT, "%08x", name.hashCode());
    }
}
