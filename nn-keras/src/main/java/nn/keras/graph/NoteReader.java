package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;
import nn.keras.file.Stored;
import nn.keras.kind.Config;

/** Reads the description of a network. */
final class NoteReader {
    private static final Set<String> CHAINS = Set.of("Sequential");
    private static final Set<String> GRAPHS = Set.of("Functional", "Model");
    private static final int DEEPEST = 20;

    private final Groups groups;
    private final String version;

    NoteReader(Groups groups, String version) {
        this.groups = groups;
        this.version = version;
    }

    ModelNote read(JsonObject model) {
        boolean learns = !(model.get("config") instanceof JsonObject options) || learns(options);
        return model(model, groups.root(), learns, 0);
    }

    static boolean isModel(String kind) {
        return CHAINS.contains(kind) || GRAPHS.contains(kind);
    }

    private ModelNote model(JsonObject json, String path, boolean isTrainable, int depth) {
        String kind = word(json, "class_name").orElse("");
        if (!isModel(kind) || depth > DEEPEST) {
            throw NnException.of("the model is of the class \"%s\", whose code is Python.", kind)
                    .maybe("build it as a Sequential or by the functional API, and save it anew.");
        }
        JsonElement config = json.get("config");
        JsonObject options = config instanceof JsonObject object ? object : new JsonObject();
        JsonArray layers = config instanceof JsonArray old ? old : array(options.get("layers"));
        Map<String, Integer> counts = new HashMap<>();
        List<LayerNote> notes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonElement each : layers) {
            LayerNote note = layer(object(each), path, counts, isTrainable, depth);
            if (!names.add(note.name())) {
                throw NnException.of("two layers are called \"%s\".", note.name());
            }
            notes.add(note);
        }
        return CHAINS.contains(kind)
                ? chain(notes, options, json)
                : new Counting(notes, version.startsWith("2."))
                        .graph(Ref.all(options.get("input_layers")), Ref.all(options.get("output_layers")));
    }

    private LayerNote layer(JsonObject json, String path, Map<String, Integer> counts, boolean trainable, int depth) {
        String kind = word(json, "class_name").orElseThrow(() -> NnException.of("a layer has no class."));
        JsonObject options = json.get("config") instanceof JsonObject object ? object : new JsonObject();
        String name = word(json, "name").or(() -> word(options, "name")).orElse(kind);
        String place = String.format("layer \"%.100s\" (%.100s)", name, kind);
        boolean isOp = word(json, "module")
                .map(module -> module.startsWith("keras.src.ops"))
                .orElse(!options.has("trainable") && !options.has("dtype") && !isModel(kind));
        String group = isOp ? path : path + "/" + unique(Snake.of(kind), counts);
        Stored own = isOp ? Stored.EMPTY : groups.of(group, name);
        Config config = new Config(place, options, own, version);
        boolean learns = trainable && learns(options) && learns(inner(options));
        List<LayerCall> calls = new ArrayList<>();
        for (JsonElement node : array(json.get("inbound_nodes"))) {
            calls.add(LayerCall.read(node, config));
        }
        Optional<ModelNote> inner =
                isModel(kind) ? Optional.of(model(json, group + "/layers", learns, depth + 1)) : Optional.empty();
        return new LayerNote(name, kind, isOp, config, learns, inner, List.copyOf(calls), group);
    }

    private static boolean learns(JsonObject options) {
        return !word(options, "trainable").orElse("true").equals("false");
    }

    /** Finds the options of a layer within a layer, such as those of a TimeDistributed's. */
    private static JsonObject inner(JsonObject options) {
        boolean isThere = options.get("layer") instanceof JsonObject layer && layer.get("config") instanceof JsonObject;
        return isThere ? options.getAsJsonObject("layer").getAsJsonObject("config") : new JsonObject();
    }

    /** Counts groups of one name, as Keras does: dense, dense_1, … */
    private static String unique(String name, Map<String, Integer> counts) {
        int count = counts.merge(name, 1, Integer::sum) - 1;
        return count == 0 ? name : name + "_" + count;
    }

    /** Sees a chain as a graph whose layers are called one after the other. */
    private ModelNote chain(List<LayerNote> notes, JsonObject options, JsonObject json) {
        List<LayerNote> layers = new ArrayList<>();
        if (notes.isEmpty()) {
            throw NnException.of("the model has no layers.");
        }
        if (!notes.get(0).isInput()) {
            layers.add(input(notes.get(0), options, json));
        }
        layers.addAll(notes);
        List<LayerNote> called = new ArrayList<>();
        for (LayerNote note : layers) {
            List<LayerCall> calls =
                    called.isEmpty() ? List.of() : List.of(LayerCall.of(List.of(ref(called.get(called.size() - 1)))));
            called.add(note.calls(calls));
        }
        return new ModelNote(
                true, List.copyOf(called), List.of(ref(called.get(0))), List.of(ref(called.get(called.size() - 1))));
    }

    private static Ref ref(LayerNote note) {
        return new Ref(note.name(), 0, 0);
    }

    /** Makes the input that older files leave to the first layer. */
    private LayerNote input(LayerNote first, JsonObject options, JsonObject json) {
        JsonObject shape = new JsonObject();
        JsonElement built = json.get("build_config") instanceof JsonObject object ? object.get("input_shape") : null;
        Optional<JsonElement> found = Optional.ofNullable(options.get("build_input_shape"))
                .or(() -> Optional.ofNullable(built))
                .or(() -> first.config().find("batch_input_shape"))
                .or(() -> first.config().find("batch_shape"))
                .or(() -> first.model()
                        .flatMap(model -> model.layers().get(0).config().find("batch_shape")));
        if (found.isEmpty() || !found.get().isJsonArray()) {
            throw NnException.of("the file does not say what goes in: the model was never built.")
                    .maybe("begin it with keras.Input((784,)), and save it anew.");
        }
        shape.add("batch_shape", found.get());
        String name = "input of " + first.name();
        Config config = new Config("the input", shape, Stored.EMPTY, version);
        return new LayerNote(name, "InputLayer", false, config, true, Optional.empty(), List.of(), "");
    }

    private static JsonArray array(JsonElement json) {
        return json instanceof JsonArray array ? array : new JsonArray();
    }

    private static JsonObject object(JsonElement json) {
        if (!(json instanceof JsonObject object)) {
            throw NnException.of("a layer is not described by an object, but by %s.", json);
        }
        return object;
    }

    private static Optional<String> word(JsonObject json, String key) {
        JsonElement value = json.get(key);
        return value != null && value.isJsonPrimitive() ? Optional.of(value.getAsString()) : Optional.empty();
    }
}
