package nn.onnx.read;

import static nn.onnx.read.Rule.one;
import static nn.op.Ops.*;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import nn.onnx.layer.WeightStart;
import nn.op.ElementType;
import nn.op.OpType;
import nn.op.Ops;
import nn.op.Value;

/** Reads ops that work element by element. */
final class Elementwise {
    private static final List<String> SAME =
            List.of("Neg", "Sqrt", "Exp", "Log", "Erf", "Sin", "Cos", "Floor", "Abs", "Sign", "Not");
    private static final List<String> PAIRS = List.of(
            "Add", "Sub", "Mul", "Div", "Equal", "Greater", "Less", "GreaterOrEqual", "LessOrEqual", "And", "Or");

    private Elementwise() {}

    static Map<String, Rule> all() {
        Map<String, Rule> all = new HashMap<>();
        SAME.forEach(name -> all.put(name, one(use -> type(name).apply(use.in(0)))));
        PAIRS.forEach(name -> all.put(name, one(use -> pair(use, type(name)::apply))));
        all.put("Identity", one(use -> use.in(0)));
        all.put("Dropout", Elementwise::dropout);
        all.put("Pow", one(use -> pow(use.in(0), cast(use.in(1), use.in(0).type()))));
        all.put("Max", one(use -> folded(use, Ops::max)));
        all.put("Min", one(use -> folded(use, Ops::min)));
        all.put("Sum", one(use -> folded(use, Ops::add)));
        all.put("Mean", one(use -> div(folded(use, Ops::add), use.count())));
        all.put("Ceil", one(use -> neg(floor(neg(use.in(0))))));
        all.put("Reciprocal", one(use -> div(constant(use.in(0), 1), use.in(0))));
        all.put("Where", one(use -> where(use.in(0), use.in(1), use.in(2))));
        all.put("Cast", one(use -> cast(use.in(0), type(use.node().integer("to", 1)))));
        all.put("CastLike", one(use -> cast(use.in(0), use.in(1).type())));
        all.put("Clip", one(Elementwise::clip));
        all.putAll(activations());
        return all;
    }

    private static Map<String, Rule> activations() {
        Map<String, Rule> all = new HashMap<>();
        unary(all, "Relu", Ops::relu);
        unary(all, "Sigmoid", Ops::sigmoid);
        unary(all, "Tanh", Ops::tanh);
        unary(all, "Softplus", Ops::softplus);
        unary(all, "Softsign", Ops::softsign);
        unary(all, "HardSwish", Ops::hardSilu);
        unary(all, "Mish", Ops::mish);
        all.put("LeakyRelu", one(use -> leakyRelu(use.in(0), use.node().number("alpha", 0.01))));
        all.put("Elu", one(use -> elu(use.in(0), use.node().number("alpha", 1))));
        all.put("Celu", one(use -> celu(use.in(0), use.node().number("alpha", 1))));
        all.put("Selu", one(Elementwise::selu));
        all.put("ThresholdedRelu", one(use -> threshold(use.in(0), use.node().number("alpha", 1), 0)));
        all.put("HardSigmoid", one(Elementwise::hardSigmoid));
        all.put("Gelu", one(Elementwise::gelu));
        all.put("PRelu", one(Elementwise::prelu));
        all.put(
                "Swish",
                one(use -> mul(use.in(0), sigmoid(mul(use.in(0), use.node().number("alpha", 1))))));
        all.put("Softmax", one(use -> softened(use, (x, axis) -> softmax(x, axis))));
        all.put("LogSoftmax", one(use -> softened(use, (x, axis) -> logSoftmax(x, axis))));
        return all;
    }

    private static void unary(Map<String, Rule> all, String name, UnaryOperator<Value> word) {
        all.put(name, one(use -> word.apply(use.in(0))));
    }

    static OpType type(String name) {
        return Ops.types().stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Finds an element type; half precision is computed in single. */
    static ElementType type(long code) {
        boolean isHalf = code == ElementType.FLOAT16.code() || code == 16;
        return isHalf ? ElementType.FLOAT32 : ElementType.of(code);
    }

    private static Value pair(Use use, BinaryOperator<Value> word) {
        use.require(!use.node().has("axis"), "its operands meet at a chosen axis");
        return word.apply(use.operand(0, 1), use.operand(1, 0));
    }

    private static Value folded(Use use, BinaryOperator<Value> word) {
        List<Value> all = use.all();
        return all.stream().reduce(word).orElseThrow();
    }

    private static List<Value> dropout(Use use) {
        use.require(!use.gives(1), "its mask is used");
        return List.of(use.in(0));
    }

    private static Value clip(Use use) {
        Value x = use.in(0);
        double low = use.node().has("min") ? use.node().number("min", 0) : use.number(1, -Float.MAX_VALUE);
        double high = use.node().has("max") ? use.node().number("max", 0) : use.number(2, Float.MAX_VALUE);
        if (!x.type().isFloat()) {
            return Ops.min(Ops.max(x, constant(x, low)), constant(x, high));
        }
        return low == 0 && high == 6 ? relu6(x) : Ops.clip(x, low, high);
    }

    private static Value selu(Use use) {
        boolean isStandard = Math.abs(use.node().number("alpha", 1.6732632) - 1.6732632) < 1e-6
                && Math.abs(use.node().number("gamma", 1.0507010) - 1.0507010) < 1e-6;
        use.require(isStandard, "its factors are others");
        return Ops.selu(use.in(0));
    }

    private static Value hardSigmoid(Use use) {
        double alpha = use.node().number("alpha", 0.2f);
        double beta = use.node().number("beta", 0.5f);
        return Math.abs(alpha - 1.0 / 6) < 1e-6 && beta == 0.5
                ? Ops.hardSigmoid(use.in(0))
                : Ops.clip(add(mul(use.in(0), alpha), beta), 0, 1);
    }

    private static Value gelu(Use use) {
        Value x = use.in(0);
        if (!use.node().word("approximate", "none").equals("tanh")) {
            return Ops.gelu(x);
        }
        Value cubic = mul(add(mul(square(x), 0.044715), 1), x);
        return mul(mul(add(tanh(mul(cubic, Math.sqrt(2 / Math.PI))), 1), 0.5), x);
    }

    private static Value prelu(Use use) {
        Value x = use.in(0);
        Value slope = use.learned(1, WeightStart.DRAWN, use.node().made());
        return add(relu(x), mul(slope, neg(relu(neg(x)))));
    }

    /** Makes an activation along an axis. */
    private interface Along {
        Value of(Value x, int axis);
    }

    /** Before opset 13 all axes from one on are one. */
    private static Value softened(Use use, Along word) {
        if (use.opset() >= 13) {
            return word.of(use.in(0), use.axis("axis", -1));
        }
        Value x = use.in(0);
        int axis = use.axis("axis", 1);
        if (axis == use.rank() - 1) {
            return word.of(x, axis);
        }
        use.require(axis == 1 && Use.areKnown(x.dims(), 1), "it goes along several axes");
        nn.op.Dims flat = new nn.op.Dims(x.dims().size(0), x.dims().count(1));
        return reshape(word.of(reshape(x, flat), 1), x.dims());
    }
}
