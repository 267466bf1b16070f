package nn.testkit;

import static nn.op.Ops.affine;
import static nn.op.Ops.cast;
import static nn.op.Ops.div;
import static nn.op.Ops.mul;
import static nn.op.Ops.reshape;
import static nn.op.Ops.square;
import static nn.op.Ops.sub;
import static nn.op.Ops.sum;
import static nn.op.Ops.tanh;

import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Value;

/** Predicts a number at each place of sequences of different lengths; the mask has 1 where there is one. */
record Masked(Value x, Value mask, Value targets, Value hidden, Value output) {
    static Masked of(Draft draft) {
        return new Masked(
                draft.x(3, 5, 2), draft.flags(3, 5), draft.x(3, 5), draft.small(1.2, 2, 8), draft.small(0.8, 8, 1));
    }

    Value predictions() {
        return reshape(affine(tanh(affine(reshape(x, new Dims(15, 2)), hidden)), output), new Dims(3, 5));
    }

    Value loss() {
        Value counts = cast(mask, ElementType.FLOAT32);
        return div(sum(mul(counts, square(sub(predictions(), targets)))), sum(counts));
    }
}
