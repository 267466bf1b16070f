package nn.layer;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nn.data.Given;
import nn.data.NnException;

/** Gives each layer a name that no other one has: the user's, or its kind's with a number where that is taken. */
public final class LayerNames {
    private final Set<String> taken = new HashSet<>();
    /** How many were named after each name that is taken. */
    private final Map<String, Integer> counts = new HashMap<>();

    /** Begins with no name taken. */
    public LayerNames() {}

    /**
     * Names a layer.
     *
     * @param layer the layer
     * @param scope what it stands in, or empty
     * @return such as {@code tower/dense_1}
     * @throws NnException if the user's name is taken
     */
    public String of(Layer layer, String scope) {
        Given.value("names of layers: the scope", scope);
        String around = scope.isEmpty() ? "" : scope + "/";
        String wanted = around + own(layer);
        if (taken.add(wanted)) {
            return wanted;
        }
        if (!layer.name().isEmpty()) {
            throw NnException.of("the name \"%s\" is taken already.", wanted).maybe("choose another in named(…).");
        }
        return again(wanted);
    }

    /**
     * Names an input.
     *
     * @param chosen the user's name, or empty
     * @param word what it is called otherwise, with a number where that is taken
     * @return the name
     * @throws NnException if the user's name is taken, or none
     */
    public String of(String chosen, String word) {
        Given.value("names of layers: chosen", chosen);
        if (chosen.isEmpty()) {
            return taken.add(word) ? word : again(word);
        }
        if (!taken.add(Check.name(chosen))) {
            throw NnException.of("the name \"%s\" is taken already.", chosen).maybe("choose another.");
        }
        return chosen;
    }

    /**
     * Names what has a name that is taken.
     *
     * @param name the name that is taken
     * @return the name with a number
     */
    public String again(String name) {
        int count = counts.merge(name, 1, Integer::sum);
        while (!taken.add(name + "_" + count)) {
            count = counts.merge(name, 1, Integer::sum);
        }
        return name + "_" + count;
    }

    /**
     * Lists all names.
     *
     * @return a copy
     */
    public Set<String> all() {
        return Set.copyOf(taken);
    }

    /** Names a layer within another one, where no other stands. */
    static String own(Layer layer) {
        Given.value("names of layers: the layer", layer);
        return layer.name().isEmpty() ? word(layer) : layer.name();
    }

    /** Makes {@code batch_normalization} of {@code BatchNormalization}, and {@code conv2d} of {@code Conv2D}, as Keras. */
    private static String word(Layer layer) {
        if (layer instanceof ActivationLayer activation) {
            return activation.activation().function().name().toLowerCase(Locale.ROOT);
        }
        return layer.type()
                .replaceAll("(.)([A-Z][a-z]+)", "$1_$2")
                .replaceAll("([a-z])([A-Z])", "$1_$2")
                .toLowerCase(Locale.ROOT);
    }
}
