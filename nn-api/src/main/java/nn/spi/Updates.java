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
import nn.optimizer.UpdateOptions;

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
        return optimizer instanceof Sgd sgd
                && sgd.momentum() == 0
                && Clipping.none(sgd.options())
                && sgd.options().isImmediate();
    }

    /** Returns the gradients of a total, clipped, by the weights' names. */
    Map<String, Value> gradients(Value total) {
        return Clipping.apply(
                optimizer.options(), gradients(total, total.graph().scalar(total.type(), 1)));
    }

    private Map<String, Value> gradients(Value total, Value seed) {
        Map<String, Value> weights = new LinkedHashMap<>();
        network.trainable().forEach(weight -> weights.put(weight.name(), Forward.found(state, weight.name())));
        Map<Value, Value> found = Gradients.of(Map.of(total, seed), weights.values(), forms.gradients());
        Map<String, Value> gradients = new LinkedHashMap<>();
        weights.forEach((name, value) ->
                Optional.ofNullable(found.get(value)).ifPresent(gradient -> gradients.put(name, gradient)));
        return gradients;
    }

    /**
     * Returns what weights and slots become so that the total falls.
     *
     * @param ages which weights share coefficients
     * @param coefficients this step's numbers of each group, by name
     */
    Map<String, Value> of(Value total, Ages ages, List<Map<String, Value>> coefficients) {
        boolean seeded = forms.seedsRate() && isPlain(optimizer);
        Map<String, Value> gradients = seeded
                ? gradients(total, Forward.found(coefficients.get(0), Coefficient.RATE))
                : applied(gradients(total, total.graph().scalar(total.type(), 1)), ages, coefficients);
        for (Weight weight : network.trainable()) {
            Optional<Value> gradient = Optional.ofNullable(gradients.get(weight.name()));
            Map<String, Value> own = coefficients.get(ages.group(weight));
            gradient.ifPresent(each -> update(weight, each, own, seeded));
            if (gradient.isEmpty() && optimizer.options().useEma()) {
                next.put(weight.name(), averages(own).of(weight.name(), Forward.found(state, weight.name())));
            }
        }
        return next;
    }

    /** Takes the means of the gradients so far, where they are accumulated, and clips them. */
    private Map<String, Value> applied(Map<String, Value> gradients, Ages ages, List<Map<String, Value>> coefficients) {
        if (optimizer.options().gradientAccumulationSteps() > 1) {
            for (Weight weight : network.trainable()) {
                gradients.computeIfPresent(
                        weight.name(),
                        (name, gradient) -> accumulation(coefficients.get(ages.group(weight)))
                                .mean(name, gradient));
            }
        }
        return Clipping.apply(optimizer.options(), gradients);
    }

    private Accumulation accumulation(Map<String, Value> coefficients) {
        return new Accumulation(optimizer, coefficients, state, next);
    }

    private Averages averages(Map<String, Value> coefficients) {
        return new Averages(optimizer.options(), coefficients, state, next);
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
        Value after = later(weight.name(), value, stepped, coefficients);
        next.put(
                weight.name(),
                weight.constraint()
                        .map(constraint -> Checked.constrained(constraint, weight.name(), after))
                        .orElse(after));
    }

    /** Lets steps wait for the gradients that they are the mean of, and running means go along. */
    private Value later(String name, Value before, Value stepped, Map<String, Value> coefficients) {
        UpdateOptions options = optimizer.options();
        Value now = options.gradientAccumulationSteps() > 1
                ? accumulation(coefficients).held(name, before, stepped)
                : stepped;
        return options.useEma() ? averages(coefficients).of(name, now) : now;
    }
}
