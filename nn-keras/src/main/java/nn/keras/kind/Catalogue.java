package nn.keras.kind;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import nn.layer.ActivationLayer;
import nn.layer.Layer;
import nn.layer.Renamed;
import nn.layer.Rescaling;
import nn.layer.TimeDistributed;

/** Lists the layers that have a counterpart, each under Keras's class and nn's record. */
public final class Catalogue {
    private static final Map<String, Kind<?>> BY_NAME = new LinkedHashMap<>();
    private static final Map<Class<?>, Kind<?>> BY_TYPE = new HashMap<>();

    static {
        Stream.of(
                        Filters.all(),
                        Depths.all(),
                        Pools.all(),
                        Edges.all(),
                        Norms.all(),
                        Recurrents.all(),
                        Wrappers.all(),
                        Attentions.all(),
                        Noises.all(),
                        Augmentations.all(),
                        Shapes.all())
                .flatMap(List::stream)
                .forEach(kind -> {
                    BY_NAME.put(kind.name(), kind);
                    BY_TYPE.putIfAbsent(kind.type(), kind);
                });
    }

    private Catalogue() {}

    /**
     * Finds what nn makes of a class of Keras's.
     *
     * @param name the class
     * @return the kind, or empty where nn has no counterpart
     */
    public static Optional<Kind<?>> of(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /**
     * Finds what Keras has for a layer.
     *
     * @param layer the layer
     * @return the kind, or empty where Keras has no counterpart
     */
    public static Optional<Kind<?>> of(Layer layer) {
        return Optional.ofNullable(BY_TYPE.get(bare(layer).getClass()));
    }

    /**
     * Lists all kinds.
     *
     * @return by Keras's class
     */
    public static Map<String, Kind<?>> all() {
        return Collections.unmodifiableMap(BY_NAME);
    }

    /**
     * Takes off a name that was put around a layer.
     *
     * @param layer the layer
     * @return the same, or what it wraps
     */
    public static Layer bare(Layer layer) {
        return layer instanceof Renamed renamed ? bare(renamed.layer()) : layer;
    }

    /**
     * Says which axes a layer looks at.
     *
     * @param layer one that has a kind
     * @return as its options have it, such as those of a softmax
     */
    public static Look look(Layer layer) {
        if (layer instanceof TimeDistributed each) {
            return look(each.layer()) == Look.FEATURES ? Look.FEATURES : Look.PLACES;
        }
        if (layer instanceof ActivationLayer activation) {
            return activation.activation().function().isAlongFeatures() ? Look.FEATURES : Look.EACH;
        }
        if (layer instanceof Rescaling rescaling) {
            return rescaling.scale().size() == 1 ? Look.EACH : Look.FEATURES;
        }
        return of(layer).map(Kind::look).orElse(Look.PLACES);
    }
}
