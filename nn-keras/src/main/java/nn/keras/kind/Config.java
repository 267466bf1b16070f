package nn.keras.kind;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Tensor;
import nn.keras.file.Stored;

/** Reads what a layer of Keras was made with, and notices what nobody asked for. */
public final class Config {
    /** What says nothing of what a layer computes: names, draws that the weights replace, how fast it is computed. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            "name",
            "trainable",
            "dtype",
            "seed",
            "batch_shape",
            "batch_input_shape",
            "input_length",
            "build_config",
            "implementation",
            "unroll",
            "synchronized",
            "renorm_momentum",
            "virtual_batch_size",
            "autocast");

    /** As many letters of a value stand in a message. */
    private static final int MOST = 200;

    private final String place;
    private final JsonObject json;
    private final Stored own;
    private final String version;
    private final Set<String> asked = new HashSet<>();

    /**
     * Wraps a layer's options.
     *
     * @param place the layer, for messages
     * @param json its options
     * @param own the numbers that the file holds for it
     * @param version Keras's version
     */
    public Config(String place, JsonObject json, Stored own, String version) {
        this.place = place;
        this.json = json;
        this.own = own;
        this.version = version;
    }

    /**
     * Refuses the layer.
     *
     * @param format what is wrong
     * @param values for the format
     * @return the message, with the layer's place
     */
    public NnException refused(String format, Object... values) {
        Object[] cut = Stream.of(values).map(Config::cut).toArray();
        return NnException.of(format, cut).at(place);
    }

    /** Shortens what a file says, which may be long. */
    private static Object cut(Object value) {
        String text = String.valueOf(value);
        return value instanceof Number || text.length() <= MOST ? value : text.substring(0, MOST) + "…";
    }

    /** Refuses options that nobody asked for and that are switched on. */
    public void requireAllAsked() {
        if (String.valueOf(json.get("dtype")).contains("Quantized")) {
            throw refused("its weights are quantized, which nn does not know.");
        }
        for (String key : json.keySet()) {
            if (!asked.contains(key) && !WITHOUT_MEANING.contains(key) && isOn(json.get(key))) {
                throw refused("its option %s is %s, which nn does not know.", key, json.get(key));
            }
        }
    }

    private static boolean isOn(JsonElement value) {
        boolean isOff = value.isJsonNull()
                || value.isJsonPrimitive()
                        && (value.getAsString().equals("false")
                                || value.getAsString().equals("0.0"));
        return !isOff;
    }

    /**
     * Finds an option.
     *
     * @param key its name
     * @return its value, or empty where it is missing or null
     */
    public Optional<JsonElement> find(String key) {
        asked.add(key);
        JsonElement value = json.get(key);
        return value == null || value.isJsonNull() ? Optional.empty() : Optional.of(value);
    }

    private JsonElement required(String key) {
        return find(key).orElseThrow(() -> refused("its option %s is missing.", key));
    }

    private RuntimeException wrong(String key, JsonElement value, String wanted) {
        return refused("its option %s must be %s, but was %s.", key, wanted, value);
    }

    int integer(String key) {
        return integer(key, required(key));
    }

    int integer(String key, int standard) {
        return find(key).map(value -> integer(key, value)).orElse(standard);
    }

    private int integer(String key, JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(key, value, "a whole number");
        }
        double number = value.getAsDouble();
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw wrong(key, value, "a whole number");
        }
        return (int) number;
    }

    double number(String key, double standard) {
        return find(key).map(value -> number(key, value)).orElse(standard);
    }

    double number(String key) {
        return number(key, required(key));
    }

    private double number(String key, JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(key, value, "a number");
        }
        return Exact.number(value.getAsDouble());
    }

    /**
     * Reads a flag.
     *
     * @param key the option's name
     * @param standard what holds where it is missing
     * @return whether it is set
     */
    public boolean flag(String key, boolean standard) {
        Optional<JsonElement> value = find(key);
        if (value.isPresent()
                && !(value.get().isJsonPrimitive()
                        && value.get().getAsJsonPrimitive().isBoolean())) {
            throw wrong(key, value.get(), "true or false");
        }
        return value.map(JsonElement::getAsBoolean).orElse(standard);
    }

    /**
     * Reads a word.
     *
     * @param key the option's name
     * @param standard what holds where it is missing
     * @return the word
     */
    public String word(String key, String standard) {
        Optional<JsonElement> value = find(key);
        if (value.isPresent() && !value.get().isJsonPrimitive()) {
            throw wrong(key, value.get(), "a word");
        }
        return value.map(JsonElement::getAsString).orElse(standard);
    }

    /** Reads numbers, one of which may stand for all. */
    List<Integer> integers(String key, int count) {
        JsonElement value = required(key);
        List<Integer> all = flat(key, value);
        if (all.size() == 1 && count > 1) {
            return Collections.nCopies(count, all.get(0));
        }
        if (all.size() != count) {
            throw wrong(key, value, "of " + count + " numbers");
        }
        return all;
    }

    /**
     * Reads whole numbers, however they are nested.
     *
     * @param key the option's name
     * @param value its value
     * @return the numbers
     */
    public List<Integer> flat(String key, JsonElement value) {
        List<Integer> all = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.forEach(each -> all.addAll(flat(key, each)));
        } else {
            all.add(integer(key, value));
        }
        return all;
    }

    List<Float> floats(String key, JsonElement value) {
        List<Float> all = new ArrayList<>();
        if (value instanceof JsonArray array) {
            array.forEach(each -> all.addAll(floats(key, each)));
        } else {
            all.add((float) number(key, value));
        }
        return all;
    }

    /** Reads options that are objects of their own, such as a wrapped layer. */
    JsonObject object(String key) {
        JsonElement value = required(key);
        if (!value.isJsonObject()) {
            throw wrong(key, value, "an object");
        }
        return value.getAsJsonObject();
    }

    /** Wraps the options of a layer within this one. */
    Config inner(String name, JsonObject options) {
        return new Config(place + ", its " + name, options, own.at(name), version);
    }

    /** Finds the layer's own numbers. */
    Optional<Tensor> own(String path) {
        return own.array(path);
    }

    /**
     * Tells whether the file holds nothing for the layer.
     *
     * @return true where it has no weights
     */
    public boolean hasNoNumbers() {
        return own.isEmpty();
    }

    boolean isOfKeras2() {
        return version.startsWith("2.");
    }

    /**
     * Names the layer for messages.
     *
     * @return such as {@code layer "dense" (Dense)}
     */
    public String place() {
        return place;
    }

    JsonObject json() {
        return json;
    }
}
