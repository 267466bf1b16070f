package nn.examples.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All modules of this repository, as they lie on disk. */
final class House {
    private static final Path ROOT = Path.of(System.getProperty("basedir", ""), "..");
    private static final Pattern MODULE = Pattern.compile("<module>(.+)</module>");

    private House() {}

    static Path module(String name) {
        return ROOT.resolve(name);
    }

    static String architecture() {
        return read(ROOT.resolve("docs/architecture.md"));
    }

    /** Returns the files of main code, without the descriptors of modules and packages. */
    static List<Path> sources() {
        return MODULE.matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .map(found -> found.group(1))
                .flatMap(House::sources)
                .toList();
    }

    static Stream<Path> sources(String module) {
        Path java = module(module).resolve("src/main/java");
        if (!Files.exists(java)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(java)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getFileName().toString().contains("-info"))
                    .map(Path::normalize)
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
