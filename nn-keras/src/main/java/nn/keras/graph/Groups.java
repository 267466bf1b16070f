package nn.keras.graph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;
import nn.data.Tensor;
import nn.keras.file.KerasFile;
import nn.keras.file.Stored;

/** Finds the numbers of layers in a file: by groups named after classes, or in whole {@code .h5} files after layers. */
final class Groups {
    private static final String OLD = "_layer_checkpoint_dependencies";

    private final KerasFile file;

    Groups(KerasFile file) {
        this.file = file;
    }

    boolean isByName() {
        return file.form() == KerasFile.Form.WHOLE_HDF5;
    }

    /** Names the group that holds the layers' groups. */
    String root() {
        return file.weights().groups().containsKey(OLD) ? OLD : "layers";
    }

    /** Finds a layer's own numbers. */
    Stored of(String path, String name) {
        if (!isByName()) {
            return file.weights().at(path);
        }
        Map<String, Tensor> numbered = new HashMap<>();
        List<Tensor> all = byName(name);
        for (int i = 0; i < all.size(); i++) {
            numbered.put(String.valueOf(i), all.get(i));
        }
        return new Stored(Map.of("vars", new Stored(Map.of(), numbered, Map.of())), Map.of(), Map.of());
    }

    /** Lists what a whole file holds for one of its outer layers, in Keras's order. */
    List<Tensor> byName(String layer) {
        Stored weights = file.weights().groups().getOrDefault("model_weights", file.weights());
        Stored group = weights.groups().getOrDefault(layer, Stored.EMPTY);
        return group.words("weight_names").stream()
                .map(name -> group.array(name)
                        .orElseThrow(() -> NnException.of("the file names %s, but holds no such numbers.", name)))
                .toList();
    }

    /**
     * Finds variables by their layers' names, which newer files note beside their numbers.
     *
     * @return the path in the file for each path; none where a layer is not called as in the file
     */
    Map<String, String> named(List<Variable> variables) {
        Map<String, String> groups = new HashMap<>();
        file.weights()
                .at(root())
                .groups()
                .forEach((group, own) -> own.at("vars").words("name").stream()
                        .findFirst()
                        .ifPresent(name -> groups.put(name, root() + "/" + group)));
        Map<String, String> paths = new HashMap<>();
        for (Variable each : variables) {
            String group = groups.get(each.layer());
            String[] parts = each.path().split("/", 3);
            if (group == null || parts.length < 3) {
                return Map.of();
            }
            paths.put(each.path(), group + "/" + parts[2]);
        }
        return paths;
    }

    /** Finds numbers; older files have the parts of attention under private names. */
    Optional<Tensor> array(String path) {
        return file.weights()
                .array(path)
                .or(() -> file.weights().array(path.replaceAll("/(query|key|value|output)_dense/", "/_$1_dense/")));
    }
}
