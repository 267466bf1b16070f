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

    /** Finds the targets of an output. */
    int output(String word, String name) {
        Given.value(word + ": the output's name", name);
        if (outputs.isEmpty()) {
            throw NnException.of("%s: the targets have no names, so none is \"%s\".", word, name)
                    .maybe("give them by name: Dataset.of(inputs, Map.of(\"%s\", …)).", name);
        }
        if (!outputs.contains(name)) {
            NnException unknown = NnException.of("%s: there are no targets \"%s\", but %s.", word, name, outputs);
            throw Nearest.of(name, outputs)
                    .map(near -> unknown.maybe("\"%s\" is meant.", near))
                    .orElse(unknown);
        }
        return outputs.indexOf(name);
    }
}
