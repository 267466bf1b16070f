package nn.keras.graph;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Refers to what a layer gave.
 *
 * @param layer its name
 * @param call which of its calls, from 0
 * @param output which of its outputs, from 0
 */
record Ref(String layer, int call, int output) {
    /** Collects all references in a piece of JSON, in their order; constants are passed over. */
    static List<Ref> all(JsonElement json) {
        List<Ref> refs = new ArrayList<>();
        collect(json, refs);
        return refs;
    }

    private static void collect(JsonElement json, List<Ref> refs) {
        if (json instanceof JsonObject object) {
            JsonElement config = object.get("config");
            if (isTensor(object) && config instanceof JsonObject tensor) {
                collect(tensor.get("keras_history"), refs);
            } else if (!object.has("class_name")) {
                object.asMap().values().forEach(each -> collect(each, refs));
            }
        } else if (json instanceof JsonArray array) {
            if (isOne(array)) {
                refs.add(new Ref(
                        array.get(0).getAsString(),
                        array.get(1).getAsInt(),
                        array.get(2).getAsInt()));
            } else {
                array.forEach(each -> collect(each, refs));
            }
        }
    }

    static boolean isTensor(JsonElement json) {
        return json instanceof JsonObject object
                && object.get("class_name") != null
                && object.get("class_name").isJsonPrimitive()
                && object.get("class_name").getAsString().equals("__keras_tensor__");
    }

    private static boolean isOne(JsonArray array) {
        return array.size() >= 3
                && array.size() <= 4
                && isWord(array.get(0))
                && isNumber(array.get(1))
                && isNumber(array.get(2));
    }

    private static boolean isWord(JsonElement json) {
        return json.isJsonPrimitive() && json.getAsJsonPrimitive().isString();
    }

    private static boolean isNumber(JsonElement json) {
        return json.isJsonPrimitive() && json.getAsJsonPrimitive().isNumber();
    }
}
