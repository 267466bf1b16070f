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

    /** Reads a document by its path in the repository. */
    static String document(String path) {
        return read(ROOT.resolve(path));
    }

    /** Returns the files of main code, without the descriptors of modules and packages. */
    static List<Path> sources() {
        return modules().flatMap(House::sources).toList();
    }

    /** Returns the files of tests. */
    static List<Path> tests() {
        return modules().flatMap(module -> files(module, "src/test/java")).toList();
    }

    private static Stream<String> modules() {
        return MODULE.matcher(document("pom.xml")).results().map(found -> found.group(1));
    }

    static Stream<Path> sources(String module) {
        return files(module, "src/main/java");
    }

    private static Stream<Path> files(String module, String folder) {
        Path java = module(module).resolve(folder);
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
