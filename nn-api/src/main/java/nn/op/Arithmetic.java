package nn.op;

import java.util.List;
import java.util.function.Function;
import nn.data.Given;
import nn.data.NnException;

/** Words for ops that work element by element; smaller inputs are broadcast over larger ones. */
abstract class Arithmetic {
    static final OpType IDENTITY = OpType.unary("Identity", Gradient.ofOutput((y, dy) -> dy));
    static final OpType ADD = binary("Add", (op, dy) -> dy, (op, dy) -> dy);
    static final OpType SUB = binary("Sub", (op, dy) -> dy, (op, dy) -> neg(dy));
    static final OpType MUL = binary("Mul", (op, dy) -> mul(dy, op.input(1)), (op, dy) -> mul(dy, op.input(0)));
    static final OpType DIV =
            binary("Div", (op, dy) -> div(dy, op.input(1)), (op, dy) -> neg(div(mul(dy, op.output()), op.input(1))));
    static final OpType POW = binary(
            "Pow",
            (op, dy) -> mul(dy, mul(op.input(1), pow(op.input(0), add(op.input(1), -1)))),
            (op, dy) -> mul(dy, mul(op.output(), log(op.input(0)))));
    static final OpType MAX = binary("Max", (op, dy) -> drop(less(op), dy), (op, dy) -> keep(less(op), dy));
    static final OpType MIN = binary("Min", (op, dy) -> drop(greater(op), dy), (op, dy) -> keep(greater(op), dy));
    static final OpType NEG = OpType.unary("Neg", Gradient.ofOutput((y, dy) -> neg(dy)));
    static final OpType SQRT = OpType.unary("Sqrt", Gradient.ofOutput((y, dy) -> div(mul(dy, 0.5), y)));
    static final OpType EXP = OpType.unary("Exp", Gradient.ofOutput((y, dy) -> mul(dy, y)));
    static final OpType LOG = OpType.unary("Log", Gradient.elementwise((op, dy) -> div(dy, op.input(0))));
    static final OpType ERF = OpType.unary(
            "Erf",
            Gradient.elementwise((op, dy) -> mul(dy, mul(exp(neg(square(op.input(0)))), 2 / Math.sqrt(Math.PI)))));
    static final OpType SIN = OpType.unary("Sin", Gradient.elementwise((op, dy) -> mul(dy, cos(op.input(0)))));
    static final OpType COS = OpType.unary("Cos", Gradient.elementwise((op, dy) -> neg(mul(dy, sin(op.input(0))))));
    static final OpType FLOOR = OpType.unary("Floor", new Gradient.Zero("constant wherever it has a gradient"));
    static final OpType ABS = OpType.unary("Abs", Gradient.elementwise((op, dy) -> mul(dy, sign(op.input(0)))));
    static final OpType SIGN = OpType.unary("Sign", new Gradient.Zero("constant wherever it has a gradient"));
    static final OpType CLIP = OpType.unary("Clip", Gradient.elementwise((op, dy) -> inside(op, dy)));
    static final List<OpType> ARITHMETIC = List.of(
            IDENTITY, ADD, SUB, MUL, DIV, POW, MAX, MIN, NEG, SQRT, EXP, LOG, ERF, SIN, COS, FLOOR, ABS, SIGN, CLIP);

    Arithmetic() {}

    private static OpType binary(String name, Gradient.Rule left, Gradient.Rule right) {
        return OpType.of(name, broadcast(), Gradient.elementwise(left, right));
    }

    private static Value less(Op op) {
        return Ops.less(op.input(0), op.input(1));
    }

    private static Value greater(Op op) {
        return Ops.greater(op.input(0), op.input(1));
    }

    private static Value keep(Value condition, Value dy) {
        return Ops.where(condition, dy, number(dy, 0));
    }

    private static Value drop(Value condition, Value dy) {
        return Ops.where(condition, number(dy, 0), dy);
    }

    private static Value inside(Op op, Value dy) {
        return Ops.where(Ops.equal(op.input(0), op.output()), dy, number(op.input(0), 0));
    }

    /** Takes inputs of one type and broadcasts them. */
    static Function<Op, Form> broadcast() {
        return op -> new Form(
                same(op, 0, 1), op.input(0).dims().broadcast(op.input(1).dims()));
    }

    /** Returns the type of two inputs, which must be the same. */
    static ElementType same(Op op, int left, int right) {
        Form a = op.input(left).form();
        Form b = op.input(right).form();
        if (a.type() != b.type()) {
            throw NnException.of("%s and %s are of different types.", a, b).maybe("cast(…) one of them.");
        }
        return a.type();
    }

    static Value number(Value like, double number) {
        Given.value("an op: like", like);
        return like.graph().scalar(like.type(), number);
    }

    /**
     * Adds: a + b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return the sum
     */
    public static Value add(Value a, Value b) {
        return ADD.apply(a, b);
    }

    /**
     * Adds a number: x + number.
     *
     * @param x any value
     * @param number what is added
     * @return the sum; x itself for 0
     */
    public static Value add(Value x, double number) {
        return number == 0 ? x : add(x, number(x, number));
    }

    /**
     * Subtracts: a − b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return the difference
     */
    public static Value sub(Value a, Value b) {
        return SUB.apply(a, b);
    }

    /**
     * Subtracts from a number: number − x.
     *
     * @param number what is subtracted from
     * @param x any value
     * @return the difference
     */
    public static Value sub(double number, Value x) {
        return sub(number(x, number), x);
    }

    /**
     * Subtracts a number: x − number.
     *
     * @param x any value
     * @param number what is subtracted
     * @return the difference; x itself for 0
     */
    public static Value sub(Value x, double number) {
        return add(x, -number);
    }

    /**
     * Multiplies element by element: a · b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return the product
     */
    public static Value mul(Value a, Value b) {
        return MUL.apply(a, b);
    }

    /**
     * Multiplies by a number: x · number.
     *
     * @param x any value
     * @param number the factor
     * @return the product; x itself for 1
     */
    public static Value mul(Value x, double number) {
        return number == 1 ? x : mul(x, number(x, number));
    }

    /**
     * Divides element by element: a / b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return the quotient
     */
    public static Value div(Value a, Value b) {
        return DIV.apply(a, b);
    }

    /**
     * Divides by a number: x / number.
     *
     * @param x any value
     * @param number the divisor
     * @return the quotient
     */
    public static Value div(Value x, double number) {
        return div(x, number(x, number));
    }

    /**
     * Raises to a power: aᵇ. The gradient of b needs a above 0.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return the power
     */
    public static Value pow(Value a, Value b) {
        return POW.apply(a, b);
    }

    /**
     * Raises to a power: xᵉ.
     *
     * @param x any value
     * @param exponent e
     * @return the power
     */
    public static Value pow(Value x, double exponent) {
        return pow(x, number(x, exponent));
    }

    /**
     * Takes the greater of two; the first one receives the gradient of equal ones.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return max(a, b)
     */
    public static Value max(Value a, Value b) {
        return MAX.apply(a, b);
    }

    /**
     * Takes the smaller of two; the first one receives the gradient of equal ones.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return min(a, b)
     */
    public static Value min(Value a, Value b) {
        return MIN.apply(a, b);
    }

    /**
     * Changes the sign: −x.
     *
     * @param x any value
     * @return −x
     */
    public static Value neg(Value x) {
        return NEG.apply(x);
    }

    /**
     * Multiplies by itself: x².
     *
     * @param x any value
     * @return the square
     */
    public static Value square(Value x) {
        return MUL.apply(x, x).elementwise(x, dy -> mul(mul(dy, 2), x));
    }

    /**
     * Takes the square root: √x.
     *
     * @param x at least 0
     * @return the root
     */
    public static Value sqrt(Value x) {
        return SQRT.apply(x);
    }

    /**
     * Takes the exponential: eˣ.
     *
     * @param x any value
     * @return eˣ
     */
    public static Value exp(Value x) {
        return EXP.apply(x);
    }

    /**
     * Takes the natural logarithm: ln x.
     *
     * @param x above 0
     * @return ln x
     */
    public static Value log(Value x) {
        return LOG.apply(x);
    }

    /**
     * Takes the error function: 2/√π · ∫₀ˣ e^(−t²) dt.
     *
     * @param x any value
     * @return between −1 and 1
     */
    public static Value erf(Value x) {
        return ERF.apply(x);
    }

    /**
     * Takes the sine.
     *
     * @param x an angle in radians
     * @return between −1 and 1
     */
    public static Value sin(Value x) {
        return SIN.apply(x);
    }

    /**
     * Takes the cosine.
     *
     * @param x an angle in radians
     * @return between −1 and 1
     */
    public static Value cos(Value x) {
        return COS.apply(x);
    }

    /**
     * Rounds down: ⌊x⌋. No gradient passes.
     *
     * @param x any value
     * @return the greatest whole number that is not above x, of the type of x
     */
    public static Value floor(Value x) {
        return FLOOR.apply(x);
    }

    /**
     * Takes the absolute value: |x|. The gradient at 0 is 0.
     *
     * @param x any value
     * @return |x|
     */
    public static Value abs(Value x) {
        return ABS.apply(x);
    }

    /**
     * Takes the sign: −1, 0 or 1. No gradient passes.
     *
     * @param x any value
     * @return the sign
     */
    public static Value sign(Value x) {
        return SIGN.apply(x);
    }

    /**
     * Keeps x within bounds; the gradient is 0 outside of them.
     *
     * @param x any value
     * @param low the lower bound
     * @param high the upper bound
     * @return min(max(x, low), high)
     */
    public static Value clip(Value x, double low, double high) {
        return CLIP.apply(x, number(x, low), number(x, high));
    }
}
