package nn.keras.kind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import nn.layer.Initializer;
import nn.layer.Initializer.Fan;
import nn.layer.Initializer.VarianceScaling;

/** Translates initializers; those that nn lacks become its default, for the file has the weights. */
final class Draws {
    private Draws() {}

    static Initializer read(Config config, String key, Initializer standard) {
        Optional<JsonElement> value = config.find(key);
        if (value.isEmpty() || !value.get().isJsonObject()) {
            return value.map(name -> read(name.getAsString(), config.inner(key, new JsonObject()), standard))
                    .orElse(standard);
        }
        JsonObject object = value.get().getAsJsonObject();
        JsonElement options = object.get("config");
        return object.get("class_name") == null
                ? standard
                : read(
                        object.get("class_name").getAsString(),
                        config.inner(key, options instanceof JsonObject inner ? inner : new JsonObject()),
                        standard);
    }

    private static Initializer read(String name, Config config, Initializer standard) {
        return switch (name) {
            case "Zeros", "zeros" -> Initializer.ZEROS;
            case "Ones", "ones" -> Initializer.ONES;
            case "Constant" -> new Initializer.Constant(config.number("value", 0));
            case "RandomUniform", "random_uniform", "uniform" ->
                new Initializer.Uniform(config.number("minval", -0.05), config.number("maxval", 0.05));
            case "RandomNormal", "random_normal", "normal" ->
                new Initializer.Normal(config.number("mean", 0), config.number("stddev", 0.05), false);
            case "TruncatedNormal", "truncated_normal" ->
                new Initializer.Normal(config.number("mean", 0), config.number("stddev", 0.05), true);
            case "GlorotUniform", "glorot_uniform" -> Initializer.GLOROT_UNIFORM;
            case "GlorotNormal", "glorot_normal" -> new VarianceScaling(1, Fan.AVERAGE, true);
            case "HeUniform", "he_uniform" -> new VarianceScaling(2, Fan.IN, false);
            case "HeNormal", "he_normal" -> new VarianceScaling(2, Fan.IN, true);
            case "LecunUniform", "lecun_uniform" -> new VarianceScaling(1, Fan.IN, false);
            case "LecunNormal", "lecun_normal" -> new VarianceScaling(1, Fan.IN, true);
            case "Orthogonal", "orthogonal" -> new Initializer.Orthogonal(config.number("gain", 1));
            default -> standard;
        };
    }

    static JsonElement write(Initializer initializer) {
        Options options = new Options();
        String name = "GlorotUniform";
        if (initializer instanceof Initializer.Constant constant) {
            name = "Constant";
            options.with("value", constant.value());
        } else if (initializer instanceof Initializer.Uniform uniform) {
            name = "RandomUniform";
            options.with("minval", uniform.from()).with("maxval", uniform.to());
        } else if (initializer instanceof Initializer.Normal normal) {
            name = normal.truncated() ? "TruncatedNormal" : "RandomNormal";
            options.with("mean", normal.mean()).with("stddev", normal.deviation());
        } else if (initializer instanceof VarianceScaling scaling) {
            String family = scaling.fan() == Fan.AVERAGE ? "Glorot" : scaling.scale() == 2 ? "He" : "Lecun";
            name = family + (scaling.normal() ? "Normal" : "Uniform");
        } else if (initializer instanceof Initializer.Orthogonal orthogonal) {
            name = "Orthogonal";
            options.with("gain", orthogonal.gain());
        }
        return Options.object("keras.initializers", name, options.json());
    }
}
