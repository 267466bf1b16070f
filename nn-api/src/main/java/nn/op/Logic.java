package nn.op;

import java.util.List;
import nn.data.Given;

/** Words for comparisons, for what is chosen by them, and for types. */
abstract class Logic extends Arithmetic {
    private static final Gradient NEVER = new Gradient.Zero("truth values have no gradient");

    static final OpType EQUAL = comparison("Equal");
    static final OpType GREATER = comparison("Greater");
    static final OpType LESS = comparison("Less");
    static final OpType GREATER_OR_EQUAL = comparison("GreaterOrEqual");
    static final OpType LESS_OR_EQUAL = comparison("LessOrEqual");
    static final OpType AND = comparison("And");
    static final OpType OR = comparison("Or");
    static final OpType NOT = OpType.unary("Not", NEVER);
    static final OpType WHERE = OpType.of(
            "Where",
            op -> new Form(
                    same(op, 1, 2),
                    op.input(0)
                            .dims()
                            .broadcast(op.input(1).dims())
                            .broadcast(op.input(2).dims())),
            Gradient.elementwise(
                    (op, dy) -> dy,
                    (op, dy) -> where(op.input(0), dy, number(dy, 0)),
                    (op, dy) -> where(op.input(0), number(dy, 0), dy)));
    static final OpType CAST = OpType.of(
            "Cast",
            op -> new Form(
                    ElementType.of(op.attributes().integer("to", 1)),
                    op.input(0).dims()),
            Gradient.elementwise((op, dy) -> cast(dy, op.input(0).type())));
    static final List<OpType> LOGIC =
            List.of(EQUAL, GREATER, LESS, GREATER_OR_EQUAL, LESS_OR_EQUAL, AND, OR, NOT, WHERE, CAST);

    private static OpType comparison(String name) {
        return OpType.of(
                name, op -> new Form(ElementType.BOOL, broadcast().apply(op).dims()), NEVER);
    }

    /**
     * Tells where a = b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return bool
     */
    public static Value equal(Value a, Value b) {
        return EQUAL.apply(a, b);
    }

    /**
     * Tells where a &gt; b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return bool
     */
    public static Value greater(Value a, Value b) {
        return GREATER.apply(a, b);
    }

    /**
     * Tells where x is above a number.
     *
     * @param x any value
     * @param number the bound
     * @return bool
     */
    public static Value greater(Value x, double number) {
        return greater(x, number(x, number));
    }

    /**
     * Tells where a &lt; b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return bool
     */
    public static Value less(Value a, Value b) {
        return LESS.apply(a, b);
    }

    /**
     * Tells where x is below a number.
     *
     * @param x any value
     * @param number the bound
     * @return bool
     */
    public static Value less(Value x, double number) {
        return less(x, number(x, number));
    }

    /**
     * Tells where a ≥ b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return bool
     */
    public static Value greaterOrEqual(Value a, Value b) {
        return GREATER_OR_EQUAL.apply(a, b);
    }

    /**
     * Tells where a ≤ b.
     *
     * @param a any value
     * @param b of the same type, broadcast
     * @return bool
     */
    public static Value lessOrEqual(Value a, Value b) {
        return LESS_OR_EQUAL.apply(a, b);
    }

    /**
     * Tells where both hold.
     *
     * @param a bool
     * @param b bool, broadcast
     * @return bool
     */
    public static Value and(Value a, Value b) {
        return AND.apply(a, b);
    }

    /**
     * Tells where one of two holds, or both.
     *
     * @param a bool
     * @param b bool, broadcast
     * @return bool
     */
    public static Value or(Value a, Value b) {
        return OR.apply(a, b);
    }

    /**
     * Tells where a condition does not hold.
     *
     * @param condition bool
     * @return bool
     */
    public static Value not(Value condition) {
        return NOT.apply(condition);
    }

    /**
     * Takes a where a condition holds, else b.
     *
     * @param condition bool
     * @param a any value, broadcast
     * @param b of the same type, broadcast
     * @return the chosen elements
     */
    public static Value where(Value condition, Value a, Value b) {
        return WHERE.apply(condition, a, b);
    }

    /**
     * Writes the same numbers in another type.
     *
     * @param x any value
     * @param type the new type
     * @return x itself if it is of that type
     */
    public static Value cast(Value x, ElementType type) {
        Given.value("cast: x", x);
        Given.value("cast: the type", type);
        return x.type() == type ? x : CAST.apply(Attributes.NONE.with("to", (long) type.code()), x);
    }
}
