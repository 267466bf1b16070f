package nn.dl4j;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import nn.data.Shape;
import nn.layer.Activation;
import nn.layer.Activation.Function;
import nn.layer.ActivationLayer;
import nn.layer.Conv2D;
import nn.layer.Dense;
import nn.layer.Reshape;
import nn.spi.Network;
import nn.spi.Node;

/**
 * Stands for one layer of DL4J: a node, or a node together with the first activation after it.
 *
 * @param name what others know the output by: the activation's name, where there is one
 * @param node what is computed, and owns the weights
 * @param activation what DL4J's own dense and convolution layers apply themselves
 */
record Cell(String name, Node node, Activation activation) {
    /** Lists a network's nodes one by one, so that each one's output can be seen. */
    static List<Cell> separate(Network network) {
        return network.nodes().stream()
                .map(node -> new Cell(node.name(), node, Activation.LINEAR))
                .toList();
    }

    /** Lists a network's nodes, dense layers and convolutions each together with the first activation after it. */
    static List<Cell> fused(Network network) {
        List<Cell> cells = new ArrayList<>();
        for (Node node : network.nodes()) {
            Optional<Activation> activation = activation(node);
            int before = activation.isEmpty()
                    ? -1
                    : fusable(network, cells, node.from().get(0));
            if (before < 0) {
                cells.add(new Cell(node.name(), node, Activation.LINEAR));
            } else {
                Node owner = cells.get(before).node();
                cells.remove(before);
                cells.add(new Cell(node.name(), owner, activation.orElseThrow()));
            }
        }
        return List.copyOf(cells);
    }

    private static int fusable(Network network, List<Cell> cells, String source) {
        for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            if (cell.takesActivation() && cell.name().equals(source) && hasOneUser(network, source)) {
                return i;
            }
        }
        return -1;
    }

    static boolean hasOneUser(Network network, String source) {
        long users = network.nodes().stream()
                .filter(node -> node.from().contains(source))
                .count();
        return users == 1 && !network.outputs().contains(source);
    }

    /** Tells whether DL4J's layer can apply an activation, and does not apply one already. */
    private boolean takesActivation() {
        boolean owns = node.layer() instanceof Dense || node.layer() instanceof Conv2D;
        return owns && name.equals(node.name());
    }

    private static Optional<Activation> activation(Node node) {
        return node.layer() instanceof ActivationLayer layer ? Optional.of(layer.activation()) : Optional.empty();
    }

    /** Names the function that is computed last here. */
    Function last() {
        return activation(node).orElse(activation).function();
    }

    /** Names what goes into this cell where it only puts numbers into another shape. */
    Optional<String> unshaped() {
        return node.layer() instanceof Reshape ? Optional.of(node.from().get(0)) : Optional.empty();
    }

    /** Tells whether a whole row is one set of classes here. */
    boolean givesOneRow() {
        Shape made = node.out();
        return made.dim(made.featureAxis()) == made.size();
    }

    /** Lists a node and the activation after it one by one. */
    List<Cell> apart(Network network) {
        Stream<Cell> cells = separate(network).stream();
        return cells.filter(
                        each -> each.name().equals(node.name()) || each.name().equals(name))
                .toList();
    }

    /** Leaves the activation out. */
    Cell linear() {
        ActivationLayer nothing = new ActivationLayer(Activation.LINEAR, "");
        Node bare = activation(node).isEmpty()
                ? node
                : new Node(node.name(), nothing, node.from(), node.out(), node.weights(), node.frozen());
        return new Cell(name, bare, Activation.LINEAR);
    }
}
