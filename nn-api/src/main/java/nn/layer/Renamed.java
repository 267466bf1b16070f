package nn.layer;

import java.util.stream.Stream;
import nn.data.Given;

/**
 * Gives a name to a layer that has no place for one itself.
 *
 * @param layer what is computed
 * @param name the user's name
 */
public record Renamed(Layer layer, String name) implements Wrapping {
    /** Checks what is given. */
    public Renamed {
        Nesting.require("named", Stream.of(Given.value("named: the layer", layer)));
        Check.name(name);
    }

    @Override
    public Renamed named(String other) {
        return new Renamed(layer, other);
    }

    @Override
    public String toString() {
        return layer + ".named(\"" + name + "\")";
    }
}
