package nn.layer;

import static nn.op.Ops.add;
import static nn.op.Ops.constant;
import static nn.op.Ops.cumSum;
import static nn.op.Ops.equal;
import static nn.op.Ops.sum;
import static nn.op.Ops.unsqueeze;
import static nn.op.Ops.where;

import java.util.List;
import java.util.Optional;
import nn.op.Ops;
import nn.op.Value;

/**
 * Lets NaN pass a recurrent op. ONNX Runtime's clamp what goes into their gates, so that what is computed from NaN would
 * look sound. What is added instead is 0, or NaN from the first step on that knows of one.
 *
 * @param steps [batch, time]: NaN at the steps that have one in their features, 0 elsewhere
 * @param start [batch, 1]: NaN where the states before the first step have one; empty where those are zeros
 */
record NotNumbers(Value steps, Optional<Value> start) {
    /** Looks at a sequence [batch, time, features], in the order of its steps, and at the states before it. */
    static NotNumbers of(Value x, List<Value> states) {
        return new NotNumbers(
                sum(kept(x), 2),
                states.stream().map(state -> sum(kept(state), true, 1)).reduce(Ops::add));
    }

    private static Value kept(Value x) {
        return where(equal(x, x), constant(x, 0), x);
    }

    /** Marks what each step gives, [batch, time, units]. */
    Value steps(Value y) {
        Value before = cumSum(steps, 1);
        return add(y, unsqueeze(start.map(first -> add(before, first)).orElse(before), 2));
    }

    /** Marks what there is after the last step, [batch, units]. */
    Value last(Value state) {
        Value before = sum(steps, true, 1);
        return add(state, start.map(first -> add(before, first)).orElse(before));
    }
}
