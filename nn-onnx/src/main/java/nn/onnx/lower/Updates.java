package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.sub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nn.data.Optimization;
import nn.layer.Weight;
import nn.onnx.graph.Gradients;
import nn.onnx.graph.Matrix;
import nn.onnx.graph.Node;
import nn.onnx.graph.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Sgd;
import nn.spi.Network;
import nn.spi.Plan;

/** Writes one step of an optimizer for all weights: gradients, clipping, decay, the update, constraints. */
final class Updates {
    private final Network network;
    private final Optimizer optimizer;
    private final Map<String, Value> state;
    private final Ages ages;
    private final List<Map<String, Value>> coefficients;
    private final Map<String, Value> next = new LinkedHashMap<>();

    /**
     * Prepares a step.
     *
     * @param plan what is trained, and how
     * @param state weights and slots as they are, by name
     * @param ages which weights share coefficients
     * @param coefficients this step's numbers of each group, by name
     */
    Updates(Plan plan, Map<String, Value> state, Ages ages, List<Map<String, Value>> coefficients) {
        this.network = plan.network();
        this.optimizer = plan.optimizer();
        this.state = state;
        this.ages = ages;
        this.coefficients = coefficients;
    }

    /** Gives what weights and slots become so that the total falls. */
    Map<String, Value> lower(Value total) {
        boolean seeded = plain(optimizer);
        Value seed = seeded ? Pass.found(coefficients.get(0), Coefficients.RATE) : one(total);
        Map<String, Value> gradients = gradients(total, seed);
        for (Weight weight : network.trainable()) {
            Optional.ofNullable(gradients.get(weight.name())).ifPresent(gradient -> update(weight, gradient, seeded));
        }
        return next;
    }

    /**
     * Writes the gradients of a total, clipped.
     *
     * @param state weights as they are, by name
     */
    static Map<String, Value> gradients(Plan plan, Map<String, Value> state, Value total) {
        return new Updates(plan, state, Ages.of(plan, Optimization.FROM_THE_FIRST), List.of())
                .gradients(total, one(total));
    }

    private static Value one(Value total) {
        return total.graph().scalar(total.type(), 1);
    }

    /** In plain SGD all is linear: the rate can go in with the seed, and the update into the last product. */
    static boolean plain(Optimizer optimizer) {
        return optimizer instanceof Sgd sgd && sgd.momentum() == 0 && Clipping.none(sgd.options());
    }

    private Map<String, Value> gradients(Value total, Value seed) {
        Map<String, Value> weights = new LinkedHashMap<>();
        network.trainable().forEach(weight -> weights.put(weight.name(), Pass.found(state, weight.name())));
        Map<Value, Value> found = Gradients.of(total, seed, weights.values());
        Map<String, Value> gradients = new LinkedHashMap<>();
        weights.forEach((name, value) -> {
            if (found.containsKey(value)) {
                gradients.put(name, found.get(value));
            }
        });
        return Clipping.apply(optimizer.options(), gradients);
    }

    private void update(Weight weight, Value gradient, boolean seeded) {
        Value start = decayed(weight, Pass.found(state, weight.name()));
        Value stepped = seeded ? less(start, gradient) : stepped(weight, start, gradient);
        next.put(
                weight.name(),
                weight.constraint()
                        .map(constraint -> constraint.accept(new ConstraintLowering(stepped)))
                        .orElse(stepped));
    }

    private Value decayed(Weight weight, Value value) {
        return optimizer.options().weightDecay() == 0
                ? value
                : sub(value, mul(value, Pass.found(coefficients(weight), Coefficients.DECAY)));
    }

    private Map<String, Value> coefficients(Weight weight) {
        return coefficients.get(ages.group(weight));
    }

    private static Value less(Value weight, Value gradient) {
        Optional<Node> product = gradient.producer()
                .filter(node -> node.op().equals("Gemm") && node.inputs().size() == 2);
        return product.map(node -> Matrix.lessProduct(weight, node)).orElseGet(() -> sub(weight, gradient));
    }

    private Value stepped(Weight weight, Value start, Value gradient) {
        Map<String, Value> slots = new TreeMap<>();
        optimizer.slots().keySet().forEach(slot -> slots.put(slot, Pass.found(state, weight.name() + ":" + slot)));
        UpdateLowering lowering = new UpdateLowering(gradient, slots, coefficients(weight));
        Value step = optimizer.accept(lowering);
        lowering.moved().forEach((slot, value) -> next.put(weight.name() + ":" + slot, value));
        return sub(start, step);
    }
}
