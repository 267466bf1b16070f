package nn.keras.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts layers into the order in which Keras has them when it opens a graph: the furthest from the outputs first. By that
 * order it counts the groups of the weights file.
 */
final class DepthOrder {
    private final Map<Ref, List<Ref>> inputs;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Set<Ref> done = new LinkedHashSet<>();

    private DepthOrder(Map<Ref, List<Ref>> inputs) {
        this.inputs = inputs;
    }

    /**
     * Orders layers.
     *
     * @param inputs what goes into each call
     * @param outputs what comes out
     * @return the layers' names
     */
    static List<String> of(Map<Ref, List<Ref>> inputs, List<Ref> outputs) {
        DepthOrder order = new DepthOrder(inputs);
        outputs.forEach(output -> order.visit(call(output)));
        return order.names();
    }

    private static Ref call(Ref value) {
        return new Ref(value.layer(), value.call(), 0);
    }

    private void visit(Ref call) {
        if (done.contains(call)) {
            return;
        }
        seen.putIfAbsent(call.layer(), seen.size());
        inputs.getOrDefault(call, List.of()).forEach(input -> visit(call(input)));
        done.add(call);
    }

    private List<String> names() {
        Map<Ref, Integer> depths = new HashMap<>();
        Map<String, Integer> ofLayers = new HashMap<>();
        List<Ref> backwards = new ArrayList<>(done);
        Collections.reverse(backwards);
        for (Ref call : backwards) {
            int depth = Math.max(depths.getOrDefault(call, 0), ofLayers.getOrDefault(call.layer(), 0));
            ofLayers.put(call.layer(), depth);
            inputs.getOrDefault(call, List.of()).forEach(input -> depths.merge(call(input), depth + 1, Math::max));
        }
        Comparator<String> deepest = Comparator.comparingInt(name -> -ofLayers.getOrDefault(name, 0));
        return ofLayers.keySet().stream()
                .sorted(deepest.thenComparingInt(name -> seen.getOrDefault(name, 0)))
                .toList();
    }
}
