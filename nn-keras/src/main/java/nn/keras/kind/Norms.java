package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;

import com.google.gson.JsonElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nn.data.Tensor;
import nn.layer.BatchNormalization;
import nn.layer.GroupNormalization;
import nn.layer.LayerNormalization;
import nn.layer.Normalization;
import nn.layer.Rescaling;
import nn.layer.RmsNormalization;
import nn.layer.UnitNormalization;

/** Translates normalizations. */
final class Norms {
    private Norms() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of("BatchNormalization", BatchNormalization.class, FEATURES, Norms::batch, (layer, options) -> {
                            options.with("momentum", layer.momentum());
                            scaling(options, layer.epsilon(), layer.hasCenter(), layer.hasScale());
                        })
                        .vars(layer -> vars(layer.hasScale(), layer.hasCenter(), "moving_mean", "moving_variance")),
                Kind.of(
                                "LayerNormalization",
                                LayerNormalization.class,
                                FEATURES,
                                Norms::layer,
                                (layer, options) ->
                                        scaling(options, layer.epsilon(), layer.hasCenter(), layer.hasScale()))
                        .vars(layer -> vars(layer.hasScale(), layer.hasCenter())),
                Kind.of("GroupNormalization", GroupNormalization.class, FEATURES, Norms::group, (layer, options) -> {
                            options.with("groups", layer.groups());
                            scaling(options, layer.epsilon(), layer.hasCenter(), layer.hasScale());
                        })
                        .vars(layer -> vars(layer.hasScale(), layer.hasCenter())),
                Kind.of(
                                "RMSNormalization",
                                RmsNormalization.class,
                                FEATURES,
                                config -> new RmsNormalization(config.number("epsilon", 1e-6), ""),
                                (layer, options) -> options.with("axis", -1).with("epsilon", layer.epsilon()))
                        .vars(layer -> Var.all("", "scale")),
                Kind.of(
                        "UnitNormalization",
                        UnitNormalization.class,
                        FEATURES,
                        config -> new UnitNormalization(""),
                        (layer, options) -> options.with("axis", -1)),
                Kind.of(
                        "Rescaling",
                        Rescaling.class,
                        FEATURES,
                        Norms::rescaling,
                        (layer, options) ->
                                options.with("scale", one(layer.scale())).with("offset", one(layer.offset()))),
                Kind.of(
                        "Normalization",
                        Normalization.class,
                        FEATURES,
                        Norms::normalization,
                        (layer, options) -> (layer.mean().size() == 1
                                        ? options.without("axis")
                                        : options.with("axis", List.of(-1)))
                                .with("mean", one(layer.mean()))
                                .with("variance", one(layer.variance()))));
    }

    private static List<Var> vars(boolean hasScale, boolean hasCenter, String... statistics) {
        List<String> names = new ArrayList<>();
        names.addAll(hasScale ? List.of("gamma") : List.of());
        names.addAll(hasCenter ? List.of("beta") : List.of());
        names.addAll(List.of(statistics));
        return Var.all("", names.toArray(String[]::new));
    }

    private static void scaling(Options options, double epsilon, boolean hasCenter, boolean hasScale) {
        options.with("axis", -1)
                .with("epsilon", epsilon)
                .with("center", hasCenter)
                .with("scale", hasScale);
    }

    private static boolean center(Config config) {
        return config.flag("center", true);
    }

    private static boolean scale(Config config) {
        return config.flag("scale", true);
    }

    /** Passes over what its weights start as, and refuses penalties that nn does not have there. */
    private static void started(Config config, String... weights) {
        for (String weight : weights) {
            config.find(weight + "_initializer");
        }
    }

    private static BatchNormalization batch(Config config) {
        started(config, "gamma", "beta", "moving_mean", "moving_variance");
        return new BatchNormalization(
                config.number("momentum", 0.99), config.number("epsilon", 1e-3), center(config), scale(config), "");
    }

    private static LayerNormalization layer(Config config) {
        started(config, "gamma", "beta");
        return new LayerNormalization(config.number("epsilon", 1e-3), center(config), scale(config), "");
    }

    private static GroupNormalization group(Config config) {
        started(config, "gamma", "beta");
        return new GroupNormalization(
                config.integer("groups", 32), config.number("epsilon", 1e-3), center(config), scale(config), "");
    }

    private static Rescaling rescaling(Config config) {
        List<Float> scale = floats(config, "scale", 1);
        List<Float> offset = floats(config, "offset", 0);
        int count = Math.max(scale.size(), offset.size());
        return new Rescaling(spread(scale, count), spread(offset, count), "");
    }

    private static List<Float> floats(Config config, String key, float standard) {
        return config.find(key).map(value -> config.floats(key, value)).orElse(List.of(standard));
    }

    private static List<Float> spread(List<Float> values, int count) {
        return values.size() == 1 ? java.util.Collections.nCopies(count, values.get(0)) : values;
    }

    private static Normalization normalization(Config config) {
        List<Float> mean = statistic(config, "mean", "vars/0");
        List<Float> variance = statistic(config, "variance", "vars/1");
        return new Normalization(mean, variance, "");
    }

    /** Finds what was given, or else what was learned from data. */
    private static List<Float> statistic(Config config, String key, String path) {
        Optional<JsonElement> given = config.find(key);
        if (given.isPresent()) {
            return config.floats(key, given.get());
        }
        Tensor learned = config.own(path)
                .orElseThrow(() -> config.refused("the file holds no %s: it was saved before adapt(data).", key));
        List<Float> all = new ArrayList<>();
        for (float each : learned.floats()) {
            all.add(each);
        }
        return List.copyOf(all);
    }

    private static Object one(List<Float> values) {
        return values.size() == 1 ? values.get(0) : values;
    }
}
