package nn.examples.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds the code to {@code SECURITY.md}. */
class SecurityTest {
    /** What makes classes or objects of names or bytes. */
    private static final Pattern MAKES = Pattern.compile(
            "\\bClass\\.forName|loadClass\\(|defineClass|URLClassLoader|ObjectInputStream|XMLDecoder|ScriptEngine");

    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

    @Test
    void classesAreLoadedByTheNamesThatTheSourcesTell() {
        assertThat(House.sources())
                .filteredOn(SecurityTest::isOfALibrary)
                .filteredOn(file -> MAKES.matcher(House.read(file)).find())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("Foreign.java", "Quiet.java");
    }

    /** Examples and measurements are programs, which nobody depends on. */
    private static boolean isOfALibrary(Path file) {
        String path = file.toString();
        return !path.contains("nn-examples") && !path.contains("nn-benchmarks");
    }

    @Test
    void everyPromiseHasTheTestsThatItNames() {
        List<MatchResult> named =
                TEST.matcher(House.document("SECURITY.md")).results().toList();
        List<Path> tests = House.tests();

        assertThat(named).hasSizeGreaterThan(5).allMatch(test -> isAmong(tests, test));
    }

    private static boolean isAmong(List<Path> tests, MatchResult named) {
        String method = named.group(2) == null ? "" : "void " + named.group(2) + "(";
        return tests.stream()
                .filter(file -> file.endsWith(named.group(1) + ".java"))
                .anyMatch(file -> House.read(file).contains(method));
    }
}
