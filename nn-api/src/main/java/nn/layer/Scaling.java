package nn.layer;

import java.util.ArrayList;
import java.util.List;
import nn.data.Shape;
import nn.op.Dims;
import nn.op.Ops;
import nn.op.Value;

/** Scales and shifts feature by feature. */
final class Scaling {
    private Scaling() {}

    /** Lists gamma and beta, one number a feature, as far as a layer has them. */
    static List<Weight> weights(Shape features, boolean hasScale, boolean hasCenter) {
        List<Weight> weights = new ArrayList<>();
        if (hasScale) {
            weights.add(Weight.learned("gamma", features, Initializer.ONES));
        }
        if (hasCenter) {
            weights.add(Weight.learned("beta", features, Initializer.ZEROS));
        }
        return List.copyOf(weights);
    }

    /** Multiplies what was normalized with gamma and adds beta, as far as the layer has them. */
    static Value of(Call call, boolean hasScale, boolean hasCenter, Value normalized) {
        int axis = normalized.dims().featureAxis();
        Value scaled = hasScale ? Ops.mul(normalized, Ops.along(call.weight("gamma"), normalized, axis)) : normalized;
        return hasCenter ? Ops.add(scaled, Ops.along(call.weight("beta"), normalized, axis)) : scaled;
    }

    /** Lays fixed numbers along the features of a value; a single one is the same for all. */
    static Value along(List<Float> numbers, Value x) {
        double[] values = numbers.stream().mapToDouble(Float::doubleValue).toArray();
        Value constant = Ops.constant(x, new Dims(values.length), values);
        return Ops.along(constant, x, x.dims().featureAxis());
    }
}
