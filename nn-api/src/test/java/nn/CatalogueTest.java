package nn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
    private static final Path PAGE = Path.of(System.getProperty("basedir", ".")).resolve("../docs/catalogue.md");
    private static final Pattern FACTORY = Pattern.compile("\n\\| `(\\w+)\\(");

    static List<Class<?>> classes() {
        return List.of(
                Layers.class,
                Activations.class,
                Losses.class,
                Optimizers.class,
                Schedules.class,
                Initializers.class,
                Regularizers.class,
                Constraints.class,
                Metrics.class,
                Callbacks.class);
    }

    @ParameterizedTest
    @MethodSource("classes")
    void listsEveryFactoryAndNoOther(Class<?> factories) throws IOException {
        assertThat(listed(section(factories))).isEqualTo(declared(factories));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void namesOnlyWordsThatThereAre(Class<?> factories) throws IOException {
        Set<String> words = Stream.of(factories.getDeclaredMethods())
                .flatMap(factory -> Stream.of(factory.getReturnType().getMethods()))
                .map(Method::getName)
                .collect(Collectors.toSet());
        Matcher options = Pattern.compile("; ((?:`\\w+`(?:, )?)+) \\|").matcher(section(factories));
        while (options.find()) {
            assertThat(words).contains(options.group(1).replace("`", "").split(", "));
        }
    }

    @Test
    void hasASectionForEachClass() throws IOException {
        Matcher heads = Pattern.compile("\n## (\\w+)").matcher(Files.readString(PAGE));
        assertThat(heads.results().map(head -> head.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        classes().stream().map(Class::getSimpleName).toList());
    }

    private static String section(Class<?> factories) throws IOException {
        String page = Files.readString(PAGE);
        int from = page.indexOf("\n## " + factories.getSimpleName() + "\n");
        int to = page.indexOf("\n## ", from + 1);
        return page.substring(from, to < 0 ? page.length() : to);
    }

    private static Set<String> listed(String section) {
        return FACTORY.matcher(section)
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> declared(Class<?> factories) {
        return Stream.of(factories.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
