package nn.op;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import nn.data.NnException;

/**
 * Finds ways from a value back to a wanted one that no rule covers: along them an op would be taken for a constant,
 * without a word.
 *
 * @param wanted the values whose gradients are wanted
 */
record Rules(Set<Value> wanted) {
    /**
     * Refuses a value whose op takes in a wanted value other than by what there are rules for.
     *
     * @param value what a gradient comes to
     * @param covered the sources that have rules
     * @param gradient what its op states
     * @throws NnException if there is such a way
     */
    void require(Value value, Set<Value> covered, Optional<Gradient> gradient) {
        if (value.isConstant()
                || gradient.filter(Gradient.Zero.class::isInstance).isPresent()) {
            return;
        }
        value.op().filter(op -> leads(op.sources(), covered)).ifPresent(op -> {
            Gradient.None none = gradient.filter(Gradient.None.class::isInstance)
                    .map(Gradient.None.class::cast)
                    .orElse(new Gradient.None("there is no rule for all that it takes in"));
            throw NnException.of("%s: the op %s is not differentiable: %s.", value.name(), op.type(), none.why())
                    .maybe("%s", none.cure());
        });
    }

    /** Tells whether a way leads from values back to a wanted one, past none that is covered or constant. */
    private boolean leads(Collection<Value> from, Set<Value> covered) {
        Set<Value> seen = new HashSet<>(covered);
        Deque<Value> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Value next = open.pop();
            if (!next.isConstant() && seen.add(next)) {
                if (wanted.contains(next)) {
                    return true;
                }
                next.op().ifPresent(op -> open.addAll(op.sources()));
            }
        }
        return false;
    }
}
