package nn.examples.own;

import static nn.Initializers.constant;
import static nn.Initializers.glorotUniform;
import static nn.Initializers.zeros;
import static nn.op.Ops.add;
import static nn.op.Ops.affine;
import static nn.op.Ops.mul;
import static nn.op.Ops.relu;
import static nn.op.Ops.sigmoid;
import static nn.op.Ops.sub;

import java.util.List;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Value;

/** Lets a gate mix a new value with what came in (Srivastava et al., 2015). */
// DOC
public record Highway(double gateBias) implements Layer {
    @Override
    public List<Weight> weights(Shape input) {
        Shape kernel = Shape.of(input.size(), input.size());
        return List.of(
                Weight.learned("kernel", kernel, glorotUniform()),
                Weight.learned("bias", input, zeros()),
                Weight.learned("gate_kernel", kernel, glorotUniform()),
                Weight.learned("gate_bias", input, constant(gateBias)));
    }

    @Override
    public Value call(Call call, Value x) {
        Value h = relu(affine(x, call.weight("kernel"), call.weight("bias")));
        Value t = sigmoid(affine(x, call.weight("gate_kernel"), call.weight("gate_bias")));
        return add(mul(t, h), mul(sub(1, t), x)); // y = T(x) · H(x) + (1 − T(x)) · x
    }
}
// DOC ends
