package nn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.layer.Weight;

/**
 * Knows the names of a network's layers, those within others among them, and of their weights.
 *
 * @param weights what each layer that others do not hold apart owns, by its name, in the network's order
 * @param names all names of layers
 * @param owner finds the layer whose weights one has that is placed again
 */
record LayerTree(Map<String, List<Weight>> weights, Set<String> names, UnaryOperator<String> owner) {
    private static final int MOST_NAMES = 60;

    /**
     * What words stand for.
     *
     * @param layers their names; all that is within them is meant, too
     * @param weights the whole names of weights beyond those layers
     */
    record Selection(Set<String> layers, Set<String> weights) {
        /** Tells whether a layer is meant, or one that it stands in. */
        boolean hasLayer(String name) {
            return prefixes(name).anyMatch(layers::contains);
        }

        boolean hasWeight(String layer, Weight weight) {
            return weights.contains(weight.name()) || hasLayer(layer);
        }

        /** Lists all names, those of layers without what stands in others of them. */
        Set<String> all() {
            Set<String> all = new LinkedHashSet<>(weights);
            layers.stream()
                    .filter(name -> prefixes(name).filter(layers::contains).count() == 1)
                    .forEach(all::add);
            all.removeIf(name -> weights.contains(name) && hasLayer(parent(name)));
            return all;
        }
    }

    /** Lists a name and those of what it stands in: {@code a/b/c}, {@code a/b}, {@code a}. */
    static Stream<String> prefixes(String name) {
        return Stream.iterate(name, each -> !each.isEmpty(), LayerTree::parent);
    }

    private static String parent(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('/')));
    }

    /** Names the layers that stand in no other. */
    Set<String> tops() {
        return weights.keySet().stream()
                .map(name -> name.contains("/") ? name.substring(0, name.indexOf('/')) : name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Finds what words stand for: names of layers and weights, and patterns of such.
     *
     * @param purpose what they are for, such as {@code freeze}
     * @throws NnException if one stands for nothing, or for nothing that could learn
     */
    Selection select(String purpose, Iterable<String> words) {
        Selection selection = new Selection(new LinkedHashSet<>(), new LinkedHashSet<>());
        for (String word : words) {
            if (NamePattern.is(word)) {
                match(purpose, word, selection);
            } else {
                find(purpose, word, selection);
            }
        }
        return selection;
    }

    private void find(String purpose, String word, Selection selection) {
        String name = owner.apply(word);
        if (weights.keySet().stream().flatMap(LayerTree::prefixes).anyMatch(name::equals)) {
            selection.layers().add(name);
        } else if (moving().anyMatch(weight -> weight.name().equals(name))) {
            selection.weights().add(name);
        } else {
            throw unknown(purpose, word);
        }
    }

    private void match(String purpose, String word, Selection selection) {
        NamePattern pattern = new NamePattern(word);
        boolean isFound = false;
        for (Map.Entry<String, List<Weight>> layer : weights.entrySet()) {
            List<String> around =
                    prefixes(layer.getKey()).filter(pattern::matches).toList();
            selection.layers().addAll(around);
            List<String> own = layer.getValue().stream()
                    .filter(weight -> !weight.held() && matches(pattern, layer.getKey(), weight))
                    .map(Weight::name)
                    .toList();
            selection.weights().addAll(own);
            isFound |= !around.isEmpty() || !own.isEmpty();
        }
        if (!isFound) {
            throw unknown(purpose, word);
        }
    }

    /** Matches a weight's whole name, or that which it has within its layer. */
    private static boolean matches(NamePattern pattern, String layer, Weight weight) {
        return pattern.matches(weight.name()) || pattern.matches(weight.name().substring(layer.length() + 1));
    }

    private NnException unknown(String purpose, String word) {
        boolean isStill = weights.entrySet().stream()
                .anyMatch(layer -> layer.getValue().stream()
                        .anyMatch(weight -> NamePattern.is(word)
                                ? matches(new NamePattern(word), layer.getKey(), weight)
                                : weight.name().equals(word)));
        if (isStill) {
            return NnException.of(
                            "\"%s\" stands for weights that adapters keep as they are, so none to %s.", word, purpose)
                    .maybe("name the adapters: \"*/lora_*\".");
        }
        List<String> called = weights.entrySet().stream()
                .flatMap(layer -> layer.getValue().stream()
                        .map(Weight::name)
                        .filter(name -> name.equals(layer.getKey() + "/" + word)))
                .toList();
        if (!called.isEmpty()) {
            return NnException.of("there is no layer \"%s\" to %s, but there are weights called so.", word, purpose)
                    .maybe("name them whole, such as \"%s\", or by a pattern: \"*%s\".", called.get(0), word);
        }
        boolean isLayer = !NamePattern.is(word) && !word.contains("/");
        return NnException.of(
                        isLayer ? "there is no layer \"%s\" to %s." : "there is no layer and no weight \"%s\" to %s.",
                        word,
                        purpose)
                .maybe(
                        "it is one of %s.",
                        isLayer
                                ? shown(names.stream())
                                : shown(Stream.concat(names.stream(), moving().map(Weight::name))));
    }

    /** Lists the weights that can be frozen: all but those that never move, as adapted ones. */
    Stream<Weight> moving() {
        return weights.values().stream().flatMap(List::stream).filter(weight -> !weight.held());
    }

    private static String shown(Stream<String> names) {
        List<String> all = new ArrayList<>(names.sorted().toList());
        if (all.size() > MOST_NAMES) {
            all.subList(MOST_NAMES, all.size()).clear();
            all.add("…");
        }
        return all.toString();
    }

    /** Takes what words stand for out of what is frozen: what is left of a layer is named one by one. */
    Set<String> without(Set<String> frozen, Selection freed) {
        Selection held = select("freeze", frozen);
        Map<String, Boolean> left = new LinkedHashMap<>();
        Set<String> kept = new LinkedHashSet<>();
        for (String name : held.layers()) {
            if (!touches(name, freed)) {
                kept.add(name);
            } else {
                weights.keySet().stream()
                        .filter(layer -> prefixes(layer).anyMatch(name::equals))
                        .filter(layer -> !freed.hasLayer(layer))
                        .forEach(layer -> left.put(layer, touches(layer, freed)));
            }
        }
        held.weights().stream()
                .filter(name -> !freed.weights().contains(name) && !freed.hasLayer(parent(name)))
                .forEach(kept::add);
        left.forEach((layer, isPart) -> kept.addAll(isPart ? rest(layer, freed) : Set.of(layer)));
        return kept;
    }

    /** Tells whether any of a layer is meant. */
    private boolean touches(String name, Selection freed) {
        return freed.hasLayer(name)
                || freed.layers().stream().anyMatch(each -> each.startsWith(name + "/"))
                || freed.weights().stream().anyMatch(each -> each.startsWith(name + "/"));
    }

    private Set<String> rest(String layer, Selection freed) {
        return weights.getOrDefault(layer, List.of()).stream()
                .filter(weight -> !weight.held() && !freed.hasWeight(layer, weight))
                .map(Weight::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
