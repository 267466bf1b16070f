package nn.testkit;

import java.util.List;
import java.util.Optional;
import nn.Initializers;
import nn.data.Shape;
import nn.layer.Call;
import nn.layer.Layer;
import nn.layer.Weight;
import nn.op.Ops;
import nn.op.Value;

/**
 * Multiplies each feature with a weight.
 *
 * @param isMasked whether positions of zeros alone are masked, as by Keras's {@code Masking} before
 */
record PositionScale(boolean isMasked) implements Layer {
    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        return List.of(Weight.learned("scale", Shape.of(input.dim(1)), Initializers.ones()));
    }

    @Override
    public Value call(Call call, Value x) {
        return Ops.mul(x, call.weight("scale"));
    }

    @Override
    public Optional<Value> mask(Call call, List<Value> inputs) {
        return isMasked ? Optional.of(Ops.greater(Ops.sum(Ops.abs(inputs.get(0)), -1), 0)) : Optional.empty();
    }
}
