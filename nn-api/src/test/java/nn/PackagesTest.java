package nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackagesTest {
    /** From top to bottom; of those in one line, each uses none that stands before it. */
    private static final List<List<String>> LEVELS = List.of(
            List.of("nn"),
            List.of("nn.train"),
            List.of("nn.callback", "nn.metric", "nn.schedule"),
            List.of("nn.spi"),
            List.of("nn.layer", "nn.loss", "nn.optimizer"),
            List.of("nn.op"),
            List.of("nn.data"));

    private static final List<String> ORDER =
            LEVELS.stream().flatMap(List::stream).toList();
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?(nn(?:\\.[a-z]+)*)\\.", Pattern.MULTILINE);
    private static final Pattern PUBLIC =
            Pattern.compile("^public [a-z@ -]*(?:class|interface|record|enum|@interface) (\\w+)", Pattern.MULTILINE);

    @Test
    void aPackageUsesOnlyThoseBelowIt() throws IOException {
        for (Path file : files()) {
            String own = packageOf(file);
            int place = ORDER.indexOf(own);
            assertThat(place).as("the level of %s", file).isNotNegative();
            assertThat(found(IMPORT, file).stream().filter(used -> !used.equals(own)))
                    .as("what %s uses", file)
                    .allSatisfy(used -> assertThat(ORDER.indexOf(used)).isGreaterThan(place));
        }
    }

    @Test
    void noTwoPublicTypesShareASimpleName() throws IOException {
        Map<String, TreeSet<String>> packages = new TreeMap<>();
        for (Path file : files()) {
            found(PUBLIC, file)
                    .forEach(name -> packages.computeIfAbsent(name, each -> new TreeSet<>())
                            .add(packageOf(file)));
        }
        assertThat(packages)
                .hasSizeGreaterThan(100)
                .allSatisfy((name, all) -> assertThat(all).hasSize(1));
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES.resolve("nn"))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static String packageOf(Path file) {
        return SOURCES.relativize(file.getParent())
                .toString()
                .replace(file.getFileSystem().getSeparator(), ".");
    }

    private static List<String> found(Pattern pattern, Path file) {
        try {
            return pattern.matcher(Files.readString(file))
                    .results()
                    .map((MatchResult match) -> match.group(1))
                    .collect(Collectors.toList());
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}
