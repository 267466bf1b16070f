package nn.spi;

import java.util.Map;
import nn.op.Ops;
import nn.op.Value;
import nn.optimizer.Coefficient;
import nn.optimizer.Slots;
import nn.optimizer.UpdateOptions;

/**
 * Lets a running mean follow each weight.
 *
 * @param options how fast, and how often the means take the weights' places
 * @param coefficients this step's numbers
 * @param state weights and slots as they are
 * @param next takes what they become
 */
record Averages(
        UpdateOptions options, Map<String, Value> coefficients, Map<String, Value> state, Map<String, Value> next) {
    /** Moves a weight's mean towards what the weight became, and returns what the weight is then. */
    Value of(String weight, Value value) {
        String slot = weight + ":" + Slots.AVERAGE;
        Value share = Forward.found(coefficients, Coefficient.EMA);
        Value mean = Ops.add(Ops.mul(Forward.found(state, slot), share), Ops.mul(value, Ops.sub(1, share)));
        next.put(slot, mean);
        if (options.emaOverwriteFrequency() == 0) {
            return value;
        }
        return Ops.where(Ops.greater(Forward.found(coefficients, Coefficient.OVERWRITE), 0.5), mean, value);
    }
}
