package nn.loss;

import static nn.op.Ops.clip;
import static nn.op.Ops.log;
import static nn.op.Ops.mul;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;

import nn.op.Value;

/**
 * Takes {@code Σ y · ln(y / p)} over the classes, with y and p kept within 1e-7..1.
 *
 * <p>The classes lie along the last axis, in images along the channels; over other axes the mean is taken, as Keras does
 * with its channels last: an image's loss is the mean of its pixels'. Right after a sigmoid, ln p may be computed from
 * the logits.
 *
 * @see <a href="https://keras.io/api/losses/probabilistic_losses/#kldivergence-class">Keras's KLDivergence</a>
 */
public record KLDivergence() implements Loss {
    @Override
    public Targets targets() {
        return Targets.PROBABILITIES;
    }

    @Override
    public Value call(Value y, Value p) {
        Value inside = clip(y, Logits.EPSILON, 1);
        Value logs = Logits.before("Sigmoid", p)
                .map(z -> clip(Logits.logSigmoid(z), Math.log(Logits.EPSILON), 0))
                .orElseGet(() -> log(clip(p, Logits.EPSILON, 1)));
        return sum(mul(inside, sub(log(inside), logs)), p.dims().featureAxis());
    }

    @Override
    public String toString() {
        return "klDivergence()";
    }
}
