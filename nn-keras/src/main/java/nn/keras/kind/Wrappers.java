package nn.keras.kind;

import static nn.keras.kind.Look.PLACES;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.layer.Bidirectional;
import nn.layer.Bidirectional.Merge;
import nn.layer.Layer;
import nn.layer.LayerNames;
import nn.layer.Recurrent;
import nn.layer.TimeDistributed;

/** Translates layers around layers. */
final class Wrappers {
    /** In what the two layers of Bidirectional differ by themselves, or without meaning. */
    private static final Set<String> OWN = Set.of("name", "go_backwards", "seed", "dtype");

    private Wrappers() {}

    static List<Kind<?>> all() {
        return List.of(
                Kind.of(
                                "Bidirectional",
                                Bidirectional.class,
                                PLACES,
                                Wrappers::bidirectional,
                                (layer, options) -> options.with("merge_mode", word(layer.merge()))
                                        .with("layer", written(layer.layer())))
                        .vars(Wrappers::bothWays),
                Kind.of(
                                "TimeDistributed",
                                TimeDistributed.class,
                                PLACES,
                                config -> new TimeDistributed(wrapped(config, "layer"), ""),
                                (layer, options) -> options.with("layer", written(layer.layer())))
                        .vars(layer -> vars(layer.layer()).stream()
                                .map(each -> each.within("layer", own(layer.layer())))
                                .toList()));
    }

    /** Names a layer as the wrapper around it does. */
    private static String own(Layer layer) {
        return new LayerNames().of(layer, "");
    }

    private static String word(Merge merge) {
        return merge.name().toLowerCase(Locale.ROOT);
    }

    private static List<Var> vars(Layer layer) {
        return Catalogue.of(layer).map(kind -> kind.vars(layer)).orElse(List.of());
    }

    private static List<Var> bothWays(Bidirectional layer) {
        return Stream.of("forward", "backward")
                .flatMap(way -> vars(layer.layer()).stream()
                        .map(each -> each.within(way + "_layer", way + "_" + own(layer.layer()))))
                .toList();
    }

    /** Reads a wrapped layer; it has no name, so that weights do not depend on Keras's counters. */
    private static Layer wrapped(Config config, String key) {
        return wrapped(config, key, config.object(key));
    }

    private static Layer wrapped(Config config, String key, JsonObject object) {
        JsonElement name = object.get("class_name");
        JsonElement options = object.get("config");
        if (name == null || !(options instanceof JsonObject inner)) {
            throw config.refused("its %s is not described.", key);
        }
        Config own = config.inner(key, inner);
        Kind<?> kind = Catalogue.of(name.getAsString())
                .orElseThrow(() -> config.refused("nn knows no layer %s.", name.getAsString()));
        Layer layer = kind.read().apply(own);
        requireLast(own);
        own.requireAllAsked();
        return layer;
    }

    /** Refuses features that do not stand last. */
    private static void requireLast(Config own) {
        List<Integer> axes =
                own.find("axis").map(axis -> own.flat("axis", axis)).orElse(List.of(-1));
        if (!axes.equals(List.of(-1))
                || !own.word("data_format", "channels_last").equals("channels_last")) {
            throw own.refused("within another layer its features must stand last.");
        }
    }

    private static Bidirectional bidirectional(Config config) {
        JsonObject ahead = config.object("layer").deepCopy();
        options(ahead).remove("zero_output_for_mask"); // Bidirectional chooses it by itself, and nn's does so, too
        Layer layer = wrapped(config, "layer", ahead);
        requireAlike(config);
        String merge = config.word("merge_mode", "None");
        if (!(layer instanceof Recurrent<?> recurrent)
                || Stream.of(Merge.values()).noneMatch(each -> word(each).equals(merge))) {
            throw config.refused("its merge_mode %s of %s is not known to nn.", merge, layer);
        }
        return new Bidirectional(recurrent, Merge.valueOf(merge.toUpperCase(Locale.ROOT)), "");
    }

    /** Refuses a layer backwards that is another than the one forwards. */
    private static void requireAlike(Config config) {
        if (config.find("backward_layer").isEmpty()) {
            return;
        }
        JsonObject ahead = options(config.object("layer"));
        JsonObject back = options(config.object("backward_layer"));
        Set<String> keys = new TreeSet<>(ahead.keySet());
        keys.addAll(back.keySet());
        keys.removeIf(key -> OWN.contains(key) || key.endsWith("_initializer"));
        for (String key : keys) {
            if (!value(ahead, key).equals(value(back, key))) {
                throw config.refused("its two layers differ in %s, which nn does not know.", key);
            }
        }
    }

    private static JsonElement value(JsonObject options, String key) {
        JsonElement value = options.has(key) ? options.get(key).deepCopy() : JsonNull.INSTANCE;
        if (value instanceof JsonObject object) {
            object.remove("shared_object_id");
        }
        return value;
    }

    private static JsonObject options(JsonObject layer) {
        return layer.get("config") instanceof JsonObject options ? options : new JsonObject();
    }

    private static JsonObject written(Layer layer) {
        Kind<?> kind =
                Catalogue.of(layer).orElseThrow(() -> NnException.of("Keras has no counterpart of %s.", layer.label()));
        Options options = new Options().with("name", own(layer));
        kind.write(layer, options);
        return Options.object("keras.layers", kind.name(), options.json());
    }
}
