package nn.keras.kind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nn.layer.Activation;
import nn.layer.Activation.Function;

/** Translates activations. */
final class Functions {
    /** The parameters of those that have one, as Keras's functions take them by default. */
    private static final Map<Function, Double> STANDARD = Map.of(
            Function.LEAKY_RELU, 0.2,
            Function.ELU, 1.0,
            Function.CELU, 1.0,
            Function.SOFT_SHRINK, 0.5,
            Function.HARD_SHRINK, 0.5,
            Function.SQUAREPLUS, 4.0);

    private static final Map<String, Function> OTHER_NAMES = Map.of(
            "swish", Function.SILU,
            "hard_swish", Function.HARD_SILU);

    private Functions() {}

    static Activation read(Config config, String key, Activation standard) {
        return config.find(key).map(value -> read(config, key, value)).orElse(standard);
    }

    private static Activation read(Config config, String key, JsonElement value) {
        if (value.isJsonPrimitive()) {
            return named(config, key, value.getAsString());
        }
        JsonElement name = value.isJsonObject() ? value.getAsJsonObject().get("class_name") : null;
        JsonElement options = value.isJsonObject() ? value.getAsJsonObject().get("config") : null;
        if (name != null && options instanceof JsonObject object) {
            return inner(config.inner(key, object), name.getAsString());
        }
        if (name != null && name.getAsString().equals("function") && options != null) {
            return named(config, key, options.getAsString());
        }
        throw config.refused("its %s is a function of the user's, whose code is Python.", key)
                .maybe("write it in ops: nn.Layers.lambda.");
    }

    static Activation named(Config config, String key, String name) {
        Function function = OTHER_NAMES.get(name);
        for (Function each : Function.values()) {
            function = each.name().toLowerCase(Locale.ROOT).equals(name) ? each : function;
        }
        if (function == null || function == Function.THRESHOLD) {
            throw config.refused("its %s \"%s\" is not known to nn.", key, name)
                    .maybe("see nn.Activations for those that are.");
        }
        if (function == Function.HARD_SIGMOID && config.isOfKeras2()) {
            throw config.refused(
                            "its %s is Keras 2's hard_sigmoid, 0.2·x + 0.5, which nn and Keras 3 do not have.", key)
                    .maybe("train it with sigmoid.");
        }
        return new Activation(function, STANDARD.getOrDefault(function, 0.0));
    }

    /** Reads a layer that is another's activation. */
    private static Activation inner(Config config, String name) {
        if (config.flat("axis", config.find("axis").orElse(new JsonPrimitive(-1)))
                .equals(List.of(-1))) {
            Activation activation = layer(config, name);
            config.requireAllAsked();
            return activation;
        }
        throw config.refused("within another layer its features must stand last.");
    }

    /** Reads a layer that is an activation, such as LeakyReLU. */
    static Activation layer(Config config, String name) {
        return switch (name) {
            case "LeakyReLU" -> {
                double slope = config.number("negative_slope", config.number("alpha", 0.3));
                yield new Activation(Function.LEAKY_RELU, slope);
            }
            case "ELU" -> new Activation(Function.ELU, config.number("alpha", 1));
            case "ReLU" -> rectifier(config);
            case "Softmax" -> new Activation(Function.SOFTMAX, 0);
            case "Activation" -> read(config, "activation", Activation.LINEAR);
            default -> throw config.refused("%s is no activation that nn knows.", name);
        };
    }

    private static Activation rectifier(Config config) {
        double most = config.number("max_value", Double.POSITIVE_INFINITY);
        double slope = config.number("negative_slope", 0);
        if (config.number("threshold", 0) != 0
                || most != 6 && most != Double.POSITIVE_INFINITY
                || most == 6 && slope > 0) {
            throw config.refused(
                    "a ReLU with max_value %s, negative_slope %s and that threshold is not known to nn.",
                    config.json().get("max_value"), config.json().get("negative_slope"));
        }
        Function plain = most == 6 ? Function.RELU6 : Function.RELU;
        return slope > 0 ? new Activation(Function.LEAKY_RELU, slope) : new Activation(plain, 0);
    }

    /** Writes an activation: by name where Keras's function has the same parameter, else as a layer. */
    static JsonElement write(Activation activation) {
        Function function = activation.function();
        if (activation.alpha() == STANDARD.getOrDefault(function, 0.0) && function != Function.THRESHOLD) {
            return new JsonPrimitive(function.name().toLowerCase(Locale.ROOT));
        }
        return switch (function) {
            case LEAKY_RELU ->
                Options.object(
                        "keras.layers",
                        "LeakyReLU",
                        new Options().with("negative_slope", activation.alpha()).json());
            case ELU ->
                Options.object(
                        "keras.layers",
                        "ELU",
                        new Options().with("alpha", activation.alpha()).json());
            default ->
                throw nn.data.NnException.of(
                                "Keras's files cannot hold %s: it has no class with that parameter.", activation)
                        .maybe("use its standard parameter, or an activation that Keras has.");
        };
    }
}
