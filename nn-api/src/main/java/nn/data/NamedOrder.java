package nn.data;

import java.util.Collection;
import java.util.List;

/** Finds what is given by name in the order in which a network has it. */
public final class NamedOrder {
    private NamedOrder() {}

    /**
     * Finds the places of names.
     *
     * @param kind what they name, {@code input} or {@code output}
     * @param given the names given
     * @param known all names that the network has of this kind
     * @param wanted those of them that are needed
     * @return for each wanted name its place among those given
     * @throws NnException if the network does not have a given name, or a wanted one is not given
     */
    public static List<Integer> of(String kind, Collection<String> given, List<String> known, List<String> wanted) {
        Given.all(kind + ": known name", known);
        List<String> names = Given.all(kind, given);
        for (String name : names) {
            if (!known.contains(name)) {
                throw Nearest.meant(
                        NnException.of(
                                "the data is for an %s \"%s\", but the network has the %ss %s.",
                                kind, name, kind, known),
                        name,
                        known);
            }
        }
        return Given.all(kind + ": wanted name", wanted).stream()
                .map(name -> place(kind, name, names))
                .toList();
    }

    private static int place(String kind, String name, List<String> given) {
        if (!given.contains(name)) {
            throw NnException.of("the data has nothing for the %s \"%s\", but only for %s.", kind, name, given)
                    .maybe("add it by its name.");
        }
        return given.indexOf(name);
    }
}
