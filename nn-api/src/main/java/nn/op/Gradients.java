package nn.op;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import nn.data.Given;
import nn.data.NnException;

/** Walks from values back to what they were made of, by each op's rule: reverse-mode differentiation. */
public final class Gradients {
    private final Set<Value> wanted;
    private final Rules gaps;
    private final Function<Op, Gradient> rules;
    private final int depth;
    private final Map<Value, Value> sums = new HashMap<>();
    private final Map<Value, List<Edge>> edges = new HashMap<>();
    private final TreeMap<Integer, Value> reached = new TreeMap<>();
    private final Set<Value> leading = new HashSet<>();
    private final Set<Op> done = new HashSet<>();

    private Gradients(Collection<Value> wanted, Function<Op, Gradient> rules, int depth) {
        this.wanted = Set.copyOf(wanted);
        this.gaps = new Rules(this.wanted);
        this.rules = rules;
        this.depth = depth;
    }

    /**
     * Adds the ops that compute gradients, by the rules that the ops state.
     *
     * @param root what is differentiated, a scalar
     * @param wanted the values whose gradients are wanted
     * @return their gradients, each of its value's size; a value that the root does not depend on is missing
     * @throws NnException if an op without a gradient stands between the root and a wanted value
     */
    public static Map<Value, Value> of(Value root, Collection<Value> wanted) {
        Given.value("gradients: the root", root);
        if (root.dims().rank() != 0) {
            throw NnException.of("what is differentiated must be one number, but was %s.", root.form())
                    .maybe("sum it up.");
        }
        return of(
                Map.of(root, root.graph().scalar(root.type(), 1)),
                wanted,
                op -> op.type().gradient());
    }

    /**
     * Adds the ops that compute gradients.
     *
     * @param seeds the gradients of the roots themselves, 1 or a factor for all gradients
     * @param wanted the values whose gradients are wanted
     * @param rules the gradient of each op: what it states, or another form of the same
     * @return their gradients, each of its value's size; a value that no root depends on is missing
     * @throws NnException if an op without a gradient stands between a root and a wanted value
     */
    public static Map<Value, Value> of(
            Map<Value, Value> seeds, Collection<Value> wanted, Function<Op, Gradient> rules) {
        Given.value("gradients: the rules", rules);
        return new Gradients(Given.all("gradients: wanted value", wanted), rules, 0).find(seeds, wanted);
    }

    /** Adds the ops that compute gradients within a sub-graph; values around it are not looked into. */
    static Map<Value, Value> within(Graph body, Map<Value, Value> seeds, Collection<Value> wanted) {
        return new Gradients(wanted, op -> op.type().gradient(), body.depth()).find(seeds, wanted);
    }

    private Map<Value, Value> find(Map<Value, Value> seeds, Collection<Value> order) {
        Given.value("gradients: the seeds", seeds);
        Given.all("gradients: root", seeds.keySet());
        Given.all("gradients: seed", seeds.values());
        collect(seeds.keySet());
        reached.values().forEach(this::require);
        reached.values().stream().filter(this::leads).forEach(leading::add);
        seeds.forEach((root, seed) -> sums.merge(root, seed, Ops::add));
        reached.descendingMap().values().stream().filter(leading::contains).forEach(this::pass);
        Map<Value, Value> found = new LinkedHashMap<>();
        for (Value value : order) {
            Optional.ofNullable(sums.get(value)).ifPresent(sum -> found.put(value, Ops.full(sum, value)));
        }
        return found;
    }

    private void collect(Collection<Value> roots) {
        TreeMap<Integer, Value> open = new TreeMap<>();
        roots.forEach(root -> open.put(root.order(), root));
        while (!open.isEmpty()) {
            Value value = open.pollLastEntry().getValue();
            reached.put(value.order(), value);
            sources(value).forEach(source -> open.put(source.order(), source));
        }
    }

    private void require(Value value) {
        if (!wanted.contains(value) && value.graph().depth() >= depth) {
            gaps.require(value, Set.copyOf(sources(value)), gradient(value));
        }
    }

    /** Tells whether a wanted value is under this one; no other way is walked. */
    private boolean leads(Value value) {
        return wanted.contains(value) || sources(value).stream().anyMatch(leading::contains);
    }

    private void pass(Value value) {
        Optional<Gradient.Joint> joint = joint(value);
        if (joint.isPresent()) {
            value.op().filter(done::add).ifPresent(op -> together(op, joint.get()));
        } else if (sums.containsKey(value)) {
            for (Edge edge : edges(value)) {
                if (leading.contains(edge.source())) {
                    sums.merge(edge.source(), edge.backward(value, sums.get(value)), Ops::add);
                }
            }
        }
    }

    private void together(Op op, Gradient.Joint joint) {
        List<Optional<Value>> gradients = op.outputs().stream()
                .map(output -> Optional.ofNullable(sums.get(output)).map(sum -> Ops.full(sum, output)))
                .toList();
        if (gradients.stream().anyMatch(Optional::isPresent)) {
            joint.rule()
                    .backward(op, gradients, leading::contains)
                    .forEach((source, gradient) -> sums.merge(source, gradient, Ops::add));
        }
    }

    private Collection<Value> sources(Value value) {
        return joint(value).isPresent()
                ? value.op().orElseThrow().sources()
                : edges(value).stream().map(Edge::source).toList();
    }

    private Optional<Gradient> gradient(Value value) {
        return value.graph().depth() < depth || value.own().isPresent()
                ? Optional.empty()
                : value.op().map(rules);
    }

    private Optional<Gradient.Joint> joint(Value value) {
        return value.isConstant()
                ? Optional.empty()
                : gradient(value).filter(Gradient.Joint.class::isInstance).map(Gradient.Joint.class::cast);
    }

    private List<Edge> edges(Value value) {
        return edges.computeIfAbsent(
                value,
                key -> key.isConstant() || key.graph().depth() < depth
                        ? List.of()
                        : key.own().orElseGet(() -> stated(key)));
    }

    private List<Edge> stated(Value value) {
        return gradient(value)
                .filter(Gradient.Edges.class::isInstance)
                .map(gradient ->
                        ((Gradient.Edges) gradient).edges().apply(value.op().orElseThrow()))
                .orElse(List.of());
    }
}
