package nn.examples.own;

import static nn.op.Ops.add;
import static nn.op.Ops.mul;
import static nn.op.Ops.sign;

import java.util.Map;
import nn.op.Value;
import nn.optimizer.Optimizer;
import nn.optimizer.Schedule;
import nn.optimizer.Update;

/** Steps by the sign of a running mean (Bernstein et al., 2018). */
// DOC
public record Signum(Schedule learningRate, double beta, double decay) implements Optimizer {
    @Override
    public Signum learningRate(Schedule other) {
        return new Signum(other, beta, decay);
    }

    @Override
    public Map<String, Float> slots() {
        return Map.of("m", 0f); // one a weight, and what it starts as
    }

    @Override
    public Value step(Update update) {
        Value m = update.average("m", update.gradient(), beta); // m ← β · m + (1 − β) · g
        return mul(add(sign(m), mul(update.weight(), decay)), update.rate()); // w ← w − this
    }
}
// DOC ends
