package nn.spi;

import java.util.Map;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Optimizer;
import nn.optimizer.Slots;

/**
 * Sums gradients up, and lets weights and slots change at those steps alone that apply their mean.
 *
 * @param optimizer how weights change
 * @param coefficients this step's numbers
 * @param state weights and slots as they are
 * @param next takes what they become
 */
record Accumulation(
        Optimizer optimizer, Map<String, Value> coefficients, Map<String, Value> state, Map<String, Value> next) {
    private Value applies() {
        return Ops.greater(Forward.found(coefficients, Coefficient.APPLY), 0.5);
    }

    /** Adds a weight's gradient to those before, and returns their mean. */
    Value mean(String weight, Value gradient) {
        String slot = weight + ":" + Slots.GRADIENTS;
        Value sum = Ops.add(gradient, Forward.found(state, slot));
        next.put(slot, Ops.where(applies(), Ops.constant(sum, 0), sum));
        return Ops.div(sum, optimizer.options().gradientAccumulationSteps());
    }

    /** Returns what a weight becomes, and keeps the optimizer's own slots, at steps that apply nothing. */
    Value held(String weight, Value before, Value stepped) {
        for (String each : optimizer.slots().keySet()) {
            String slot = weight + ":" + each;
            next.computeIfPresent(slot, (name, value) -> Ops.where(applies(), value, Forward.found(state, slot)));
        }
        return Ops.where(applies(), stepped, before);
    }
}
