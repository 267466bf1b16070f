package nn;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nn.data.Given;
import nn.data.NnException;
import nn.layer.Adapter;
import nn.layer.Lora;
import nn.layer.Weight;
import nn.spi.Node;

/**
 * Says what of a network learns.
 *
 * @param frozen names of layers and of weights that do not; patterns, too, until the names are known
 * @param adapters which weights are adapted in low rank, by their whole names
 */
record Learning(Set<String> frozen, List<Adapter> adapters) {
    /** All that can learn learns. */
    static final Learning ALL = new Learning(Set.of(), List.of());

    Learning {
        frozen = Set.copyOf(frozen);
        adapters = Given.all("adapted: adapter", adapters);
    }

    Learning frozen(Collection<String> names) {
        return new Learning(new HashSet<>(names), adapters);
    }

    Learning freeze(Collection<String> words) {
        Set<String> more = new LinkedHashSet<>(frozen);
        more.addAll(words);
        return frozen(more);
    }

    Learning adapters(List<Adapter> others) {
        return new Learning(frozen, others);
    }

    /** Replaces patterns by the names that they stand for. */
    Learning resolved(LayerTree tree) {
        return frozen(tree.select("freeze", frozen).all());
    }

    /** Leaves out adapters of weights that a network does not have, as one that was cut. */
    List<Adapter> adapters(LayerTree tree) {
        Set<String> weights = tree.moving().map(Weight::name).collect(Collectors.toSet());
        return adapters.stream()
                .filter(adapter -> weights.contains(adapter.weight()))
                .toList();
    }

    /** Leaves out names that a network does not have. */
    Set<String> frozen(LayerTree tree) {
        Set<String> names =
                tree.weights().keySet().stream().flatMap(LayerTree::prefixes).collect(Collectors.toSet());
        tree.moving().map(Weight::name).forEach(names::add);
        return frozen.stream().filter(names::contains).collect(Collectors.toSet());
    }

    /** Lists the adapters of a node's layer, by local names. */
    List<Adapter> of(String owner) {
        String scope = owner + "/";
        return adapters.stream()
                .filter(adapter -> adapter.weight().startsWith(scope))
                .map(adapter -> adapter.weight(adapter.weight().substring(scope.length())))
                .toList();
    }

    /** Lays nodes out as they learn. */
    List<Node> laid(List<Node> nodes) {
        return frozen.isEmpty() ? nodes : nodes.stream().map(this::laid).toList();
    }

    private Node laid(Node node) {
        return new Node(
                node.name(),
                node.owner(),
                node.layer(),
                node.from(),
                node.outs(),
                node.weights().stream()
                        .map(weight -> frozen.contains(weight.name()) ? weight.hold() : weight)
                        .toList(),
                LayerTree.prefixes(node.owner()).anyMatch(frozen::contains));
    }

    /** Adapts what words stand for, or all that can be where there are none. */
    List<Adapter> more(LayerTree tree, List<Node> nodes, int rank, double alpha, List<String> words) {
        LayerTree.Selection selection = tree.select("adapt", words);
        List<Adapter> all = new ArrayList<>(adapters);
        Set<String> seen = new HashSet<>();
        for (Node node : nodes) {
            if (seen.add(node.owner())) {
                chosen(tree, node, words.isEmpty(), selection)
                        .forEach(weight -> all.add(new Adapter(weight.name(), rank, alpha)));
            }
        }
        if (all.size() == adapters.size()) {
            throw NnException.of(
                            "lora: nothing %s can be adapted.",
                            words.isEmpty() ? "of the network" : "that " + words + " stand for")
                    .maybe("name layers with kernels or embeddings, or weights of two axes, that have no adapter yet.");
        }
        return all;
    }

    private static List<Weight> chosen(LayerTree tree, Node node, boolean isAll, LayerTree.Selection selection) {
        List<Weight> own = tree.weights().getOrDefault(node.owner(), List.of());
        if (isAll || selection.hasLayer(node.owner())) {
            return Lora.kernels(node.layer(), own);
        }
        return own.stream()
                .filter(weight -> selection.weights().contains(weight.name()))
                .filter(weight -> Lora.suits(node.layer(), weight))
                .toList();
    }
}
