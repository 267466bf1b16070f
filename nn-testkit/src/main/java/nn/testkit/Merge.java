package nn.testkit;

import static nn.op.Ops.add;
import static nn.op.Ops.affine;
import static nn.op.Ops.concat;
import static nn.op.Ops.conv;
import static nn.op.Ops.log;
import static nn.op.Ops.mean;
import static nn.op.Ops.mul;
import static nn.op.Ops.neg;
import static nn.op.Ops.relu;
import static nn.op.Ops.reshape;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.sub;
import static nn.op.Ops.tanh;

import java.util.List;
import nn.op.Dims;
import nn.op.ElementType;
import nn.op.Sliding;
import nn.op.Value;

/** Two inputs on ways of their own that meet: an image through a convolution, facts through a dense layer. */
record Merge(Value image, Value kernel, Value facts, Value dense, Value both, Value bias, Value targets) {
    static Merge of(Draft draft) {
        return new Merge(
                draft.x(Dims.BATCH, 1, 4, 5),
                draft.small(1, 2, 1, 2, 3),
                draft.x(Dims.BATCH, 4),
                draft.small(1, 4, 3),
                draft.small(0.4, 21, 1),
                draft.small(0.2, 1),
                draft.of(new Dims(Dims.BATCH, 1), ElementType.FLOAT32, 1, 0, 1));
    }

    Value output() {
        Value seen = relu(conv(image, kernel, Sliding.of(2, 3), 1));
        Value flat = reshape(seen, new Dims(Dims.BATCH, 18));
        return sigmoid(affine(concat(List.of(flat, tanh(affine(facts, dense))), 1), both, bias));
    }

    Value loss() {
        Value right = add(mul(targets, output()), mul(sub(1, targets), sub(1, output())));
        return neg(mean(log(right)));
    }

    List<Value> weights() {
        return List.of(kernel, dense, both, bias);
    }
}
