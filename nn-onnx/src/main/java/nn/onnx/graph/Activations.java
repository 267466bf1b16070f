package nn.onnx.graph;

import static nn.onnx.graph.Arithmetic.abs;
import static nn.onnx.graph.Arithmetic.add;
import static nn.onnx.graph.Arithmetic.cast;
import static nn.onnx.graph.Arithmetic.exp;
import static nn.onnx.graph.Arithmetic.greater;
import static nn.onnx.graph.Arithmetic.less;
import static nn.onnx.graph.Arithmetic.minus;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.number;
import static nn.onnx.graph.Arithmetic.plus;
import static nn.onnx.graph.Arithmetic.scale;
import static nn.onnx.graph.Arithmetic.square;
import static nn.onnx.graph.Arithmetic.sub;
import static nn.onnx.graph.Arithmetic.where;

/** The functions that make networks more than one matrix. */
public final class Activations {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_GAMMA = 1.0507009873554805;

    private Activations() {}

    /** 1 / (1 + e⁻ˣ). */
    public static Value sigmoid(Value x) {
        Value y = Node.of("Sigmoid", x).gives();
        return y.elementwise(x, dy -> mul(dy, sub(y, square(y))));
    }

    /** The hyperbolic tangent. */
    public static Value tanh(Value x) {
        Value y = Node.of("Tanh", x).gives();
        return y.elementwise(x, dy -> mul(dy, minus(1, square(y))));
    }

    /** max(0, x); the gradient at 0 is 0. */
    public static Value relu(Value x) {
        Value y = Node.of("Relu", x).gives();
        return y.elementwise(x, dy -> mul(dy, step(y)));
    }

    /** 1 above 0, else 0; in one op, which beats a comparison and a selection. */
    static Value step(Value y) {
        return Node.of("HardSigmoid", y).with("alpha", 1e30).with("beta", 0.0).gives();
    }

    /** min(6, max(0, x)); the gradient at 0 and 6 is 0. */
    public static Value relu6(Value x) {
        Value y = Node.of("Clip", x, number(x, 0), number(x, 6)).gives();
        return y.elementwise(x, dy -> mul(mul(dy, step(y)), cast(less(y, number(y, 6)), y.type())));
    }

    /** max(0, min(1, x / 6 + 1 / 2)). */
    public static Value hardSigmoid(Value x) {
        return Node.of("HardSigmoid", x)
                .with("alpha", 1.0 / 6)
                .with("beta", 0.5)
                .gives()
                .elementwise(x, dy -> mul(scale(dy, 1.0 / 6), within(x, 3)));
    }

    private static Value within(Value x, double bound) {
        return cast(less(abs(x), number(x, bound)), x.type());
    }

    /** x above 0, slope · x below. */
    public static Value leakyRelu(Value x, double slope) {
        return Node.of("LeakyRelu", x)
                .with("alpha", slope)
                .gives()
                .elementwise(x, dy -> mul(dy, where(positive(x), number(x, 1), number(x, slope))));
    }

    /** x above 0, α · (eˣ − 1) below. */
    public static Value elu(Value x, double alpha) {
        Value y = Node.of("Elu", x).with("alpha", alpha).gives();
        return y.elementwise(x, dy -> mul(dy, where(positive(x), number(x, 1), plus(y, alpha))));
    }

    /** γ · x above 0, γ · α · (eˣ − 1) below. */
    public static Value selu(Value x) {
        Value y = Node.of("Selu", x)
                .with("alpha", SELU_ALPHA)
                .with("gamma", SELU_GAMMA)
                .gives();
        return y.elementwise(
                x, dy -> mul(dy, where(positive(x), number(x, SELU_GAMMA), plus(y, SELU_GAMMA * SELU_ALPHA))));
    }

    private static Value positive(Value x) {
        return greater(x, number(x, 0));
    }

    /** x · Φ(x), composed of Erf. */
    public static Value gelu(Value x) {
        Value erf = Node.of("Erf", scale(x, Math.sqrt(0.5))).gives();
        Value share = scale(plus(erf, 1), 0.5);
        Value y = Node.of("Mul", x, share).gives();
        return y.elementwise(x, dy -> mul(dy, add(share, mul(x, density(x)))));
    }

    private static Value density(Value x) {
        return scale(exp(scale(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    }

    /** x · sigmoid(x). */
    public static Value silu(Value x) {
        Value gate = Node.of("Sigmoid", x).gives();
        Value y = Node.of("Mul", x, gate).gives();
        return y.elementwise(x, dy -> mul(dy, add(gate, mul(y, minus(1, gate)))));
    }

    /** ln(1 + eˣ). */
    public static Value softplus(Value x) {
        return Node.of("Softplus", x).gives().elementwise(x, dy -> mul(dy, sigmoid(x)));
    }

    /** x / (1 + |x|). */
    public static Value softsign(Value x) {
        Value y = Node.of("Softsign", x).gives();
        return y.elementwise(x, dy -> mul(dy, square(minus(1, abs(y)))));
    }

    /** eˣ / Σeˣ along an axis. */
    public static Value softmax(Value x, int axis) {
        Value y = Node.of("Softmax", x).with("axis", axis).gives();
        return y.gradient(x, dy -> mul(y, sub(dy, Reduction.sum(mul(dy, y), true, axis))));
    }

    /** x − ln Σeˣ along an axis. */
    public static Value logSoftmax(Value x, int axis) {
        Value y = Node.of("LogSoftmax", x).with("axis", axis).gives();
        return y.gradient(x, dy -> sub(dy, mul(softmax(x, axis), Reduction.sum(dy, true, axis))));
    }
}
