package nn.layer;

import java.util.List;
import java.util.stream.Stream;
import nn.data.NnException;
import nn.data.Words;

/**
 * Puts layers one after the other, with one set of weights wherever it is used in a network: Keras's layer, or model, that
 * is called several times.
 *
 * @param name what it is shared as; its weights are named after it
 * @param layers at least one, in their order
 */
public record Shared(String name, List<Layer> layers) implements Composite {
    /** Copies the layers. */
    public Shared {
        Check.name(name);
        layers = Nesting.copy("share", layers);
        if (layers.isEmpty()) {
            throw NnException.of("share(\"%s\") needs at least one layer, but had none.", name);
        }
    }

    @Override
    public Shared named(String other) {
        return new Shared(other, layers);
    }

    @Override
    public <T> T wire(Wiring<T> wiring, T x) {
        return wiring.chain("", layers, x);
    }

    @Override
    public String label() {
        return "share(\"" + name + "\")";
    }

    @Override
    public String toString() {
        return Words.ofAll(
                        "share", Stream.concat(Stream.of(name), layers.stream()).toList())
                .toString();
    }
}
