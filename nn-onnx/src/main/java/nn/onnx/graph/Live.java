package nn.onnx.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells what of a graph its outputs need.
 *
 * @param nodes the nodes, in their order
 * @param names the values that these nodes use, within their sub-graphs too
 */
record Live(List<Node> nodes, Set<String> names) {
    static Live of(List<Node> nodes, Collection<Value> outputs) {
        List<Node> kept = new ArrayList<>();
        Set<String> names = new HashSet<>();
        outputs.forEach(output -> names.add(output.name()));
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (node.outputs().stream().anyMatch(output -> names.contains(output.name()))) {
                kept.add(node);
                node.inputs().forEach(input -> names.add(input.name()));
                node.body().ifPresent(body -> names.addAll(body.live().names()));
            }
        }
        Collections.reverse(kept);
        return new Live(kept, names);
    }
}
