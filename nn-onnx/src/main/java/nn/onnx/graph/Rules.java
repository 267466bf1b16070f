package nn.onnx.graph;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import nn.data.NnException;

/** Finds ways back that no rule covers: along them an op would be taken for a constant, without a word. */
final class Rules {
    private Rules() {}

    /**
     * Refuses a value whose op takes in a wanted value other than by what the value has rules for.
     *
     * @param value what a gradient comes to
     * @param wanted the values whose gradients are wanted
     * @throws NnException if there is such a way
     */
    static void require(Value value, Set<Value> wanted) {
        if (value.isConstant() || wanted.contains(value)) {
            return;
        }
        Set<Value> covered = value.edges().stream().map(Value.Edge::source).collect(Collectors.toSet());
        value.producer().filter(op -> leads(op.inputs(), covered, wanted)).ifPresent(op -> {
            throw NnException.of("%s: the op %s has no gradient rule for all that it takes in.", value.name(), op.op())
                    .maybe("state the rule beside the op, or stop() where it is meant to be a constant.");
        });
    }

    /** Tells whether a way leads from values back to a wanted one, past none that is covered or constant. */
    private static boolean leads(Collection<Value> from, Set<Value> covered, Set<Value> wanted) {
        Set<Value> seen = new HashSet<>(covered);
        Deque<Value> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Value next = open.pop();
            if (!next.isConstant() && seen.add(next)) {
                if (wanted.contains(next)) {
                    return true;
                }
                open.addAll(next.producer().map(Node::inputs).orElse(List.of()));
            }
        }
        return false;
    }
}
