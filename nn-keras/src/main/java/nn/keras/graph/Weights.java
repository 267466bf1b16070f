package nn.keras.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Tensor;
import nn.keras.file.KerasFile;
import nn.layer.Weight;
import nn.spi.Network;

/** Reads the weights of a network from a file. */
public final class Weights {
    private final Network network;
    private final List<Variable> variables;
    private final Groups groups;

    private Weights(Network network, List<Variable> variables, Groups groups) {
        this.network = network;
        this.variables = variables;
        this.groups = groups;
    }

    /**
     * Reads all weights.
     *
     * @param network the network
     * @param variables where they stand in the file
     * @param file the file
     * @return by name
     * @throws NnException if one is missing or has another shape
     */
    public static SortedMap<String, Tensor> read(Network network, List<Variable> variables, KerasFile file) {
        return new Weights(network, variables, new Groups(file)).all();
    }

    private SortedMap<String, Tensor> all() {
        Map<String, Weight> wanted =
                network.weights().stream().collect(Collectors.toMap(Weight::name, weight -> weight));
        SortedMap<String, Tensor> all = new TreeMap<>();
        Map<Variable, Tensor> found = groups.isByName() ? byName(wanted) : byPath();
        found.forEach((variable, tensor) -> all.put(variable.weight(), laidOut(variable, tensor, wanted)));
        return all;
    }

    private Map<Variable, Tensor> byPath() {
        Map<Variable, Tensor> found = new LinkedHashMap<>();
        Map<String, String> named = groups.named(variables);
        for (Variable each : variables) {
            found.put(
                    each,
                    groups.array(named.getOrDefault(each.path(), each.path()))
                            .orElseThrow(() -> NnException.of(
                                            "the weight %s should stand at %s, but the file holds nothing there.",
                                            each.weight(), each.path())
                                    .maybe("it is the file of another network.")));
        }
        return found;
    }

    /** Reads a whole {@code .h5} file, in which a layer's weights stand one after the other: first those that learn. */
    private Map<Variable, Tensor> byName(Map<String, Weight> wanted) {
        Map<Variable, Tensor> found = new LinkedHashMap<>();
        Map<String, List<Variable>> layers = variables.stream()
                .collect(Collectors.groupingBy(Variable::layer, LinkedHashMap::new, Collectors.toList()));
        layers.forEach((layer, own) -> {
            List<Variable> ordered = Stream.concat(
                            own.stream().filter(each -> learns(each, wanted)),
                            own.stream().filter(each -> !learns(each, wanted)))
                    .toList();
            List<Tensor> tensors = new ArrayList<>(groups.byName(layer));
            if (tensors.size() != ordered.size()) {
                throw NnException.of(
                        "layer \"%s\" has %d weights, but the file holds %d for it.",
                        layer, ordered.size(), tensors.size());
            }
            for (int i = 0; i < tensors.size(); i++) {
                found.put(ordered.get(i), tensors.get(i));
            }
        });
        return found;
    }

    private static boolean learns(Variable variable, Map<String, Weight> wanted) {
        Weight weight = wanted.get(variable.weight());
        return variable.isTrainable() && (weight == null || weight.learned());
    }

    private static Tensor laidOut(Variable variable, Tensor tensor, Map<String, Weight> wanted) {
        Weight weight = wanted.get(variable.weight());
        Tensor ours;
        try {
            ours = variable.layout().ours(tensor);
        } catch (NnException unlike) {
            throw misfit(variable, tensor).causedBy(unlike);
        }
        if (weight == null || !weight.shape().equals(ours.shape())) {
            throw misfit(variable, tensor);
        }
        return ours;
    }

    private static NnException misfit(Variable variable, Tensor tensor) {
        return NnException.of("%s does not fit %s of the file: %s.", variable.weight(), variable.path(), tensor.shape())
                .maybe("it is the file of another network.");
    }
}
