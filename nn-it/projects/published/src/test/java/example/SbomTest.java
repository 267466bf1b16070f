package example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@EnabledIfSystemProperty(named = "sboms", matches = "true")
class SbomTest {
    /** As {@code dependency:list} writes an artifact: group, name, classifier, version. */
    private static final Pattern ARTIFACT =
            Pattern.compile("^ +([^: ]+):([^:]+):jar:(?:([^:]+):)?([^:]+):(?:compile|runtime)\\b", Pattern.MULTILINE);

    static Stream<String> modules() {
        return Published.MODULES.stream();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void listsExactlyWhatIsNeededAtRunTime(String module) throws IOException {
        Set<String> needed = ARTIFACT.matcher(Files.readString(Published.built(module, "run-time.txt")))
                .results()
                .map(found -> "pkg:maven/%s/%s@%s?%stype=jar"
                        .formatted(
                                found.group(1),
                                found.group(2),
                                found.group(4),
                                found.group(3) == null ? "" : "classifier=" + found.group(3) + "&"))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> listed = Sbom.of(module).components().stream()
                .map(Sbom.Component::purl)
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(needed, listed);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void tellsTheLicenceAndTheHashOfAll(String module) throws IOException {
        for (Sbom.Component each : Sbom.of(module).components()) {
            assertFalse(each.licences().isEmpty(), each.purl());
            assertTrue(each.hasHash(), each.purl());
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void isTheSameWheneverItIsMade(String module) throws IOException {
        var sbom = Sbom.of(module).json();
        var number = UUID.fromString(sbom.get("serialNumber").getAsString().replace("urn:uuid:", ""));

        assertFalse(sbom.getAsJsonObject("metadata").has("timestamp"));
        assertEquals(3, number.version(), "it follows from names; one by chance is of version 4");
    }

    @Test
    void theDocumentListsAllThatOthersMade() throws IOException {
        var rows = new TreeMap<String, Set<String>>();
        for (String module : Published.MODULES) {
            for (Sbom.Component each : Sbom.of(module).components()) {
                if (!each.isOurs()) {
                    String row = "| `%s` | %s | %s |".formatted(each.name(), each.version(), each.licences());
                    rows.computeIfAbsent(row, none -> new TreeSet<>()).add("`" + module + "`");
                }
            }
        }
        String table = rows.entrySet().stream()
                .map(row -> row.getKey() + " " + String.join(", ", row.getValue()) + " |\n")
                .collect(Collectors.joining());

        assertTrue(
                Files.readString(Published.ROOT.resolve("docs/supply-chain.md")).contains("\n" + table + "\n"),
                () -> "docs/supply-chain.md must hold this table:\n" + table);
    }
}
