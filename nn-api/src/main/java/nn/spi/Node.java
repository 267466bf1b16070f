package nn.spi;

import java.util.List;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;

/**
 * Places a layer in a network.
 *
 * @param name unique in the network
 * @param layer what is computed
 * @param from the inputs or nodes whose output goes in; more than one only for layers that merge
 * @param out the shape of one row coming out
 * @param weights what the layer owns, under whole names such as {@code dense/kernel}
 * @param frozen whether the optimizer and statistics leave these weights alone
 */
public record Node(String name, Layer layer, List<String> from, Shape out, List<Weight> weights, boolean frozen) {
    /** Copies the lists. */
    public Node {
        from = List.copyOf(from);
        weights = List.copyOf(weights);
    }

    /**
     * Lists the weights that the optimizer changes.
     *
     * @return none where the node is frozen
     */
    public List<Weight> trainable() {
        return frozen ? List.of() : weights.stream().filter(Weight::learned).toList();
    }

    @Override
    public String toString() {
        return name + ": " + layer + " to " + out + (frozen ? ", frozen" : "");
    }
}
