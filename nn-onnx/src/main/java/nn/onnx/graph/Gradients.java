package nn.onnx.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import nn.data.NnException;

/** Walks from a value back to what it was made of, by each op's rule: reverse-mode differentiation. */
public final class Gradients {
    private final Map<Value, Value> sums = new HashMap<>();
    private final TreeMap<Integer, Value> reached = new TreeMap<>();

    private Gradients() {}

    /**
     * Adds the nodes that compute gradients.
     *
     * @param root what is differentiated, a scalar
     * @param seed the gradient of the root itself, 1 or a factor for all gradients
     * @param wanted the values whose gradients are wanted
     * @return their gradients, each of its value's size; a value that the root does not depend on is missing
     * @throws NnException if an op without a rule stands on a way from the root to a wanted value
     */
    public static Map<Value, Value> of(Value root, Value seed, Collection<Value> wanted) {
        Gradients gradients = new Gradients();
        Set<Value> leading = gradients.leading(root, Set.copyOf(wanted));
        gradients.reached.values().forEach(value -> Rules.require(value, Set.copyOf(wanted)));
        gradients.walk(root, seed, leading);
        Map<Value, Value> found = new LinkedHashMap<>();
        for (Value value : wanted) {
            if (gradients.sums.containsKey(value)) {
                found.put(value, Shapes.full(gradients.sums.get(value), value));
            }
        }
        return found;
    }

    /** Finds which values under the root lead to a wanted one; no other way is walked. */
    private Set<Value> leading(Value root, Set<Value> wanted) {
        collect(root);
        Set<Value> leading = new HashSet<>();
        for (Value value : reached.values()) {
            if (wanted.contains(value) || value.edges().stream().anyMatch(edge -> leading.contains(edge.source()))) {
                leading.add(value);
            }
        }
        return leading;
    }

    private void collect(Value root) {
        TreeMap<Integer, Value> open = new TreeMap<>(Map.of(root.order(), root));
        while (!open.isEmpty()) {
            Value value = open.pollLastEntry().getValue();
            reached.put(value.order(), value);
            value.edges().forEach(edge -> open.put(edge.source().order(), edge.source()));
        }
    }

    private void walk(Value root, Value seed, Set<Value> leading) {
        sums.put(root, seed);
        for (Value value : reached.descendingMap().values()) {
            Value gradient = sums.get(value);
            if (gradient != null && leading.contains(value)) {
                for (Value.Edge edge : value.edges()) {
                    if (leading.contains(edge.source())) {
                        sums.merge(edge.source(), edge.rule().apply(gradient), Arithmetic::add);
                    }
                }
            }
        }
    }
}
