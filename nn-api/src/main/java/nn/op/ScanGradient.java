package nn.op;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Differentiates a Scan by another one that runs the other way. What the way forward computed is stacked and handed to
 * it. Gradients of what is constant over the steps are summed from step to step, but where {@link ScanProducts} knows a
 * product for all steps at once, it is taken after them.
 */
final class ScanGradient {
    private final Op forward;
    private final Graph body;
    private final List<Value> states;
    private final List<Value> slices;
    private final Scan backward;
    private final Map<Value, Value> stacked = new HashMap<>();
    private final Map<Value, Value> stateGradients = new LinkedHashMap<>();
    /** By value of the body, the gradient that is collected for it; one that several values have is collected once. */
    private final Map<Value, Value> collected = new LinkedHashMap<>();

    private ScanGradient(Op op) {
        this.forward = op;
        this.body = op.body().orElseThrow();
        int count = Scan.states(op);
        this.states = body.inputs().subList(0, count);
        this.slices = body.inputs().subList(count, body.inputs().size());
        this.backward = new Scan(op.graph(), body, !Scan.isReversed(op));
    }

    static Map<Value, Value> backward(Op op, List<Optional<Value>> gradients, Predicate<Value> isWanted) {
        return new ScanGradient(op).run(gradients, isWanted);
    }

    private Map<Value, Value> run(List<Optional<Value>> gradients, Predicate<Value> isWanted) {
        Set<Value> constants = new LinkedHashSet<>(body.captured());
        constants.removeIf(value -> !value.type().isFloat() || !isWanted.test(value));
        ScanProducts products = ScanProducts.of(body, constants);
        constants.removeAll(products.constants());

        int mark = body.mark();
        Map<Value, Value> seeds = seeds(gradients);
        Set<Value> wanted = new LinkedHashSet<>(states);
        wanted.addAll(slices);
        wanted.removeIf(value -> !value.type().isFloat());
        wanted.addAll(constants);
        wanted.addAll(products.outputs());
        Map<Value, Value> found = Gradients.within(body, seeds, wanted);

        stateGradients.forEach(
                (state, carried) -> backward.next(carried, found.getOrDefault(state, Ops.zeros(carried))));
        constants.retainAll(found.keySet());
        found.forEach((value, gradient) -> {
            if (constants.contains(value)) {
                Value sum = backward.carry(Ops.zeros(value));
                backward.next(sum, Ops.add(sum, gradient));
            }
        });
        found.forEach((value, gradient) -> {
            if (slices.contains(value) || products.outputs().contains(value)) {
                collect(value, gradient);
            }
        });
        backward.body().take(body, mark);
        return results(backward.close(this::stack), constants, products);
    }

    /** Gives the gradients that reach a step from the next one, and from what the step put out. */
    private Map<Value, Value> seeds(List<Optional<Value>> gradients) {
        Map<Value, Value> seeds = new LinkedHashMap<>();
        List<Value> outputs = new ArrayList<>(body.outputs().values());
        for (int i = 0; i < gradients.size(); i++) {
            Value output = outputs.get(i);
            if (i < states.size() && output.type().isFloat()) {
                Value last = forward.outputs().get(i);
                Value carried = backward.carry(gradients.get(i).orElseGet(() -> Ops.zeros(last)));
                stateGradients.put(states.get(i), carried);
                seeds.merge(output, carried, Ops::add);
            } else if (i >= states.size() && gradients.get(i).isPresent()) {
                seeds.merge(output, backward.slice(gradients.get(i).get()), Ops::add);
            }
        }
        return seeds;
    }

    private void collect(Value value, Value gradient) {
        if (!collected.containsValue(gradient)) {
            backward.collect(value.name() + "@gradient", gradient);
        }
        collected.put(value, gradient);
    }

    /** Returns all that a value of the body was, step by step. */
    private Value stack(Value value) {
        return stacked.computeIfAbsent(value, key -> {
            int slice = slices.indexOf(key);
            return slice >= 0 ? forward.input(states.size() + slice) : forward.collect(key);
        });
    }

    private Map<Value, Value> results(Scan.Result closed, Set<Value> constants, ScanProducts products) {
        Map<Value, Value> results = new LinkedHashMap<>();
        int next = 0;
        for (Value state : stateGradients.keySet()) {
            results.merge(forward.input(states.indexOf(state)), closed.states().get(next++), Ops::add);
        }
        for (Value constant : constants) {
            results.merge(constant, closed.states().get(next++), Ops::add);
        }
        List<Value> gradients = List.copyOf(new LinkedHashSet<>(collected.values()));
        Map<Value, Value> outputs = new HashMap<>();
        collected.forEach(
                (value, gradient) -> outputs.put(value, closed.outputs().get(gradients.indexOf(gradient))));
        for (int i = 0; i < slices.size(); i++) {
            Optional<Value> gradient = Optional.ofNullable(outputs.get(slices.get(i)));
            Value sequence = forward.input(states.size() + i);
            gradient.ifPresent(each -> results.merge(sequence, each, Ops::add));
        }
        products.gradients(this::stack, outputs)
                .forEach((constant, gradient) -> results.merge(constant, gradient, Ops::add));
        return results;
    }
}
