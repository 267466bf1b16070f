package nn.examples.own;

import static nn.op.Ops.clip;
import static nn.op.Ops.log;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.pow;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import nn.loss.Loss;
import nn.op.Value;

/** Looks at what is hard to tell, and away from what is told already (Lin et al., 2017). */
// DOC
public record FocalLoss(double gamma) implements Loss {
    @Override
    public Targets targets() {
        return Targets.PROBABILITIES; // labels become one-hot rows
    }

    @Override
    public Value call(Value y, Value p) {
        Value inside = clip(p, 1e-7, 1 - 1e-7);
        Value hard = pow(sub(1, inside), gamma);
        return neg(sum(mul(y, mul(hard, log(inside))), -1)); // −Σ y · (1 − p)^γ · ln p
    }
}
// DOC ends
