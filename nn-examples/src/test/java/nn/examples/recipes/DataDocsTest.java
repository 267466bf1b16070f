package nn.examples.recipes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import nn.examples.ShownCode;
import org.junit.jupiter.api.Test;

/** Holds docs/data.md and docs/bring.md to the recipes, which are compiled, and each of which has a test that runs it. */
class DataDocsTest {
    private static final List<String> SHOWN = Stream.of("data.md", "bring.md")
            .flatMap(page -> ShownCode.onPage(page).stream())
            .toList();

    private static List<Path> recipes() throws IOException {
        return ShownCode.files("src/main/java/nn/examples/recipes").stream()
                .filter(file -> file.toString().endsWith("Recipe.java"))
                .toList();
    }

    @Test
    void thePagesShowAllThatIsCompiledAndNothingElse() throws IOException {
        List<String> compiled = recipes().stream()
                .flatMap(file -> ShownCode.marked(file).stream())
                .distinct()
                .toList();
        assertThat(SHOWN.stream().filter(code -> !ShownCode.isImports(code)))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(compiled);
    }

    @Test
    void thePagesShowTheImportsThatTheirCodeNeeds() throws IOException {
        List<String> shown = ShownCode.imports(SHOWN);
        assertThat(recipes().stream().flatMap(file -> ShownCode.imports(file).stream()))
                .isNotEmpty()
                .allMatch(line -> ShownCode.isAmong(shown, line));
    }

    @Test
    void eachRecipeHasATestThatRunsIt() throws IOException {
        List<String> tests = ShownCode.files("src/test/java/nn/examples/recipes").stream()
                .map(file -> file.getFileName().toString())
                .toList();
        assertThat(recipes())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(tests)
                        .contains(file.getFileName().toString().replace("Recipe.java", "RecipeTest.java")));
    }
}
