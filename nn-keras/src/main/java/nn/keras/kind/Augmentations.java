package nn.keras.kind;

import static nn.keras.kind.Look.FEATURES;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import nn.layer.Factor;
import nn.layer.RandomBrightness;
import nn.layer.RandomContrast;
import nn.layer.RandomCrop;
import nn.layer.RandomFlip;
import nn.layer.RandomRotation;
import nn.layer.RandomTranslation;
import nn.layer.RandomZoom;
import nn.layer.Sampling;

/** Translates what changes images while training. */
final class Augmentations {
    private static final double[] BYTES = {0, 255};

    private Augmentations() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of(
                        "RandomFlip",
                        RandomFlip.class,
                        FEATURES,
                        Augmentations::flip,
                        (layer, options) ->
                                options.with("mode", layer.mode().name().toLowerCase(Locale.ROOT))),
                Kind.of(
                        "RandomTranslation",
                        RandomTranslation.class,
                        FEATURES,
                        config -> new RandomTranslation(
                                around(config, "height_factor"), around(config, "width_factor"), sampling(config), ""),
                        (layer, options) -> {
                            options.with("height_factor", pair(layer.height()))
                                    .with("width_factor", pair(layer.width()));
                            write(options, layer.sampling());
                        }),
                Kind.of(
                        "RandomRotation",
                        RandomRotation.class,
                        FEATURES,
                        config -> new RandomRotation(around(config, "factor"), sampling(config), ""),
                        (layer, options) -> {
                            options.with("factor", pair(layer.factor()));
                            write(options, layer.sampling());
                        }),
                Kind.of("RandomZoom", RandomZoom.class, FEATURES, Augmentations::zoom, (layer, options) -> {
                    options.with("height_factor", pair(layer.height()));
                    layer.width().ifPresent(width -> options.with("width_factor", pair(width)));
                    write(options, layer.sampling());
                }),
                Kind.of(
                        "RandomContrast",
                        RandomContrast.class,
                        FEATURES,
                        Augmentations::contrast,
                        (layer, options) -> options.with("factor", List.of(layer.lower(), layer.upper()))
                                .with("value_range", pair(layer.range()))),
                Kind.of(
                        "RandomBrightness",
                        RandomBrightness.class,
                        FEATURES,
                        config -> new RandomBrightness(around(config, "factor"), range(config), ""),
                        (layer, options) ->
                                options.with("factor", pair(layer.factor())).with("value_range", pair(layer.range()))),
                Kind.of(
                        "RandomCrop",
                        RandomCrop.class,
                        FEATURES,
                        config -> new RandomCrop(config.integer("height"), config.integer("width"), ""),
                        (layer, options) ->
                                options.with("height", layer.height()).with("width", layer.width())));
    }

    private static List<Double> pair(Factor factor) {
        return List.of(factor.lower(), factor.upper());
    }

    private static double[] two(Config config, String key) {
        JsonElement value = config.find(key).orElseThrow(() -> config.refused("its option %s is missing.", key));
        List<Float> all = config.floats(key, value);
        boolean isPair = value instanceof JsonArray && all.size() == 2;
        double last = Exact.number(all.isEmpty() ? 0 : all.get(all.size() - 1));
        return isPair ? new double[] {Exact.number(all.get(0)), last} : new double[] {last};
    }

    /** Reads a factor: one number stands for both sides of 0. */
    private static Factor around(Config config, String key) {
        double[] two = two(config, key);
        double size = Math.abs(two[0]);
        return two.length == 2 ? new Factor(two[0], two[1]) : new Factor(-size, size);
    }

    private static Factor range(Config config) {
        double[] two = config.find("value_range").isPresent() ? two(config, "value_range") : BYTES;
        return new Factor(two[0], two[two.length - 1]);
    }

    private static RandomFlip flip(Config config) {
        String mode = config.word("mode", "horizontal_and_vertical");
        if (!List.of("horizontal", "vertical", "horizontal_and_vertical").contains(mode)) {
            throw config.refused("its mode \"%s\" is not known to nn.", mode);
        }
        return new RandomFlip(RandomFlip.Mode.valueOf(mode.toUpperCase(Locale.ROOT)), "");
    }

    private static RandomZoom zoom(Config config) {
        Optional<Factor> width = config.find("width_factor").map(value -> around(config, "width_factor"));
        return new RandomZoom(around(config, "height_factor"), width, sampling(config), "");
    }

    private static RandomContrast contrast(Config config) {
        double[] two = two(config, "factor");
        return new RandomContrast(two[0], two[two.length - 1], range(config), "");
    }

    private static Sampling sampling(Config config) {
        String fill = config.word("fill_mode", "reflect");
        if (!List.of("reflect", "constant", "wrap", "nearest").contains(fill)) {
            throw config.refused("its fill_mode \"%s\" is not known to nn.", fill);
        }
        return new Sampling(
                Sampling.Fill.valueOf(fill.toUpperCase(Locale.ROOT)),
                config.number("fill_value", 0),
                Edges.interpolation(config));
    }

    private static void write(Options options, Sampling sampling) {
        options.with("fill_mode", sampling.fill().name().toLowerCase(Locale.ROOT))
                .with("fill_value", sampling.fillValue())
                .with("interpolation", sampling.interpolation().name().toLowerCase(Locale.ROOT));
    }
}
