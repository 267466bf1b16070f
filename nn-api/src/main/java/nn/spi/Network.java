package nn.spi;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nn.data.Given;
import nn.data.Memory;
import nn.data.NnException;
import nn.data.Randoms;
import nn.data.Shape;
import nn.data.Tensor;
import nn.layer.Weight;
import nn.op.ElementType;
import nn.op.Graph;
import nn.op.Value;

/**
 * Holds a network of layers, each after all of its sources.
 *
 * @param inputs what goes in
 * @param nodes what is computed, in an order that can be computed
 * @param outputs which outputs of nodes come out, such as {@code dense} or {@code lstm:1}
 */
public record Network(List<Input> inputs, List<Node> nodes, List<String> outputs) {
    /** Copies the lists. */
    public Network {
        inputs = Given.all("a network: input", inputs);
        nodes = Given.all("a network: node", nodes);
        outputs = Given.all("a network: output", outputs);
    }

    /**
     * Finds the shape of what an input or node gives.
     *
     * @param name an input's name, or a node's output, such as {@code lstm} or {@code lstm:1}
     * @return the shape of one row
     * @throws NnException if there is no such input or node
     */
    public Shape shape(String name) {
        for (Input input : inputs) {
            if (input.name().equals(name)) {
                return input.shape();
            }
        }
        for (Node node : nodes) {
            for (int i = 0; i < node.outs().size(); i++) {
                if (node.output(i).equals(name)) {
                    return node.outs().get(i);
                }
            }
        }
        throw NnException.of("the network has no node \"%s\".", name)
                .maybe("it is one of %s.", nodes.stream().map(Node::name).toList());
    }

    /**
     * Gives the shape of the first output.
     *
     * @return the shape of one row
     */
    public Shape output() {
        return shape(Given.first("a network: output", outputs));
    }

    /**
     * Tells whether lengths are known only when rows come.
     *
     * @return false if the shapes of all inputs are known
     */
    public boolean isFree() {
        return inputs.stream().anyMatch(input -> input.shape().isFree());
    }

    /**
     * Fixes the lengths that are known only when rows come.
     *
     * @param rows the shape of one row of each input
     * @return the same layers and weights, for such rows
     * @throws NnException if a row does not fit its input, lengths of one name differ, or a layer cannot take such rows
     */
    public Network fixedTo(List<Shape> rows) {
        return isFree() ? Lengths.of(inputs, rows).fix(this) : this;
    }

    /**
     * Fixes the lengths that are known only when rows come to numbers for an example that all layers can take.
     *
     * @param wanted the number to begin with, at least 1; a second length is one longer, and so on
     * @return the same layers and weights, for such rows
     * @throws NnException if no length up to 2<sup>20</sup> that was tried will do
     */
    public Network example(int wanted) {
        return isFree() ? Lengths.example(this, wanted) : this;
    }

    /**
     * Lists all weights, learned ones and statistics.
     *
     * @return the weights, in the nodes' order
     */
    public List<Weight> weights() {
        return owners().flatMap(node -> node.weights().stream()).toList();
    }

    /**
     * Lists the weights that the optimizer changes.
     *
     * @return the weights, in the nodes' order
     */
    public List<Weight> trainable() {
        return owners().flatMap(node -> node.trainable().stream()).toList();
    }

    /**
     * Lists the weights that change in training: learned ones, and the statistics of nodes that are not frozen, but those
     * that are held.
     *
     * @return the weights, in the nodes' order
     */
    public List<Weight> moving() {
        return owners().filter(node -> !node.frozen())
                .flatMap(node -> node.weights().stream())
                .filter(weight -> !weight.held())
                .toList();
    }

    /** Goes through the nodes, of those that share their weights only the first. */
    private Stream<Node> owners() {
        Set<String> seen = new HashSet<>();
        return nodes.stream().filter(node -> seen.add(node.owner()));
    }

    /**
     * Builds the graph that predicts; its inputs and outputs [batch, …] have the network's names.
     *
     * @param weights by name
     * @param types the type of each input
     * @param wanted the graph's name for each node that is wanted; they are float32
     * @return the graph, with the weights inside
     */
    public Graph inference(Map<String, Tensor> weights, List<ElementType> types, Map<String, String> wanted) {
        return InferenceGraph.of(this, weights, types, wanted);
    }

    /**
     * Builds the graph that predicts from what ops before the network make.
     *
     * @param first adds inputs of its own to the graph, and makes a value [batch, …] for each of the network's inputs
     * @param weights by name
     * @param wanted the graph's name for each node that is wanted; they are float32
     * @return the graph, with the weights inside
     */
    public Graph inferenceAfter(
            Function<Graph, List<Value>> first, Map<String, Tensor> weights, Map<String, String> wanted) {
        return InferenceGraph.after(first, this, weights, wanted);
    }

    /**
     * Builds the graph that predicts with weights that go in by their names, beside the network's inputs.
     *
     * @param types the type of each input
     * @param wanted the graph's name for each node that is wanted; they are float32
     * @return the graph
     */
    public Graph inference(List<ElementType> types, Map<String, String> wanted) {
        return InferenceGraph.open(this, types, wanted);
    }

    /**
     * Tells whether a mask arrives at an output, so that some of its positions may not count.
     *
     * @param output the output's name
     * @return false if all positions count, whatever goes in
     */
    public boolean isMasked(String output) {
        return InferenceGraph.isMasked(this, output);
    }

    /**
     * Draws all weights as their initializers say.
     *
     * @param seed any number; each weight's numbers depend on it and the weight's name alone
     * @return the weights by name
     */
    public SortedMap<String, Tensor> draw(long seed) {
        return draw(seed, new TreeMap<>());
    }

    /**
     * Draws the weights that are not known yet as their initializers say.
     *
     * @param seed any number; each weight's numbers depend on it and the weight's name alone
     * @param known tensors by name; those of other networks are left out
     * @return all weights by name
     */
    public SortedMap<String, Tensor> draw(long seed, SortedMap<String, Tensor> known) {
        SortedMap<String, Tensor> drawn = new TreeMap<>(Given.value("a network: the known weights", known));
        drawn.keySet().retainAll(weights().stream().map(Weight::name).toList());
        for (Weight weight : weights()) {
            if (drawn.containsKey(weight.name())) {
                continue;
            }
            Randoms randoms = Randoms.of(seed, weight.name(), 0);
            drawn.put(weight.name(), tensor(weight, () -> drawn(weight, randoms)));
        }
        return drawn;
    }

    private static float[] drawn(Weight weight, Randoms randoms) {
        float[] values = weight.initializer().draw(weight.shape(), randoms);
        if (values == null || values.length != weight.shape().size()) {
            throw NnException.of(
                            "the weight %s needs %d numbers, but %s drew %s.",
                            weight,
                            weight.shape().size(),
                            weight.initializer(),
                            values == null ? "null" : values.length)
                    .maybe("let it draw new float[shape.size()].");
        }
        return values;
    }

    private static Tensor tensor(Weight weight, Supplier<float[]> values) {
        long bytes = (long) Float.BYTES * weight.shape().size();
        String what = "the weight " + weight.name() + " " + weight.shape();
        return Memory.require(what, bytes, () -> Tensor.of(weight.shape(), values.get()));
    }

    @Override
    public String toString() {
        return nodes.stream().map(Node::toString).collect(Collectors.joining("\n", inputs + "\n", ""));
    }
}
