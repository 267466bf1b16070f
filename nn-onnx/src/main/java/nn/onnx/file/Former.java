package nn.onnx.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Names the files that stood in a file's place before: {@code NAME.1} is the last one, {@code NAME.2} that before it. */
final class Former {
    private Former() {}

    static Path of(Path file, int age) {
        return age == 0 ? file : file.resolveSibling(file.getFileName() + "." + age);
    }

    /** Lists a file and its former ones, the newest first; one that a kill hindered from taking its place may be missing. */
    static List<Path> all(Path file) {
        Stream<Path> former = IntStream.iterate(1, age -> age + 1)
                .mapToObj(age -> of(file, age))
                .takeWhile(Files::exists);
        return Stream.concat(Stream.of(file).filter(Files::exists), former).toList();
    }

    /** Gives a file that is about to be replaced a name of its own, and makes room for it; the oldest goes. */
    static void shift(Path file, int keep) {
        try {
            for (int age = keep - 1; age > 1; age--) {
                if (Files.exists(of(file, age - 1))) {
                    Files.move(of(file, age - 1), of(file, age), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (keep > 1 && Files.exists(file)) {
                keepAs(of(file, 1), file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Links where the file system can, so that the file never is away from its place. */
    private static void keepAs(Path former, Path file) throws IOException {
        Files.deleteIfExists(former);
        try {
            Files.createLink(former, file);
        } catch (UnsupportedOperationException | IOException cannotLink) {
            Files.move(file, former);
        }
    }

    /** Moves a file that is of no use out of the way, without losing it. */
    static void setAside(Path file) throws IOException {
        Files.move(file, file.resolveSibling(file.getFileName() + ".damaged"), StandardCopyOption.REPLACE_EXISTING);
    }
}
