package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nn.data.Length;
import nn.data.Shape;
import nn.keras.kind.Options;

/** Collects the layers of a description for Keras, and where each is called. */
final class KerasLayers {
    private final Map<String, JsonObject> layers = new LinkedHashMap<>();
    private final Map<Ref, List<Ref>> calls = new HashMap<>();
    private List<String> order = List.of();
    private final Set<String> names = new HashSet<>();
    private boolean isChain = true;
    private String last = "";

    /**
     * A value in Keras.
     *
     * @param ref what gives it
     * @param shape of a row, as Keras sees it
     */
    record Tensor(Ref ref, Shape shape) {
        JsonObject json() {
            JsonArray history = new JsonArray();
            history.add(ref.layer());
            history.add(ref.call());
            history.add(ref.output());
            JsonObject config = new Options()
                    .with("shape", batch(shape))
                    .with("dtype", "float32")
                    .with("keras_history", history)
                    .json();
            return new Options()
                    .with("class_name", "__keras_tensor__")
                    .with("config", config)
                    .json();
        }
    }

    static JsonArray batch(Shape row) {
        JsonArray sizes = new JsonArray();
        sizes.add(JsonNull.INSTANCE);
        for (int size : row.dims()) {
            sizes.add(Length.isFree(size) ? JsonNull.INSTANCE : new com.google.gson.JsonPrimitive(size));
        }
        return sizes;
    }

    /** Chooses a name that Keras takes on every backend, and that is not taken: PyTorch's modules have no dots. */
    String name(String wanted) {
        String clean = wanted.replace('/', '_').replace('.', '_');
        String name = clean;
        for (int i = 1; !names.add(name); i++) {
            name = clean + "_" + i;
        }
        return name;
    }

    boolean has(String name) {
        return layers.containsKey(name);
    }

    Tensor input(String name, Shape row) {
        JsonObject config = new Options()
                .with("batch_shape", batch(row))
                .with("dtype", "float32")
                .with("sparse", false)
                .with("ragged", false)
                .with("name", name)
                .json();
        add("InputLayer", name, config);
        isChain &= last.isEmpty();
        last = name;
        return new Tensor(new Ref(name, 0, 0), row);
    }

    /** Adds a layer; its weights' group is named after its class. */
    void add(String kind, String name, JsonObject config) {
        JsonObject layer = Options.object("keras.layers", kind, config);
        layer.addProperty("name", name);
        layer.add("inbound_nodes", new JsonArray());
        layers.put(name, layer);
    }

    /** Names the group of each layer's weights, in the order of the description. */
    Map<String, String> groups() {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, String> groups = new LinkedHashMap<>();
        for (String name : order) {
            String word = Snake.of(found(name).get("class_name").getAsString());
            int count = counts.merge(word, 1, Integer::sum) - 1;
            groups.put(name, "layers/" + word + (count == 0 ? "" : "_" + count));
        }
        return groups;
    }

    private JsonObject found(String name) {
        return java.util.Objects.requireNonNull(layers.get(name));
    }

    /** Calls a layer; gives the references to its outputs. */
    Ref call(String name, JsonArray args, JsonObject kwargs, List<Tensor> inputs) {
        JsonArray nodes = found(name).getAsJsonArray("inbound_nodes");
        isChain &= nodes.isEmpty()
                && args.size() == 1
                && args.get(0).isJsonObject()
                && kwargs.size() == 0
                && inputs.size() == 1
                && inputs.get(0).ref().equals(new Ref(last, 0, 0));
        last = name;
        nodes.add(new Options().with("args", args).with("kwargs", kwargs).json());
        Ref call = new Ref(name, nodes.size() - 1, 0);
        calls.put(call, inputs.stream().map(Tensor::ref).toList());
        return call;
    }

    /** Describes the network: as a Sequential where its layers follow one another. */
    JsonObject described(List<Ref> inputs, List<Ref> outputs) {
        boolean isSequential =
                isChain && outputs.size() == 1 && outputs.get(0).layer().equals(last);
        JsonArray all = new JsonArray();
        order = isSequential ? List.copyOf(layers.keySet()) : DepthOrder.of(calls, outputs);
        order.stream().map(this::found).forEach(layer -> {
            if (isSequential) {
                layer.remove("inbound_nodes");
                layer.remove("name");
            }
            all.add(layer);
        });
        Options config = new Options()
                .with("name", isSequential ? "sequential" : "functional")
                .with("trainable", true)
                .with("layers", all);
        if (!isSequential) {
            config.with("input_layers", refs(inputs)).with("output_layers", refs(outputs));
        }
        JsonObject model = isSequential
                ? Options.object("keras", "Sequential", config.json())
                : Options.object("keras.src.models.functional", "Functional", config.json());
        if (!isSequential) {
            model.addProperty("registered_name", "Functional");
        }
        return model;
    }

    private static JsonElement refs(List<Ref> refs) {
        List<Object> all = new ArrayList<>();
        refs.forEach(each -> all.add(List.of(each.layer(), each.call(), each.output())));
        return new Options().with("refs", all).json().get("refs");
    }
}
