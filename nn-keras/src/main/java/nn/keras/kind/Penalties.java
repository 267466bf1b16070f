package nn.keras.kind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Optional;
import nn.data.NnException;
import nn.layer.Constraint;
import nn.layer.L1L2;
import nn.layer.Regularizer;

/** Translates regularizers and constraints. */
final class Penalties {
    private Penalties() {}

    static Optional<Regularizer> regularizer(Config config, String key) {
        return config.find(key).map(value -> {
            Config options = config.inner(key, options(value));
            return switch (name(value)) {
                case "L1", "l1" -> new L1L2(options.number("l1", 0.01), 0);
                case "L2", "l2" -> new L1L2(0, options.number("l2", 0.01));
                case "L1L2", "l1_l2" -> new L1L2(options.number("l1", 0), options.number("l2", 0));
                default -> throw unknown(config, key, value);
            };
        });
    }

    /** Reads a constraint that must hold along some of Keras's axes. */
    static Optional<Constraint> constraint(Config config, String key, List<Integer> axes) {
        return config.find(key).map(value -> {
            Config options = config.inner(key, options(value));
            return switch (name(value)) {
                case "NonNeg", "non_neg" -> new Constraint.NonNegative();
                case "MaxNorm", "max_norm" -> maxNorm(options, axes);
                default -> throw unknown(config, key, value);
            };
        });
    }

    private static Constraint maxNorm(Config options, List<Integer> axes) {
        List<Integer> chosen =
                options.find("axis").map(value -> options.flat("axis", value)).orElse(List.of(0));
        if (!chosen.equals(axes)) {
            throw options.refused(
                            "a MaxNorm along the axes %s of this weight is not known to nn, which has it along %s.",
                            chosen, axes)
                    .maybe("build the network in Java without it, and take the weights: Keras.load(path, network).");
        }
        return new Constraint.MaxNorm(options.number("max_value", 2));
    }

    private static NnException unknown(Config config, String key, JsonElement value) {
        return config.refused("its %s %s is not known to nn.", key, name(value))
                .maybe("build the network in Java without it, and take the weights: Keras.load(path, network).");
    }

    private static String name(JsonElement value) {
        JsonElement name = value instanceof JsonObject object ? object.get("class_name") : value;
        return name == null || !name.isJsonPrimitive() ? "" : name.getAsString();
    }

    private static JsonObject options(JsonElement value) {
        JsonElement options = value instanceof JsonObject object ? object.get("config") : null;
        return options instanceof JsonObject object ? object : new JsonObject();
    }

    static void regularizer(Options options, String key, Optional<Regularizer> regularizer) {
        if (regularizer.isEmpty()) {
            options.without(key);
            return;
        }
        if (!(regularizer.get() instanceof L1L2 known)) {
            throw NnException.of("Keras's files cannot hold the regularizer %s.", regularizer.get());
        }
        JsonObject config =
                new Options().with("l1", known.l1()).with("l2", known.l2()).json();
        options.with(key, Options.object("keras.regularizers", "L1L2", config));
    }

    static void constraint(Options options, String key, Optional<Constraint> constraint, List<Integer> axes) {
        if (constraint.isEmpty()) {
            options.without(key);
        } else if (constraint.get() instanceof Constraint.MaxNorm norm) {
            Options config = new Options().with("max_value", norm.max());
            config = axes.size() == 1 ? config.with("axis", axes.get(0)) : config.with("axis", axes);
            options.with(key, Options.object("keras.constraints", "MaxNorm", config.json()));
        } else if (constraint.get() instanceof Constraint.NonNegative) {
            options.with(key, Options.object("keras.constraints", "NonNeg", new JsonObject()));
        } else {
            throw NnException.of("Keras's files cannot hold the constraint %s.", constraint.get());
        }
    }
}
