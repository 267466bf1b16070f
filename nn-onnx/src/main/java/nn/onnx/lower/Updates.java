package nn.onnx.lower;

import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.sub;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import nn.layer.Optimizer;
import nn.layer.Sgd;
import nn.layer.Weight;
import nn.onnx.graph.Gradients;
import nn.onnx.graph.Matrix;
import nn.onnx.graph.Node;
import nn.onnx.graph.Value;
import nn.spi.Network;
import nn.spi.Plan;

/** Writes one step of an optimizer for all weights: gradients, clipping, decay, the update, constraints. */
final class Updates {
    private final Network network;
    private final Optimizer optimizer;
    private final Map<String, Value> state;
    private final Map<String, Value> coefficients;
    private final Map<String, Value> next = new LinkedHashMap<>();

    /**
     * Prepares a step.
     *
     * @param plan what is trained, and how
     * @param state weights and slots as they are, by name
     * @param coefficients this step's numbers, by name
     */
    Updates(Plan plan, Map<String, Value> state, Map<String, Value> coefficients) {
        this.network = plan.network();
        this.optimizer = plan.optimizer();
        this.state = state;
        this.coefficients = coefficients;
    }

    /** Gives what weights and slots become so that the total falls. */
    Map<String, Value> lower(Value total) {
        boolean seeded = plain(optimizer);
        Map<String, Value> gradients =
                seeded ? gradients(total, Pass.found(coefficients, Coefficients.RATE)) : gradients(total);
        for (Weight weight : network.trainable()) {
            Optional.ofNullable(gradients.get(weight.name())).ifPresent(gradient -> update(weight, gradient, seeded));
        }
        return next;
    }

    /** Gives the gradients of the total, clipped. */
    Map<String, Value> gradients(Value total) {
        return gradients(total, total.graph().scalar(total.type(), 1));
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
        Value start = decayed(Pass.found(state, weight.name()));
        Value stepped = seeded ? less(start, gradient) : stepped(weight, start, gradient);
        next.put(
                weight.name(),
                weight.constraint()
                        .map(constraint -> constraint.accept(new ConstraintLowering(stepped)))
                        .orElse(stepped));
    }

    private Value decayed(Value weight) {
        return optimizer.options().weightDecay() == 0
                ? weight
                : sub(weight, mul(weight, Pass.found(coefficients, Coefficients.DECAY)));
    }

    private static Value less(Value weight, Value gradient) {
        Optional<Node> product = gradient.producer()
                .filter(node -> node.op().equals("Gemm") && node.inputs().size() == 2);
        return product.map(node -> Matrix.lessProduct(weight, node)).orElseGet(() -> sub(weight, gradient));
    }

    private Value stepped(Weight weight, Value start, Value gradient) {
        Map<String, Value> slots = new TreeMap<>();
        optimizer.slots().keySet().forEach(slot -> slots.put(slot, Pass.found(state, weight.name() + ":" + slot)));
        UpdateLowering lowering = new UpdateLowering(gradient, slots, coefficients);
        Value step = optimizer.accept(lowering);
        lowering.moved().forEach((slot, value) -> next.put(weight.name() + ":" + slot, value));
        return sub(start, step);
    }
}
