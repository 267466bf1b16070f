package nn.spi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import nn.layer.Weight;
import nn.op.Gradients;
import nn.op.Op;
import nn.op.Value;

/**
 * Finds the tables of a plan that plain gradient descent changes only in the rows that a step looked up, such as the
 * vectors of an embedding.
 */
final class Lookups {
    private final Plan plan;
    private final Set<String> tables;

    Lookups(Plan plan) {
        this.plan = plan;
        this.tables = tables(plan);
    }

    static Set<String> tables(Plan plan) {
        if (!Updates.isPlain(plan.optimizer()) || plan.optimizer().options().weightDecay() != 0) {
            return Set.of();
        }
        return plan.network().nodes().stream()
                .filter(node -> node.layer().vocabulary() > 0)
                .flatMap(node -> node.trainable().stream()
                        .filter(weight -> weight.shape().rank() == 2
                                && weight.shape().dim(0) == node.layer().vocabulary()))
                .filter(weight ->
                        weight.constraint().isEmpty() && weight.regularizer().isEmpty())
                .map(Weight::name)
                .collect(Collectors.toSet());
    }

    /** Returns what a step takes out of each table, in the order of the nodes; empty where a table is used otherwise, too. */
    Map<String, List<Op>> of(Value total, Map<String, Value> state) {
        List<Op> ops = new ArrayList<>();
        collect(total, new HashSet<>(), ops);
        Map<String, List<Op>> found = new LinkedHashMap<>();
        for (String table : tables.stream().sorted().toList()) {
            Value value = Forward.found(state, table);
            List<Op> uses = ops.stream()
                    .filter(op -> op.inputs().contains(value))
                    .sorted(Comparator.comparingInt(this::node))
                    .toList();
            if (!uses.isEmpty() && uses.stream().allMatch(Lookups::isLookup)) {
                found.put(table, uses);
            }
        }
        return found;
    }

    /** Lists the ops that lead to a value, each after those that it needs. */
    private static void collect(Value value, Set<Op> seen, List<Op> ops) {
        value.op().filter(seen::add).ifPresent(op -> {
            op.inputs().forEach(input -> collect(input, seen, ops));
            ops.add(op);
        });
    }

    /** Finds the node that an op was made for. */
    private int node(Op op) {
        List<Node> nodes = plan.network().nodes();
        return IntStream.range(0, nodes.size())
                .filter(i -> op.name().startsWith(nodes.get(i).name() + "/"))
                .findFirst()
                .orElse(nodes.size());
    }

    private static boolean isLookup(Op op) {
        return op.type().name().equals("Gather") && op.attributes().integer("axis", 0) == 0;
    }

    /** Returns the gradients of all weights but the tables, and of what was taken out of those. */
    Map<Value, Value> gradients(Value total, Map<String, Value> state, Map<String, List<Op>> lookups, Forms forms) {
        List<Value> wanted = new ArrayList<>();
        plan.network().trainable().stream()
                .filter(weight -> !lookups.containsKey(weight.name()))
                .forEach(weight -> wanted.add(Forward.found(state, weight.name())));
        lookups.values().forEach(ops -> ops.forEach(op -> wanted.add(op.output())));
        Value seed = total.graph().scalar(total.type(), 1);
        return Gradients.of(Map.of(total, seed), wanted, forms.gradients());
    }

    static Optional<Value> found(Map<Value, Value> gradients, Value of) {
        return Optional.ofNullable(gradients.get(of));
    }
}
