package nn.keras.train;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Locale;
import nn.keras.kind.Exact;

/**
 * Holds a name with options, however a file spells it: {@code "mse"}, or {@code {class_name, config}}.
 *
 * @param name as it stands there
 * @param config the options, or none
 */
record Spelled(String name, JsonObject config) {
    static Spelled of(JsonElement json) {
        if (!(json instanceof JsonObject object)) {
            return new Spelled(json != null && json.isJsonPrimitive() ? json.getAsString() : "", new JsonObject());
        }
        JsonElement name = object.get("class_name");
        JsonElement config = object.get("config");
        String word = name != null && name.isJsonPrimitive() ? name.getAsString() : "";
        if (word.equals("function") && config != null && config.isJsonPrimitive()) {
            return new Spelled(config.getAsString(), new JsonObject());
        }
        return new Spelled(word, config instanceof JsonObject options ? options : new JsonObject());
    }

    /** Gives the name without case and underscores: {@code MeanSquaredError} and {@code mean_squared_error} are one. */
    String key() {
        return name.replace("_", "").toLowerCase(Locale.ROOT);
    }

    boolean isSet(String option) {
        return config.get(option) != null && !config.get(option).isJsonNull();
    }

    double number(String option, double standard) {
        JsonElement value = config.get(option);
        boolean isNumber = value != null
                && value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isNumber();
        return isNumber ? Exact.number(value.getAsDouble()) : standard;
    }

    boolean flag(String option) {
        return word(option, "false").equals("true");
    }

    String word(String option, String standard) {
        JsonElement value = config.get(option);
        return value != null && value.isJsonPrimitive() ? value.getAsString() : standard;
    }
}
