package nn.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the code that pages and comments show, and the marked lines of sources that it must stand in. */
public final class ShownCode {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Pattern ON_PAGE = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern IN_COMMENT = Pattern.compile("<pre>\\{@code\n(.*?)\n *\\* *}</pre>", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile(" *// DOC\n(.*?) *// DOC ends", Pattern.DOTALL);

    private ShownCode() {}

    /** Returns what a page of {@code docs} shows. */
    public static List<String> onPage(String page) {
        return found(ON_PAGE, MODULE.resolve("../docs").resolve(page));
    }

    /** Returns what the comments of a source show, such as {@code ../nn-api/src/main/java/nn/Model.java}. */
    public static List<String> inComments(String source) {
        return found(IN_COMMENT, MODULE.resolve(source)).stream()
                .map(code -> code.replaceAll("(?m)^ *\\* ?", ""))
                .toList();
    }

    /** Returns the lines of a source that stand between marks. */
    public static List<String> marked(Path source) {
        return found(MARKED, source).stream()
                .map(code -> code.stripTrailing().stripIndent())
                .toList();
    }

    private static List<String> found(Pattern pattern, Path file) {
        return pattern.matcher(read(file)).results().map(each -> each.group(1)).toList();
    }

    /** Returns the files of a folder of this module, such as {@code src/main/java/nn/examples/own}. */
    public static List<Path> files(String folder) throws IOException {
        try (var files = Files.list(MODULE.resolve(folder))) {
            return files.sorted().toList();
        }
    }

    /** Tells whether code consists of imports. */
    public static boolean isImports(String code) {
        return code.startsWith("import ");
    }

    /** Returns what several pieces of code import. */
    public static List<String> imports(Collection<String> shown) {
        return shown.stream()
                .filter(ShownCode::isImports)
                .flatMap(String::lines)
                .toList();
    }

    /** Returns what a source imports. */
    public static List<String> imports(Path source) {
        return read(source).lines().filter(ShownCode::isImports).toList();
    }

    /** Tells whether an import stands among others; a star stands for all of a package or a class. */
    public static boolean isAmong(Collection<String> imports, String line) {
        return imports.contains(line) || imports.contains(all(line));
    }

    private static String all(String line) {
        return line.substring(0, line.lastIndexOf('.')) + ".*;";
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
