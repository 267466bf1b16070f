package nn.examples.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackagesTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (`nn[^|]*`) \\|");
    private static final Pattern NAME = Pattern.compile("`(nn[a-z.]*)`");

    @ParameterizedTest
    @CsvSource({
        "nn-api, ## Packages of nn.api",
        "nn-onnx, ## Inside nn.onnx",
        "nn-mnist, ## Inside nn.mnist",
        "nn-keras, ## Inside nn.keras",
        "nn-testkit, ## Inside nn.testkit"
    })
    void aPackageUsesOnlyThoseInRowsBelowItsOwn(String module, String heading) {
        Packages packages = Packages.of(module);
        Map<String, Integer> rows = rows(heading);
        assertThat(rows.keySet())
                .as("the table in docs/architecture.md, %s", heading)
                .isEqualTo(packages.uses().keySet());

        List<String> wrong = new ArrayList<>();
        packages.uses()
                .forEach((from, used) -> used.stream()
                        .filter(to -> rows.get(to) <= rows.get(from))
                        .forEach(to -> wrong.add(from + " uses " + to)));
        assertThat(wrong).isEmpty();
    }

    /** Reads the order of packages, top to bottom, where people read it. */
    private static Map<String, Integer> rows(String heading) {
        Map<String, Integer> rows = new TreeMap<>();
        List<String> lines =
                ROW.matcher(section(heading)).results().map(row -> row.group(1)).toList();
        for (int i = 0; i < lines.size(); i++) {
            int row = i;
            NAME.matcher(lines.get(i)).results().forEach(name -> rows.put(name.group(1), row));
        }
        return rows;
    }

    @Test
    void aSmallModuleHasOnePackage() {
        assertThat(House.sources("nn-dl4j").map(Path::getParent).distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nn-api, ## Packages of nn.api",
        "nn-onnx, ## Inside nn.onnx",
        "nn-mnist, ## Inside nn.mnist",
        "nn-keras, ## Inside nn.keras"
    })
    void thePictureOfThePackagesIsTrue(String module, String heading) {
        String section = section(heading);
        int start = section.indexOf("```mermaid");
        assertThat(start).as("a picture below %s", heading).isNotNegative();
        assertThat(section.substring(start, section.indexOf("```\n", start) + 4))
                .isEqualTo(Packages.of(module).picture());
    }

    private static String section(String heading) {
        String page = House.document("docs/architecture.md");
        int start = page.indexOf(heading + "\n");
        return page.substring(start, page.indexOf("\n## ", start));
    }
}
