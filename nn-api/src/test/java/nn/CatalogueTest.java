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
    private static final Pattern ROW = Pattern.compile("\\| `(\\w+\\([^`]*\\))` \\|(.*)");
    private static final Pattern CALL = Pattern.compile("(?<=[;,] )`(\\w+\\([^`]*\\))`");
    private static final Set<String> FOR_ALL = Set.of(
            "named",
            "activation",
            "parameters",
            "recurrence",
            "depthwise",
            "window",
            "sampling",
            "options",
            "learningRate",
            "decidedBy",
            "then",
            "output");

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
    void namesOnlyWordsThatTakeSuchArguments(Class<?> factories) throws IOException {
        for (String row : section(factories).lines().toList()) {
            Matcher factory = ROW.matcher(row);
            if (factory.matches()) {
                Class<?> made = requireOverload(factories, factory.group(1));
                options(factory.group(2)).forEach(option -> requireOverload(made, option));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("classes")
    void namesEveryOptionOfWhatAFactoryMakes(Class<?> factories) throws IOException {
        for (String row : section(factories).lines().toList()) {
            Matcher factory = ROW.matcher(row);
            if (factory.matches()) {
                List<String> named =
                        options(factory.group(2)).map(CatalogueTest::word).toList();
                assertThat(named).as(row).containsAll(ownOptions(requireOverload(factories, factory.group(1))));
            }
        }
    }

    private static Stream<String> options(String text) {
        return CALL.matcher(text).results().map(call -> call.group(1));
    }

    private static String word(String call) {
        return call.substring(0, call.indexOf('('));
    }

    /** Lists the words that a class itself adds, beyond those that the page explains for all. */
    private static Set<String> ownOptions(Class<?> made) {
        return Stream.of(made.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getReturnType() == made && !FOR_ALL.contains(method.getName()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    /** Finds what a call such as {@code strides(rows, columns)} gives, and fails where nothing takes so many arguments. */
    private static Class<?> requireOverload(Class<?> type, String call) {
        String arguments = call.substring(call.indexOf('(') + 1, call.length() - 1);
        int count = arguments.isEmpty() ? 0 : arguments.split(", ").length;
        List<Method> fitting = Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(word(call)) && method.getParameterCount() == count)
                .filter(method -> method.isVarArgs() == arguments.endsWith("…"))
                .toList();
        assertThat(fitting).as("%s.%s", type.getSimpleName(), call).isNotEmpty();
        return fitting.get(0).getReturnType();
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
        return Stream.of(factories.getMethods())
                .filter(method -> Modifier.isStatic(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
