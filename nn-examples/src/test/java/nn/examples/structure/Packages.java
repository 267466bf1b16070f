package nn.examples.structure;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * What the packages of a module use of one another, as the JDK's jdeps finds it in their classes.
 *
 * @param uses for each package the others that it uses, without itself
 */
record Packages(SortedMap<String, SortedSet<String>> uses) {
    private static final Pattern ARROW = Pattern.compile("(?m)^ +(\\S+) +-> (\\S+)");

    static Packages of(String module) {
        SortedMap<String, SortedSet<String>> uses = new TreeMap<>();
        ARROW.matcher(jdeps(module))
                .results()
                .forEach(arrow -> uses.computeIfAbsent(arrow.group(1), from -> new TreeSet<>())
                        .add(arrow.group(2)));
        uses.forEach((from, used) -> {
            used.retainAll(uses.keySet());
            used.remove(from);
        });
        return new Packages(uses);
    }

    /** Reads below the module's descriptor, which would ask for all that the module requires. */
    private static String jdeps(String module) {
        String classes = House.module(module).resolve("target/classes/nn").toString();
        StringWriter out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "--ignore-missing-deps",
                        "-verbose:package",
                        "-filter:none",
                        classes);
        if (code != 0) {
            throw new IllegalStateException(out.toString());
        }
        return out.toString();
    }

    /** Returns what can be reached from a package by one arrow or more. */
    Set<String> below(String name) {
        Set<String> below = new TreeSet<>();
        collect(name, below);
        return below;
    }

    private void collect(String name, Set<String> below) {
        uses.get(name).stream().filter(below::add).forEach(used -> collect(used, below));
    }

    /** Draws the packages in Mermaid, without the arrows that others imply. */
    String picture() {
        return uses.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> "    " + each.getKey() + " --> " + String.join(" & ", direct(each)))
                .collect(Collectors.joining("\n", "```mermaid\ngraph TD\n", "\n```\n"));
    }

    private Set<String> direct(Map.Entry<String, SortedSet<String>> arrows) {
        Set<String> direct = new TreeSet<>(arrows.getValue());
        arrows.getValue().forEach(used -> direct.removeAll(below(used)));
        return direct;
    }
}
