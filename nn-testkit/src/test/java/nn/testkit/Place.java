package nn.testkit;

import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Stands for one of the places that know each kind.
 *
 * @param what such as {@code a line in OptimizerSamples}
 * @param known the kinds that are there
 * @param needed the kinds that must be
 */
record Place(String what, Set<String> known, Collection<String> needed) {
    static Place of(String what, Set<String> known, Collection<Class<?>> needed) {
        return new Place(what, known, needed.stream().map(Class::getSimpleName).toList());
    }

    /** Lists what must still be written. */
    List<String> missing() {
        return needed.stream()
                .filter(kind -> !known.contains(kind))
                .sorted()
                .map(kind -> kind + ": " + what)
                .toList();
    }
}
