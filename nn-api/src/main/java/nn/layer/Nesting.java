package nn.layer;

import java.util.List;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.NnException;

/** Refuses layers that stand in one another too deeply for a thread's stack, on which they are gone through. */
final class Nesting {
    private static final int DEEPEST = 100;

    private Nesting() {}

    /** Copies the parts of a layer. */
    static List<Layer> copy(String word, List<Layer> parts) {
        List<Layer> copy = Given.all(word + ": layer", parts);
        require(word, copy.stream());
        return copy;
    }

    /** Refuses parts that are too deep. */
    static void require(String word, Stream<Layer> parts) {
        if (1 + deepest(parts) > DEEPEST) {
            throw NnException.of("%s: layers may stand in one another %d deep, but these stand deeper.", word, DEEPEST)
                    .maybe("put them one after the other.");
        }
    }

    private static int deepest(Stream<Layer> layers) {
        return layers.mapToInt(layer -> 1 + deepest(parts(layer))).max().orElse(0);
    }

    private static Stream<Layer> parts(Layer layer) {
        if (layer instanceof Residual residual) {
            return Stream.concat(residual.layers().stream(), residual.shortcut().stream());
        } else if (layer instanceof Block block) {
            return block.layers().stream();
        } else if (layer instanceof Shared shared) {
            return shared.layers().stream();
        } else if (layer instanceof TimeDistributed each) {
            return Stream.of(each.layer());
        }
        return layer instanceof Renamed renamed ? Stream.of(renamed.layer()) : Stream.empty();
    }
}
