package nn.spi;

import java.util.Map;
import nn.data.NnException;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Update;

/**
 * Updates one weight.
 *
 * @param optimizer how
 * @param name the weight's
 * @param weight the weight as it is
 * @param gradient its gradient, clipped
 * @param coefficients this step's numbers
 * @param state weights and slots as they are
 * @param next takes what they become
 */
record WeightUpdate(
        Optimizer optimizer,
        String name,
        Value weight,
        Value gradient,
        Map<String, Value> coefficients,
        Map<String, Value> state,
        Map<String, Value> next)
        implements Update {
    @Override
    public Value coefficient(String coefficient) {
        Value value = coefficients.get(coefficient);
        if (value == null) {
            throw NnException.of("%s: there is no coefficient \"%s\".", optimizer, coefficient)
                    .maybe("name it in coefficients(), which has %s.", coefficients.keySet());
        }
        return value;
    }

    @Override
    public Value slot(String slot) {
        Value value = state.get(name + ":" + slot);
        if (value == null || !optimizer.slots().containsKey(slot)) {
            throw NnException.of("%s: there is no slot \"%s\".", optimizer, slot)
                    .maybe(
                            "name it in slots(), which has %s.",
                            optimizer.slots().keySet());
        }
        return value;
    }

    @Override
    public Value next(String slot, Value value) {
        next.put(name + ":" + slot, Checked.like(slot(slot), value, optimizer + ", slot " + name + ":" + slot));
        return value;
    }
}
