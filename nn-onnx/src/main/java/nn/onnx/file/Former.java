package nn.onnx.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Knows the files that stood in a file's place before: {@code NAME.1} is the last one, {@code NAME.2} that before it. A kill
 * while they are renamed may leave one out.
 *
 * @param file the newest
 * @param link another name of what stands there now, where that is to be kept when the file is replaced
 */
record Former(Path file, Optional<Leftovers.Claim> link) implements AutoCloseable {
    /** Links what stands in a file's place, so that it stays when it is replaced, and was never away. */
    static Former hold(Path file, int keep) throws IOException {
        if (keep == 1 || !Files.exists(file)) {
            return new Former(file, Optional.empty());
        }
        Former held = new Former(file, Optional.of(Leftovers.name(file)));
        try {
            held.link(held.link.orElseThrow().path());
            return held;
        } catch (IOException failed) {
            held.close();
            throw failed;
        }
    }

    private void link(Path name) throws IOException {
        try {
            Files.createLink(name, file);
        } catch (UnsupportedOperationException | IOException cannotLink) {
            Files.copy(file, name);
        }
    }

    static Path of(Path file, int age) {
        return file.resolveSibling(file.getFileName() + "." + age);
    }

    /** Lists a file and its former ones, the newest first. */
    static List<Path> all(Path file) {
        return Stream.concat(Stream.of(file).filter(Files::exists), former(file).values().stream())
                .toList();
    }

    private static NavigableMap<Integer, Path> former(Path file) {
        NavigableMap<Integer, Path> former = new TreeMap<>();
        String prefix = file.getFileName() + ".";
        try (Stream<Path> neighbours = Files.list(Target.folder(file))) {
            neighbours
                    .filter(path -> path.getFileName().toString().startsWith(prefix))
                    .forEach(path -> age(path.getFileName().toString().substring(prefix.length()))
                            .ifPresent(age -> former.put(age, path)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return former;
    }

    private static Optional<Integer> age(String ending) {
        return ending.matches("[1-9]\\d{0,8}") ? Optional.of(Integer.parseInt(ending)) : Optional.empty();
    }

    /** Makes what was held the last one, and all before it one older; deletes what is older than are kept. */
    void shift(int keep) throws IOException {
        for (int age : former(file).descendingKeySet()) {
            if (age + 1 < keep && link.isPresent()) {
                Files.move(of(file, age), of(file, age + 1), StandardCopyOption.REPLACE_EXISTING);
            } else if (age >= keep) {
                Files.delete(of(file, age));
            }
        }
        if (link.isPresent()) {
            Files.move(
                    link.get().path(),
                    of(file, 1),
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        }
    }

    @Override
    public void close() throws IOException {
        if (link.isPresent()) {
            Files.deleteIfExists(link.get().path());
            link.get().close();
        }
    }

    /** Moves a file that is of no use out of the way, without losing it. */
    static void setAside(Path file) throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    }
}
