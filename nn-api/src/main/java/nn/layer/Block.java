package nn.layer;

import java.util.List;
import nn.data.NnException;
import nn.data.Words;

/**
 * Groups layers into one, to be named and reused as a whole.
 *
 * @param layers at least one, in their order
 * @param name the user's name, or empty
 */
public record Block(List<Layer> layers, String name) implements Composite {
    /** Copies the layers. */
    public Block {
        layers = Nesting.copy("block", layers);
        if (layers.isEmpty()) {
            throw NnException.of("a block needs at least one layer, but had none.");
        }
    }

    @Override
    public Block named(String other) {
        return new Block(layers, Check.name(other));
    }

    @Override
    public <T> T wire(Wiring<T> wiring, T x) {
        return wiring.chain("", layers, x);
    }

    @Override
    public String label() {
        return "block(" + layers.size() + " layers)";
    }

    @Override
    public String toString() {
        return Words.ofAll("block", layers).named(name).toString();
    }
}
