package nn.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the examples in the comments of a package, and those that a test compiles. */
public final class ShownCode {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Pattern SHOWN = Pattern.compile("<pre>\\{@code\n(.*?)\n +\\* }</pre>", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile(" *// DOC\n(.*?) *// DOC ends", Pattern.DOTALL);

    private ShownCode() {}

    /** Returns the examples of a package, such as {@code nn/image}. */
    public static List<String> in(String folder) throws IOException {
        try (Stream<Path> files = Files.list(MODULE.resolve("src/main/java").resolve(folder))) {
            return files.sorted()
                    .map(ShownCode::read)
                    .flatMap(source -> SHOWN.matcher(source).results())
                    .map(found -> found.group(1)
                            .lines()
                            .map(line -> line.replaceFirst("^ +\\* ?", ""))
                            .collect(Collectors.joining("\n")))
                    .toList();
        }
    }

    /** Returns the marked lines of a test. */
    public static List<String> compiled(Class<?> test) {
        Path file = MODULE.resolve("src/test/java").resolve(test.getName().replace('.', '/') + ".java");
        return MARKED.matcher(read(file))
                .results()
                .map(found -> found.group(1).stripTrailing().stripIndent())
                .toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
