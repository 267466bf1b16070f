package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import nn.keras.kind.Config;

/**
 * Holds one call of a layer.
 *
 * @param inputs what goes in
 * @param masks the masks handed over, which nn makes itself
 * @param constants what else was handed over by place, such as the 2 of {@code x * 2}
 * @param isConstantFirst whether that stands before what goes in, as in {@code 2 - x}
 * @param isCausal whether attention may not look ahead
 * @param training whether the layer was told that it learns, or that it does not
 */
record LayerCall(
        List<Ref> inputs,
        List<Ref> masks,
        List<JsonElement> constants,
        boolean isConstantFirst,
        boolean isCausal,
        Optional<Boolean> training) {
    private static final Set<String> MASKS = Set.of("mask", "query_mask", "value_mask", "key_mask");
    private static final List<String> INPUTS = List.of("inputs", "query", "value", "key", "initial_state", "x1", "x2");

    static LayerCall of(List<Ref> inputs) {
        return new LayerCall(inputs, List.of(), List.of(), false, false, Optional.empty());
    }

    /** Reads a call as Keras 3 writes it, {args, kwargs}, or Keras 2, a list of references with kwargs. */
    static LayerCall read(JsonElement node, Config config) {
        if (node instanceof JsonObject object) {
            JsonElement named = object.get("kwargs");
            return read(
                    array(object.get("args")), named instanceof JsonObject kwargs ? kwargs : new JsonObject(), config);
        }
        JsonArray calls = array(node);
        JsonObject named = new JsonObject();
        for (JsonElement call : calls) {
            if (call instanceof JsonArray quad && quad.size() == 4 && quad.get(3) instanceof JsonObject kwargs) {
                kwargs.entrySet().forEach(each -> named.add(each.getKey(), each.getValue()));
            }
        }
        return read(calls, named, config);
    }

    private static JsonArray array(JsonElement json) {
        return json instanceof JsonArray array ? array : new JsonArray();
    }

    private static LayerCall read(JsonArray args, JsonObject kwargs, Config config) {
        List<Ref> inputs = new ArrayList<>(Ref.all(args));
        Map<Integer, List<Ref>> named = new TreeMap<>();
        List<Ref> masks = new ArrayList<>();
        boolean isCausal = false;
        Optional<Boolean> training = Optional.empty();
        for (Map.Entry<String, JsonElement> each : kwargs.entrySet()) {
            List<Ref> refs = Ref.all(each.getValue());
            if (MASKS.contains(each.getKey())) {
                masks.addAll(refs);
            } else if (INPUTS.contains(each.getKey()) && !refs.isEmpty()) {
                named.put(INPUTS.indexOf(each.getKey()), refs);
            } else if (each.getKey().equals("use_causal_mask")) {
                isCausal = isTrue(each.getValue());
            } else if (each.getKey().equals("training") && each.getValue().isJsonPrimitive()) {
                training = Optional.of(isTrue(each.getValue()));
            } else if (!isOff(each.getValue())) {
                throw config.refused(
                        "it is called with %s=%s, which nn does not know.", each.getKey(), each.getValue());
            }
        }
        named.values().forEach(inputs::addAll);
        boolean isConstantFirst = !args.isEmpty() && args.get(0).isJsonPrimitive();
        return new LayerCall(
                List.copyOf(inputs), List.copyOf(masks), constants(args), isConstantFirst, isCausal, training);
    }

    /** Sees what goes in otherwise. */
    LayerCall inputs(UnaryOperator<Ref> seen) {
        return new LayerCall(
                inputs.stream().map(seen).toList(),
                masks.stream().map(seen).toList(),
                constants,
                isConstantFirst,
                isCausal,
                training);
    }

    private static List<JsonElement> constants(JsonArray args) {
        List<JsonElement> constants = new ArrayList<>();
        args.forEach(each -> {
            if (each.isJsonPrimitive()) {
                constants.add(each);
            }
        });
        return List.copyOf(constants);
    }

    private static boolean isTrue(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsString().equals("true");
    }

    private static boolean isOff(JsonElement value) {
        return value.isJsonNull()
                || value.isJsonPrimitive() && value.getAsString().equals("false");
    }
}
