package nn.keras.kind;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import nn.layer.Layer;

/**
 * Translates one kind of layer, both ways.
 *
 * @param name Keras's class
 * @param type nn's record
 * @param look which axes it looks at
 * @param read makes the layer of Keras's options
 * @param write writes the layer's options for Keras
 * @param vars lists the layer's variables in Keras's order, learned ones first
 * @param <L> the layer
 */
public record Kind<L extends Layer>(
        String name,
        Class<L> type,
        Look look,
        Function<Config, L> read,
        BiConsumer<L, Options> write,
        Function<L, List<Var>> vars) {
    /** Describes a kind without weights. */
    static <L extends Layer> Kind<L> of(
            String name, Class<L> type, Look look, Function<Config, L> read, BiConsumer<L, Options> write) {
        return new Kind<>(name, type, look, read, write, layer -> List.of());
    }

    /** Describes a kind without options and weights. */
    static <L extends Layer> Kind<L> of(String name, Class<L> type, Look look, L layer) {
        return of(name, type, look, config -> layer, (written, options) -> {});
    }

    /** Gives it weights. */
    Kind<L> vars(Function<L, List<Var>> other) {
        return new Kind<>(name, type, look, read, write, other);
    }

    /**
     * Writes a layer's options.
     *
     * @param layer of this kind
     * @param options takes them
     */
    public void write(Layer layer, Options options) {
        write.accept(type.cast(layer), options);
    }

    /**
     * Lists a layer's variables.
     *
     * @param layer of this kind
     * @return in Keras's order, learned ones first
     */
    public List<Var> vars(Layer layer) {
        return vars.apply(type.cast(layer));
    }
}
