package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.HashMap;
import java.util.Map;
import nn.onnx.layer.WeightStart;
import nn.op.Attributes;
import nn.op.Dims;
import nn.op.Value;

/** Reads normalizations. */
final class Normalizers {
    private Normalizers() {}

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        all.put("BatchNormalization", one(Normalizers::ofBatch));
        all.put("LayerNormalization", one(Normalizers::ofLayer));
        all.put("RMSNormalization", one(Normalizers::rootMeanSquare));
        all.put("InstanceNormalization", one(Normalizers::ofInstance));
        all.put("GroupNormalization", one(Normalizers::ofGroup));
        all.put("LpNormalization", one(Normalizers::ofLength));
        all.put("LRN", one(Normalizers::ofNeighbours));
        return all;
    }

    private static Value ofBatch(Use use) {
        String own = use.node().made();
        use.require(!use.gives(1), "its statistics are used");
        use.require(use.node().integer("training_mode", 0) == 0, "it takes the statistics of the rows");
        Attributes chosen = Attributes.NONE
                .with("epsilon", use.node().number("epsilon", 1e-5))
                .with("momentum", use.node().number("momentum", 0.9));
        return Elementwise.type("BatchNormalization")
                .apply(
                        chosen,
                        use.in(0),
                        use.learned(1, WeightStart.ONES, own),
                        use.learned(2, WeightStart.ZEROS, own),
                        use.statistic(3, WeightStart.ZEROS, own),
                        use.statistic(4, WeightStart.ONES, own));
    }

    private static Value ofLayer(Use use) {
        use.require(!use.gives(1) && !use.gives(2), "its statistics are used");
        String own = use.node().made();
        Value scale = use.learned(1, WeightStart.ONES, own);
        Value bias = use.has(2)
                ? use.learned(2, WeightStart.ZEROS, own)
                : constant(scale, scale.dims(), new double[(int) scale.dims().count(0)]);
        return layerNormalization(
                use.in(0), scale, bias, use.axis("axis", -1), use.node().number("epsilon", 1e-5));
    }

    private static Value rootMeanSquare(Use use) {
        int[] axes = use.axesFrom(use.axis("axis", -1));
        return mul(
                rms(use.in(0), use.node().number("epsilon", 1e-5), axes),
                use.learned(1, WeightStart.ONES, use.node().made()));
    }

    private static Value scaled(Use use, Value y) {
        String own = use.node().made();
        Value scale = along(use.learned(1, WeightStart.ONES, own), y, 1);
        return add(mul(y, scale), along(use.learned(2, WeightStart.ZEROS, own), y, 1));
    }

    private static Value ofInstance(Use use) {
        Value y = normalize(use.in(0), use.node().number("epsilon", 1e-5), use.axesFrom(2))
                .y();
        return isOfGroups(use) ? y : scaled(use, y);
    }

    /** Exporters write a normalization of groups as one between two reshapes, with a factor of 1 that is none of its own. */
    private static boolean isOfGroups(Use use) {
        return use.isBetween("Reshape")
                && use.fixed(1).filter(scale -> scale.isAll(1)).isPresent()
                && use.fixed(2).filter(bias -> bias.isAll(0)).isPresent();
    }

    private static Value ofGroup(Use use) {
        Value x = use.in(0);
        long groups = use.node().integer("num_groups", 1);
        long channels = x.dims().size(1);
        Value apart = reshape(x, new Dims(x.dims().size(0), groups, x.dims().count(1) / groups));
        Value y = normalize(apart, use.node().number("epsilon", 1e-5), 2).y();
        if (use.opset() >= 21) {
            return scaled(use, reshape(y, x.dims()));
        }
        use.require(use.in(1).dims().count(0) == groups && channels % groups == 0, "it scales each channel");
        return reshape(scaled(use, y), x.dims());
    }

    private static Value ofLength(Use use) {
        Value x = use.in(0);
        int axis = use.axis("axis", -1);
        Value length = use.node().integer("p", 2) == 1 ? sum(abs(x), true, axis) : sqrt(sum(square(x), true, axis));
        return div(x, length);
    }

    private static Value ofNeighbours(Use use) {
        Value x = use.in(0);
        long size = use.node().integer("size", 1);
        use.require(Use.areKnown(x.dims(), 1), "its sizes depend on the rows");
        Value squares = Products.acrossChannels(square(x), size);
        Value factor = add(
                mul(squares, use.node().number("alpha", 1e-4) / size),
                use.node().number("bias", 1));
        return div(x, pow(factor, use.node().number("beta", 0.75)));
    }
}
