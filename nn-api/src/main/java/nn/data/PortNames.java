package nn.data;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Names what a dataset's tensors go into and come out of.
 *
 * @param inputs a name for each tensor of features, or none where they are in a network's order
 * @param outputs a name for each tensor of targets, or none where they are in a network's order
 */
record PortNames(List<String> inputs, List<String> outputs) {
    static final PortNames NONE = new PortNames(List.of(), List.of());

    /** Lists a map's names in their order, so that equal maps make equal datasets. */
    static List<String> of(String what, Map<String, Tensor> named) {
        Given.value("Dataset.of: the " + what, named)
                .forEach((name, tensor) ->
                        Given.value("Dataset.of: " + Given.value("Dataset.of: a name of the " + what, name), tensor));
        return List.copyOf(new TreeSet<>(named.keySet()));
    }

    /** Requires as many rows of each input as targets of each output; says by name which are short. */
    void requireEqualRows(List<Tensor> features, List<Tensor> targets) {
        for (int output = 0; output < targets.size(); output++) {
            for (int input = 0; input < features.size(); input++) {
                int rows = features.get(input).rows();
                int wanted = targets.get(output).rows();
                if (rows != wanted) {
                    throw NnException.of(
                            "the dataset has %d rows of features%s, but %d targets%s.",
                            rows,
                            place(" for the input", input, inputs, features),
                            wanted,
                            place(" for the output", output, outputs, targets));
                }
            }
        }
    }

    private static String place(String what, int at, List<String> names, List<Tensor> all) {
        if (!names.isEmpty()) {
            return what + " \"" + names.get(at) + "\"";
        }
        return all.size() == 1 ? "" : what + " " + (at + 1);
    }

    /** Finds the features of the first input, unless the alphabet alone makes it the first of several. */
    int first(String word, String cure) {
        if (inputs.size() > 1) {
            throw NnException.of("%s: the dataset has features for %d inputs, %s.", word, inputs.size(), inputs)
                    .maybe(cure, inputs.get(0));
        }
        return 0;
    }

    /** Finds the features of an input. */
    int input(String word, String name) {
        Given.value(word + ": the input's name", name);
        return found(word + ": ", "features", name, inputs, "Map.of(\"%s\", …), targets");
    }

    /** Finds the targets of an output. */
    int output(String word, String name) {
        Given.value(word + ": the output's name", name);
        return found(word + ": ", "targets", name, outputs, "inputs, Map.of(\"%s\", …)");
    }

    private static int found(String place, String what, String name, List<String> names, String named) {
        if (names.isEmpty()) {
            throw NnException.of("%sthe %s have no names, so none is \"%s\".", place, what, name)
                    .maybe("give them by name: Dataset.of(" + named + ").", name);
        }
        if (!names.contains(name)) {
            throw Nearest.meant(
                    NnException.of("%sthere are no %s \"%s\", but %s.", place, what, name, names), name, names);
        }
        return names.indexOf(name);
    }
}
