package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds docs/data.md to the recipes, which are compiled, and each of which has a test that runs it. */
class DataDocsTest {
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Pattern SHOWN = Pattern.compile("```java\n(.*?)\n```", Pattern.DOTALL);
    private static final Pattern MARKED = Pattern.compile(" *// DOC\n(.*?) *// DOC ends", Pattern.DOTALL);

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> shown() {
        return SHOWN.matcher(read(MODULE.resolve("../docs/data.md")))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<Path> recipes() throws IOException {
        try (Stream<Path> files = Files.list(MODULE.resolve("src/main/java/nn/examples/recipes"))) {
            return files.filter(file -> file.toString().endsWith("Recipe.java"))
                    .sorted()
                    .toList();
        }
    }

    private static Set<String> compiled() throws IOException {
        return recipes().stream()
                .flatMap(file -> MARKED.matcher(read(file)).results())
                .map(found -> found.group(1).stripTrailing().stripIndent())
                .collect(Collectors.toSet());
    }

    private static boolean isImports(String code) {
        return code.startsWith("import ");
    }

    private static String all(String line) {
        return line.substring(0, line.lastIndexOf('.')) + ".*;";
    }

    @Test
    void thePageShowsAllThatIsCompiledAndNothingElse() throws IOException {
        assertThat(shown().stream().filter(code -> !isImports(code)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(compiled());
    }

    @Test
    void thePageShowsTheImportsThatItsCodeNeeds() throws IOException {
        Set<String> shown = shown().stream()
                .filter(DataDocsTest::isImports)
                .flatMap(String::lines)
                .collect(Collectors.toSet());
        assertThat(recipes().stream().flatMap(file -> read(file).lines()).filter(DataDocsTest::isImports))
                .isNotEmpty()
                .allMatch(line -> shown.contains(line) || shown.contains(all(line)));
    }

    @Test
    void eachRecipeHasATestThatRunsIt() throws IOException {
        assertThat(recipes()).allSatisfy(file -> {
            String name = file.getFileName().toString().replace("Recipe.java", "RecipeTest.java");
            assertThat(MODULE.resolve("src/test/java/nn/examples/recipes").resolve(name))
                    .exists();
        });
    }
}
