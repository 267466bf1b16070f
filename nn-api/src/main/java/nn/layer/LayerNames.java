package nn.layer;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import nn.data.NnException;

/** Gives each layer a name that no other one has: the user's, or its kind's with a number where that is taken. */
public final class LayerNames {
    private final Set<String> taken = new HashSet<>();

    /**
     * Begins with names that are taken.
     *
     * @param taken such as those of inputs
     */
    public LayerNames(String... taken) {
        this.taken.addAll(Set.of(taken));
    }

    /**
     * Names a layer.
     *
     * @param layer the layer
     * @param scope what it stands in, or empty
     * @return such as {@code tower/dense_1}
     * @throws NnException if the user's name is taken
     */
    public String of(Layer layer, String scope) {
        String around = scope.isEmpty() ? "" : scope + "/";
        String wanted = around + (layer.name().isEmpty() ? word(layer) : layer.name());
        if (taken.add(wanted)) {
            return wanted;
        }
        if (!layer.name().isEmpty()) {
            throw NnException.of("the name \"%s\" is taken already.", wanted).maybe("choose another in named(…).");
        }
        int count = 1;
        while (!taken.add(wanted + "_" + count)) {
            count++;
        }
        return wanted + "_" + count;
    }

    /**
     * Lists all names.
     *
     * @return a copy
     */
    public Set<String> all() {
        return Set.copyOf(taken);
    }

    /** Makes {@code batch_normalization} of {@code BatchNormalization}, and {@code conv2d} of {@code Conv2D}. */
    private static String word(Layer layer) {
        if (layer instanceof ActivationLayer activation) {
            return activation.activation().function().name().toLowerCase(Locale.ROOT);
        }
        return layer.type().replaceAll("([a-z0-9])([A-Z][a-z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
