package nn.onnx.graph;

/** Ops that work element by element; smaller inputs are spread over larger ones. */
public final class Arithmetic {
    private Arithmetic() {}

    /** a + b. */
    public static Value add(Value a, Value b) {
        return binary("Add", a, b).elementwise(a, dy -> dy).elementwise(b, dy -> dy);
    }

    /** a − b. */
    public static Value sub(Value a, Value b) {
        return binary("Sub", a, b).elementwise(a, dy -> dy).elementwise(b, Arithmetic::neg);
    }

    /** a · b. */
    public static Value mul(Value a, Value b) {
        return binary("Mul", a, b).elementwise(a, dy -> mul(dy, b)).elementwise(b, dy -> mul(dy, a));
    }

    /** a / b. */
    public static Value div(Value a, Value b) {
        Value y = binary("Div", a, b);
        return y.elementwise(a, dy -> div(dy, b)).elementwise(b, dy -> neg(div(mul(dy, y), b)));
    }

    /** factor · x. */
    public static Value scale(Value x, double factor) {
        return factor == 1 ? x : mul(x, number(x, factor));
    }

    /** x + summand. */
    public static Value plus(Value x, double summand) {
        return summand == 0 ? x : add(x, number(x, summand));
    }

    /** number − x. */
    public static Value minus(double number, Value x) {
        return sub(number(x, number), x);
    }

    /** −x. */
    public static Value neg(Value x) {
        return Node.of("Neg", x).gives().elementwise(x, Arithmetic::neg);
    }

    /** x². */
    public static Value square(Value x) {
        return binary("Mul", x, x).elementwise(x, dy -> mul(scale(dy, 2), x));
    }

    /** √x. */
    public static Value sqrt(Value x) {
        Value y = Node.of("Sqrt", x).gives();
        return y.elementwise(x, dy -> div(scale(dy, 0.5), y));
    }

    /** ln x. */
    public static Value log(Value x) {
        return Node.of("Log", x).gives().elementwise(x, dy -> div(dy, x));
    }

    /** eˣ. */
    public static Value exp(Value x) {
        Value y = Node.of("Exp", x).gives();
        return y.elementwise(x, dy -> mul(dy, y));
    }

    /** |x|; the gradient at 0 is 0. */
    public static Value abs(Value x) {
        return Node.of("Abs", x).gives().elementwise(x, dy -> mul(dy, sign(x)));
    }

    /** −1, 0 or 1; a constant wherever it has a gradient. */
    public static Value sign(Value x) {
        return Node.of("Sign", x).gives().stop();
    }

    /** x kept within bounds; the gradient is 0 outside of them. */
    public static Value clip(Value x, double low, double high) {
        Value y = Node.of("Clip", x, number(x, low), number(x, high)).gives();
        return y.elementwise(x, dy -> where(Node.of("Equal", x, y).gives(Type.BOOL, x.dims()), dy, number(x, 0)));
    }

    /** ½ · x² where |x| ≤ delta, delta · |x| − ½ · delta² elsewhere: c · (x − c / 2), where c is x within ±delta. */
    public static Value huber(Value x, double delta) {
        Value c = Node.of("Clip", x, number(x, -delta), number(x, delta)).gives();
        Value y = Node.of("Mul", c, sub(x, scale(c, 0.5))).gives();
        return y.elementwise(x, dy -> mul(dy, c));
    }

    /** The greater of two; has no gradient. */
    public static Value max(Value a, Value b) {
        return binary("Max", a, b);
    }

    /** a where a condition holds, else b; has no gradient. */
    public static Value where(Value condition, Value a, Value b) {
        return Node.of("Where", condition, a, b)
                .gives(a.type(), condition.dims().spread(a.dims()).spread(b.dims()));
    }

    /** Whether a > b; has no gradient. */
    public static Value greater(Value a, Value b) {
        return compare("Greater", a, b);
    }

    /** Whether a is below b; has no gradient. */
    public static Value less(Value a, Value b) {
        return compare("Less", a, b);
    }

    /** The same numbers in another type; has no gradient. */
    public static Value cast(Value x, Type type) {
        return x.type() == type ? x : Node.of("Cast", x).with("to", type.code()).gives(type, x.dims());
    }

    private static Value compare(String op, Value a, Value b) {
        return Node.of(op, a, b).gives(Type.BOOL, a.dims().spread(b.dims()));
    }

    static Value number(Value like, double number) {
        return like.graph().scalar(like.type(), number);
    }

    private static Value binary(String op, Value a, Value b) {
        return Node.of(op, a, b).gives(a.dims().spread(b.dims()));
    }
}
