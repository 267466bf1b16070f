package nn.examples.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public [^(\\n]*\\b(?:class|interface|record|enum) (\\w+)");

    /** A file of main code and its length. */
    record Length(Path file, long lines) {
        static Length of(Path file) {
            return new Length(file, House.read(file).lines().count());
        }

        @Override
        public String toString() {
            return lines + " " + file.getFileName();
        }
    }

    @Test
    void noTwoPublicTypesShareAName() {
        Set<String> seen = new HashSet<>();
        Set<String> shared = House.sources().stream()
                .map(House::read)
                .map(PUBLIC::matcher)
                .flatMap(Matcher::results)
                .map(found -> found.group(1))
                .filter(name -> !seen.add(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(seen).contains("Sequential", "OnnxEngine", "EngineConformance");
        assertThat(shared).isEmpty();
    }

    @Test
    void theMedianFileHasAtMostEightyLines() {
        List<Length> longest = House.sources().stream()
                .map(Length::of)
                .sorted(Comparator.comparingLong(Length::lines).reversed())
                .toList();
        assertThat(longest.get(longest.size() / 2).lines())
                .as("the longest: %s", longest.subList(0, 10))
                .isLessThanOrEqualTo(80);
    }
}
