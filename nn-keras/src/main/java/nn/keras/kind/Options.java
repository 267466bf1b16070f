package nn.keras.kind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;

/** Writes what an object of Keras is made with. */
public final class Options {
    private final JsonObject json = new JsonObject();

    /** Begins without any. */
    public Options() {}

    /**
     * Adds an option.
     *
     * @param key its name
     * @param value a number, word, flag, list or JSON
     * @return this
     */
    public Options with(String key, Object value) {
        json.add(key, json(value));
        return this;
    }

    Options without(String key) {
        json.add(key, JsonNull.INSTANCE);
        return this;
    }

    /**
     * Gives them as JSON.
     *
     * @return the object
     */
    public JsonObject json() {
        return json;
    }

    /**
     * Writes an object as Keras's {@code serialize_keras_object} does.
     *
     * @param module where it is from, such as {@code keras.layers}
     * @param name its class
     * @param config its options
     * @return the JSON
     */
    public static JsonObject object(String module, String name, JsonObject config) {
        JsonObject object = new Options()
                .with("module", module)
                .with("class_name", name)
                .with("config", config)
                .json();
        object.add("registered_name", JsonNull.INSTANCE);
        return object;
    }

    private static JsonElement json(Object value) {
        if (value instanceof JsonElement element) {
            return element;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(each -> array.add(json(each)));
            return array;
        }
        if (value instanceof Number number) {
            return new JsonPrimitive(number);
        }
        return value instanceof Boolean flag ? new JsonPrimitive(flag) : new JsonPrimitive(value.toString());
    }
}
