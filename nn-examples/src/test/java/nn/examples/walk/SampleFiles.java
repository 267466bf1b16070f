package nn.examples.walk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Small files of each kind in a folder, and places where there is none. */
final class SampleFiles {
    private final Path folder;
    private final Map<Path, byte[]> contents = new LinkedHashMap<>();
    private final Map<Path, FileTime> times = new HashMap<>();

    SampleFiles(Path folder) throws IOException {
        this.folder = folder;
        Files.write(folder.resolve("empty"), new byte[0]);
        Files.write(folder.resolve("noise.bin"), new byte[] {0, 1, -1, 3, 'P', 'K', 3, 4, 0, 0, 127, 8, 9, 10, 11, 12});
    }

    /** Remembers what lies in the folder. */
    void remember() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(java.nio.file.Files::isRegularFile).toList()) {
                contents.put(file, Files.readAllBytes(file));
            }
        }
    }

    Object[] sound() {
        return Stream.concat(
                        Stream.of(folder.resolve("new"), folder.resolve("images"), folder.resolve("new.png")),
                        contents.keySet().stream().filter(file -> !wrong().contains(file)))
                .toArray();
    }

    List<Path> wrong() {
        return List.of(
                folder,
                folder.resolve("missing/file"),
                folder.resolve("empty"),
                folder.resolve("noise.bin"),
                Path.of(""));
    }

    /** Writes anew what a call has changed. */
    void restore() {
        try {
            Files.deleteIfExists(folder.resolve("new"));
            for (Map.Entry<Path, byte[]> file : contents.entrySet()) {
                restore(file.getKey(), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void restore(Path file, byte[] content) throws IOException {
        boolean isAsItWas =
                Files.isRegularFile(file) && Files.getLastModifiedTime(file).equals(times.get(file));
        if (!isAsItWas) {
            Files.write(file, content);
            times.put(file, Files.getLastModifiedTime(file));
        }
    }
}
