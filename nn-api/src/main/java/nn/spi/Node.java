package nn.spi;

import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;
import nn.data.Shape;
import nn.layer.Layer;
import nn.layer.Weight;

/**
 * Places a layer in a network.
 *
 * @param name unique in the network
 * @param owner what the weights' names begin with: the node's own name, or another's where a shared layer is placed again
 * @param layer what is computed
 * @param from the inputs or outputs of nodes that go in; more than one only for layers that merge
 * @param outs the shape of one row of each output
 * @param weights what the layer owns, under whole names such as {@code dense/kernel}
 * @param frozen whether the optimizer and statistics leave these weights alone
 */
public record Node(
        String name,
        String owner,
        Layer layer,
        List<String> from,
        List<Shape> outs,
        List<Weight> weights,
        boolean frozen) {
    /** Copies the lists. */
    public Node {
        Given.value("a node: the name", name);
        Given.value("a node: whose weights it has", owner);
        Given.value("a node: the layer", layer);
        from = Given.all("a node: source", from);
        outs = Given.all("a node: shape", outs);
        weights = Given.all("a node: weight", weights);
    }

    /**
     * Places a layer of one output that shares its weights with no other.
     *
     * @param name unique in the network
     * @param layer what is computed
     * @param from the inputs or outputs of nodes that go in
     * @param out the shape of one row coming out
     * @param weights what the layer owns, under whole names such as {@code dense/kernel}
     * @param frozen whether the optimizer and statistics leave these weights alone
     */
    public Node(String name, Layer layer, List<String> from, Shape out, List<Weight> weights, boolean frozen) {
        this(name, name, layer, from, List.of(Given.value("a node: the shape", out)), weights, frozen);
    }

    /**
     * Gives the shape of the first output, which for most layers is the only one.
     *
     * @return the shape of one row
     */
    public Shape out() {
        return Given.first("a node: shape", outs);
    }

    /**
     * Names an output, as {@link #from} of other nodes and a network's outputs do.
     *
     * @param output which, from 0
     * @return the node's name for the first, such as {@code lstm:1} for others
     */
    public String output(int output) {
        return output == 0 ? name : name + ":" + output;
    }

    /** Tells how many whole numbers the layer knows wherever it takes an input or a node's output; 0 where it takes any. */
    IntStream vocabularies(String source) {
        return IntStream.range(0, from.size())
                .filter(i -> from.get(i).equals(source))
                .map(layer::vocabulary);
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
        return name + ": " + layer + " to " + (outs.size() == 1 ? out() : outs) + (frozen ? ", frozen" : "");
    }
}
