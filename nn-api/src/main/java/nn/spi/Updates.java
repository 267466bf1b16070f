package nn.spi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nn.layer.Weight;
import nn.op.Gradients;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;
import nn.optimizer.Sgd;

/** Takes one step of an optimizer for all weights: gradients, clipping, decay, the update, constraints. */
final class Updates {
    private final Network network;
    private final Optimizer optimizer;
    private final Map<String, Value> state;
    private final Forms forms;
    private final Map<String, Value> next = new LinkedHashMap<>();

    /**
     * Prepares a step.
     *
     * @param plan what is trained, and how
     * @param state weights and slots as they are, by name
     */
    Updates(Plan plan, Map<String, Value> state, Forms forms) {
        this.network = plan.network();
        this.optimizer = plan.optimizer();
        this.state = state;
        this.forms = forms;
    }

    /** In plain gradient descent all is linear: the rate can go in with the seed, and the update into a product. */
    static boolean isPlain(Optimizer optimizer) {
        return optimizer instanceof Sgd sgd && sgd.momentum() == 0 && Clipping.none(sgd.options());
    }

    /** Returns the gradients of a total, clipped, by the weights' names. */
    Map<String, Value> gradients(Value total) {
        return gradients(total, total.graph().scalar(total.type(), 1));
    }

    private Map<String, Value> gradients(Value total, Value seed) {
        Map<String, Value> weights = new LinkedHashMap<>();
        network.trainable().forEach(weight -> weights.put(weight.name(), Forward.found(state, weight.name())));
        Map<Value, Value> found = Gradients.of(Map.of(total, seed), weights.values(), forms.gradients());
        Map<String, Value> gradients = new LinkedHashMap<>();
        weights.forEach((name, value) ->
                Optional.ofNullable(found.get(value)).ifPresent(gradient -> gradients.put(name, gradient)));
        return Clipping.apply(optimizer.options(), gradients);
    }

    /**
     * Returns what weights and slots become so that the total falls.
     *
     * @param ages which weights share coefficients
     * @param coefficients this step's numbers of each group, by name
     */
    Map<String, Value> of(Value total, Ages ages, List<Map<String, Value>> coefficients) {
        boolean seeded = forms.seedsRate() && isPlain(optimizer);
        Map<String, Value> gradients =
                seeded ? gradients(total, Forward.found(coefficients.get(0), Coefficient.RATE)) : gradients(total);
        for (Weight weight : network.trainable()) {
            Optional.ofNullable(gradients.get(weight.name()))
                    .ifPresent(gradient -> update(weight, gradient, coefficients.get(ages.group(weight)), seeded));
        }
        return next;
    }

    private void update(Weight weight, Value gradient, Map<String, Value> coefficients, boolean seeded) {
        Value value = Forward.found(state, weight.name());
        Value start = optimizer.options().weightDecay() == 0
                ? value
                : Ops.sub(value, Ops.mul(value, Forward.found(coefficients, Coefficient.DECAY)));
        Value stepped = seeded
                ? Ops.subProduct(start, gradient)
                : Ops.sub(
                        start,
                        Checked.step(
                                optimizer,
                                new WeightUpdate(
                                        optimizer, weight.name(), start, gradient, coefficients, state, next)));
        next.put(
                weight.name(),
                weight.constraint()
                        .map(constraint -> Checked.constrained(constraint, weight.name(), stepped))
                        .orElse(stepped));
    }
}
