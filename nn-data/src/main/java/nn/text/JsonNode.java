package nn.text;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import nn.data.NnException;

/**
 * A part of a JSON file, which knows its place there, and refuses to be read as what it is not.
 *
 * @param place such as {@code tokenizer.json, model}
 * @param json what stands there
 */
record JsonNode(String place, JsonElement json) {
    static JsonNode parse(String place, String text) {
        try {
            return new JsonNode(place, JsonParser.parseString(text));
        } catch (JsonParseException broken) {
            throw NnException.of("%s: this is no JSON.", place)
                    .maybe("the file was cut off, or is another one.")
                    .causedBy(broken);
        }
    }

    NnException wrong(String format, Object... values) {
        return NnException.of("%s: %s", place, String.format(Locale.ROOT, format, values));
    }

    private NnException isNo(String kind) {
        String text = json.toString();
        return wrong("%s was expected, but was %s.", kind, text.length() > 40 ? text.substring(0, 40) + "…" : text);
    }

    private JsonObject object() {
        if (!json.isJsonObject()) {
            throw isNo("an object");
        }
        return json.getAsJsonObject();
    }

    /** Finds a member, which null stands for absent of. */
    Optional<JsonNode> find(String name) {
        return Optional.ofNullable(object().get(name))
                .filter(member -> !member.isJsonNull())
                .map(member -> new JsonNode(place + ", " + name, member));
    }

    JsonNode get(String name) {
        return find(name).orElseThrow(() -> wrong("there is no \"%s\".", name));
    }

    boolean flag(String name, boolean standard) {
        return find(name).map(JsonNode::flag).orElse(standard);
    }

    String text(String name, String standard) {
        return find(name).map(JsonNode::text).orElse(standard);
    }

    /** Names the kind of a part. */
    String type() {
        return get("type").text();
    }

    Map<String, JsonElement> members() {
        return object().asMap();
    }

    JsonNode with(String name, JsonElement member) {
        return new JsonNode(place + ", \"" + name + "\"", member);
    }

    List<JsonNode> list() {
        if (!json.isJsonArray()) {
            throw isNo("a list");
        }
        List<JsonNode> list = new ArrayList<>(json.getAsJsonArray().size());
        for (JsonElement each : json.getAsJsonArray()) {
            list.add(new JsonNode(place + " " + list.size(), each));
        }
        return list;
    }

    boolean isText() {
        return json instanceof JsonPrimitive primitive && primitive.isString();
    }

    String text() {
        if (!isText()) {
            throw isNo("a text");
        }
        return json.getAsString();
    }

    boolean flag() {
        if (!(json instanceof JsonPrimitive primitive) || !primitive.isBoolean()) {
            throw isNo("true or false");
        }
        return json.getAsBoolean();
    }

    /** Reads a whole number of at least 0. */
    int whole() {
        if (!(json instanceof JsonPrimitive primitive) || !primitive.isNumber()) {
            throw isNo("a whole number");
        }
        try {
            double number = json.getAsDouble();
            if (number >= 0 && number <= Integer.MAX_VALUE && number == Math.rint(number)) {
                return (int) number;
            }
        } catch (NumberFormatException odd) {
            throw isNo("a whole number").causedBy(odd);
        }
        throw isNo("a whole number of at least 0");
    }
}
