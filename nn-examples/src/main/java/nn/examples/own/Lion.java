package nn.examples.own;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.sign;

import java.util.Map;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;

/** Steps by the sign of a running mean (Chen et al., 2023). */
// DOC
public record Lion(Schedule learningRate, double beta1, double beta2, double decay) implements Optimizer {
    @Override
    public Lion learningRate(Schedule other) {
        return new Lion(other, beta1, beta2, decay);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("m", 0f); // one a weight, and what it starts as
    }

    @Override
    public Value step(Update update) {
        Value g = update.gradient();
        Value c = add(mul(update.slot("m"), beta1), mul(g, 1 - beta1));
        update.average("m", g, beta2); // m ← β₂ · m + (1 − β₂) · g
        return mul(add(sign(c), mul(update.weight(), decay)), update.rate()); // w ← w − this
    }
}
// DOC ends
