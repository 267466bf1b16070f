package nn.op;

import java.util.List;
import nn.data.Given;

/** Words for the functions that make networks more than one matrix. */
abstract class Functions extends Logic {
    private static final double SELU_ALPHA = 1.6732632423543772;
    private static final double SELU_GAMMA = 1.0507009873554805;

    static final OpType SIGMOID = OpType.unary("Sigmoid", Gradient.ofOutput((y, dy) -> mul(dy, sub(y, square(y)))));
    static final OpType TANH = OpType.unary("Tanh", Gradient.ofOutput((y, dy) -> mul(dy, sub(1, square(y)))));
    static final OpType RELU = OpType.unary("Relu", Gradient.ofOutput((y, dy) -> mul(dy, step(y))));
    static final OpType HARD_SIGMOID = OpType.unary("HardSigmoid", Gradient.elementwise((op, dy) -> {
        double slope = op.attributes().number("alpha", 0.2);
        Value away = abs(add(op.input(0), (op.attributes().number("beta", 0.5) - 0.5) / slope));
        return mul(mul(dy, slope), cast(less(away, 0.5 / slope), dy.type()));
    }));
    static final OpType LEAKY_RELU = OpType.unary("LeakyRelu", Gradient.elementwise((op, dy) -> {
        Value x = op.input(0);
        double slope = op.attributes().number("alpha", 0.01);
        return mul(dy, where(greater(x, 0), number(x, 1), number(x, slope)));
    }));
    static final OpType ELU = OpType.unary("Elu", Gradient.elementwise((op, dy) -> {
        Value x = op.input(0);
        Value below = add(op.output(), op.attributes().number("alpha", 1));
        return mul(dy, where(greater(x, 0), number(x, 1), below));
    }));
    static final OpType SELU = OpType.unary("Selu", Gradient.elementwise((op, dy) -> {
        Value x = op.input(0);
        double gamma = op.attributes().number("gamma", SELU_GAMMA);
        Value below = add(op.output(), gamma * op.attributes().number("alpha", SELU_ALPHA));
        return mul(dy, where(greater(x, 0), number(x, gamma), below));
    }));
    static final OpType SOFTPLUS =
            OpType.unary("Softplus", Gradient.elementwise((op, dy) -> mul(dy, sigmoid(op.input(0)))));
    static final OpType SOFTSIGN =
            OpType.unary("Softsign", Gradient.ofOutput((y, dy) -> mul(dy, square(sub(1, abs(y))))));
    static final OpType SOFTMAX = OpType.unary("Softmax", Gradient.of((op, dy) -> {
        Value y = op.output();
        return mul(y, sub(dy, summed(op, mul(dy, y))));
    }));
    static final OpType LOG_SOFTMAX = OpType.unary(
            "LogSoftmax", Gradient.of((op, dy) -> sub(dy, mul(softmax(op.input(0), axis(op)), summed(op, dy)))));
    static final List<OpType> FUNCTIONS =
            List.of(SIGMOID, TANH, RELU, HARD_SIGMOID, LEAKY_RELU, ELU, SELU, SOFTPLUS, SOFTSIGN, SOFTMAX, LOG_SOFTMAX);

    private static int axis(Op op) {
        return (int) op.attributes().integer("axis", -1);
    }

    private static Value summed(Op op, Value x) {
        return Ops.sum(x, true, axis(op));
    }

    /**
     * Applies 1 / (1 + e⁻ˣ).
     *
     * @param x any value
     * @return between 0 and 1
     */
    public static Value sigmoid(Value x) {
        return SIGMOID.apply(x);
    }

    /**
     * Applies the hyperbolic tangent.
     *
     * @param x any value
     * @return between −1 and 1
     */
    public static Value tanh(Value x) {
        return TANH.apply(x);
    }

    /**
     * Applies max(0, x); the gradient at 0 is 0.
     *
     * @param x any value
     * @return at least 0
     */
    public static Value relu(Value x) {
        return RELU.apply(x);
    }

    /**
     * Applies 1 above 0, else 0, in one op, which beats a comparison and a selection; no gradient passes.
     *
     * @param x any value
     * @return 0 or 1
     */
    public static Value step(Value x) {
        return HARD_SIGMOID
                .apply(Attributes.NONE.with("alpha", 1e30).with("beta", 0.0), x)
                .stop();
    }

    /**
     * Applies min(6, max(0, x)); the gradient at 0 and 6 is 0.
     *
     * @param x any value
     * @return between 0 and 6
     */
    public static Value relu6(Value x) {
        Value y = CLIP.apply(x, number(x, 0), number(x, 6));
        return y.elementwise(x, dy -> mul(mul(dy, step(y)), cast(less(y, number(y, 6)), y.type())));
    }

    /**
     * Applies max(0, min(1, x / 6 + 1 / 2)).
     *
     * @param x any value
     * @return between 0 and 1
     */
    public static Value hardSigmoid(Value x) {
        return HARD_SIGMOID
                .apply(Attributes.NONE.with("alpha", 1.0 / 6).with("beta", 0.5), x)
                .elementwise(x, dy -> mul(mul(dy, 1.0 / 6), cast(less(abs(x), 3), x.type())));
    }

    /**
     * Applies x above 0, slope · x below.
     *
     * @param x any value
     * @param slope that below 0
     * @return the result
     */
    public static Value leakyRelu(Value x, double slope) {
        return LEAKY_RELU.apply(Attributes.NONE.with("alpha", slope), x);
    }

    /**
     * Applies x above 0, α · (eˣ − 1) below.
     *
     * @param x any value
     * @param alpha α
     * @return the result
     */
    public static Value elu(Value x, double alpha) {
        return ELU.apply(Attributes.NONE.with("alpha", alpha), x);
    }

    /**
     * Applies γ · x above 0, γ · α · (eˣ − 1) below (Klambauer et al., 2017).
     *
     * @param x any value
     * @return the result
     */
    public static Value selu(Value x) {
        return SELU.apply(Attributes.NONE.with("alpha", SELU_ALPHA).with("gamma", SELU_GAMMA), x);
    }

    /**
     * Applies x · Φ(x), composed of erf (Hendrycks and Gimpel, 2016).
     *
     * @param x any value
     * @return the result
     */
    public static Value gelu(Value x) {
        Value share = mul(add(erf(mul(x, Math.sqrt(0.5))), 1), 0.5);
        return MUL.apply(x, share).elementwise(x, dy -> mul(dy, add(share, mul(x, density(x)))));
    }

    private static Value density(Value x) {
        return mul(exp(mul(square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
    }

    /**
     * Applies x · sigmoid(x).
     *
     * @param x any value
     * @return the result
     */
    public static Value silu(Value x) {
        Value gate = sigmoid(x);
        Value y = MUL.apply(x, gate);
        return y.elementwise(x, dy -> mul(dy, add(gate, mul(y, sub(1, gate)))));
    }

    /**
     * Applies ln(1 + eˣ).
     *
     * @param x any value
     * @return above 0
     */
    public static Value softplus(Value x) {
        return SOFTPLUS.apply(x);
    }

    /**
     * Applies x / (1 + |x|).
     *
     * @param x any value
     * @return between −1 and 1
     */
    public static Value softsign(Value x) {
        return SOFTSIGN.apply(x);
    }

    /**
     * Applies eˣ / Σeˣ along an axis.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return numbers that sum to 1 along the axis
     */
    public static Value softmax(Value x, int axis) {
        Given.value("softmax: x", x);
        return SOFTMAX.apply(Attributes.NONE.with("axis", (long) x.dims().axis(axis)), x);
    }

    /**
     * Applies x − ln Σeˣ along an axis: the logarithm of softmax, without its rounding to 0.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return below 0
     */
    public static Value logSoftmax(Value x, int axis) {
        Given.value("logSoftmax: x", x);
        return LOG_SOFTMAX.apply(Attributes.NONE.with("axis", (long) x.dims().axis(axis)), x);
    }

    /**
     * Applies ½ · x² where |x| ≤ delta, delta · |x| − ½ · delta² elsewhere: c · (x − c / 2), where c is x within ±delta.
     *
     * @param x any value
     * @param delta where the square ends
     * @return at least 0
     */
    public static Value huber(Value x, double delta) {
        Value c = clip(x, -delta, delta);
        return MUL.apply(c, sub(x, mul(c, 0.5))).elementwise(x, dy -> mul(dy, c));
    }

    /**
     * Applies ln((eˣ + e⁻ˣ) / 2), which never overflows: |x| + ln(1 + e^(−2|x|)) − ln 2.
     *
     * @param x any value
     * @return at least 0
     */
    public static Value logCosh(Value x) {
        Value size = abs(x);
        Value more = sub(softplus(mul(size, -2)), Math.log(2));
        return ADD.apply(size, more).elementwise(x, dy -> mul(dy, tanh(x)));
    }
}
