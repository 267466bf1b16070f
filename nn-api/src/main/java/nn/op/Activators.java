package nn.op;

import nn.data.Given;

/** Words for activation functions that are composed of others, each with a gradient in few ops. */
abstract class Activators extends Draws {
    /** Beyond it squares overflow, and the square root of one more than a square is the number itself. */
    private static final double FAR = 1e18;

    /**
     * Applies x · tanh(ln(1 + eˣ)) (Misra, 2019).
     *
     * @param x any value
     * @return the result
     */
    public static Value mish(Value x) {
        Value gate = tanh(softplus(x));
        return MUL.apply(x, gate)
                .elementwise(x, dy -> mul(dy, add(gate, mul(x, mul(sub(1, square(gate)), sigmoid(x))))));
    }

    /**
     * Applies x · max(0, min(1, x / 6 + 1 / 2)), also called hard swish (Howard et al., 2019).
     *
     * @param x any value
     * @return the result
     */
    public static Value hardSilu(Value x) {
        Value gate = hardSigmoid(x);
        return MUL.apply(x, gate)
                .elementwise(x, dy -> mul(dy, add(gate, mul(mul(x, 1.0 / 6), cast(less(abs(x), 3), x.type())))));
    }

    /**
     * Applies max(−1, min(1, x)).
     *
     * @param x any value
     * @return between −1 and 1
     */
    public static Value hardTanh(Value x) {
        return clip(x, -1, 1);
    }

    /**
     * Applies ln(1 / (1 + e⁻ˣ)), the logarithm of the sigmoid without its rounding to 0.
     *
     * @param x any value
     * @return below 0
     */
    public static Value logSigmoid(Value x) {
        return neg(softplus(neg(x)));
    }

    /**
     * Applies x above 0, α · (e^(x / α) − 1) below (Barron, 2017).
     *
     * @param x any value
     * @param alpha α, above 0
     * @return the result
     */
    public static Value celu(Value x, double alpha) {
        return alpha == 1 ? elu(x, 1) : mul(elu(div(x, alpha), 1), alpha);
    }

    /**
     * Moves x towards 0 by a threshold: x − max(−threshold, min(threshold, x)).
     *
     * @param x any value
     * @param threshold at least 0
     * @return the result
     */
    public static Value softShrink(Value x, double threshold) {
        return sub(x, clip(x, -threshold, threshold));
    }

    /**
     * Applies x where |x| is above a threshold, else 0.
     *
     * @param x any value
     * @param threshold at least 0
     * @return the result
     */
    public static Value hardShrink(Value x, double threshold) {
        return where(lessOrEqual(abs(x), number(x, threshold)), number(x, 0), x);
    }

    /**
     * Applies x − tanh x.
     *
     * @param x any value
     * @return the result
     */
    public static Value tanhShrink(Value x) {
        Value y = tanh(x);
        return SUB.apply(x, y).elementwise(x, dy -> mul(dy, square(y)));
    }

    /**
     * Applies (x + √(x² + b)) / 2, as max(0, x) + b / 2 / (√(x² + b) + |x|), which neither overflows nor cancels (Barron,
     * 2021).
     *
     * @param x any value
     * @param b above 0
     * @return above 0
     */
    public static Value squareplus(Value x, double b) {
        Value near = clip(x, -FAR, FAR);
        Value root = sqrt(add(square(near), b));
        Value more = div(number(x, b / 2), add(root, abs(near)));
        return ADD.apply(relu(x), more).elementwise(x, dy -> mul(dy, add(mul(div(near, root), 0.5), 0.5)));
    }

    /**
     * Applies x above a threshold, else a value.
     *
     * @param x any value
     * @param threshold any number
     * @param value what stands for all others
     * @return the result
     */
    public static Value threshold(Value x, double threshold, double value) {
        return where(lessOrEqual(x, number(x, threshold)), number(x, value), x);
    }

    /**
     * Applies 0 below −1, (x + 1)² / 4 up to 1, x above.
     *
     * @param x any value
     * @return at least 0
     */
    public static Value sparsePlus(Value x) {
        Value half = mul(add(clip(x, -1, 1), 1), 0.5);
        return ADD.apply(square(half), relu(sub(x, 1))).elementwise(x, dy -> mul(dy, half));
    }

    /**
     * Applies max(0, min(1, (x + 1) / 2)).
     *
     * @param x any value
     * @return between 0 and 1
     */
    public static Value sparseSigmoid(Value x) {
        return HARD_SIGMOID.apply(Attributes.NONE.with("alpha", 0.5).with("beta", 0.5), x);
    }

    /**
     * Finds the point nearest to x among all shares that sum to 1 along an axis: max(0, x − τ) (Martins and Astudillo,
     * 2016).
     *
     * <p>A number is above τ if the numbers above it exceed it by less than 1 in sum; so all are compared with all, which
     * takes the square of the axis's size in memory.
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards
     * @return numbers that sum to 1 along the axis, many of them 0
     */
    public static Value sparsemax(Value x, int axis) {
        Given.value("sparsemax: x", x);
        int at = x.dims().axis(axis);
        Value low = sub(x, amax(x, true, at).stop());
        Value beyond = relu(sub(unsqueeze(low, at), unsqueeze(low, at + 1)));
        Value above = cast(less(sum(beyond, at + 1), 1), x.type()).stop();
        Value tau = div(sub(sum(mul(low, above), true, at), 1), sum(above, true, at));
        return relu(sub(low, tau));
    }

    /**
     * Lets one half of an axis be gated by the other: a · sigmoid(b) (Dauphin et al., 2016).
     *
     * @param x any value
     * @param axis from 0, or from −1 backwards; of an even size
     * @return half the axis
     */
    public static Value glu(Value x, int axis) {
        Given.value("glu: x", x);
        int at = x.dims().axis(axis);
        long half = x.dims().size(at) / 2;
        Require.atLeast("glu: half the axis", 1, half);
        return mul(slice(x, at, 0, half), sigmoid(slice(x, at, half, 2 * half)));
    }
}
