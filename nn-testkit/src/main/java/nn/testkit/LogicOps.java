package nn.testkit;

import static java.util.Map.entry;
import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.Map;
import nn.op.Dims;
import nn.op.ElementType;

/** Computes truth values, what is chosen by them, and numbers in other types. */
final class LogicOps {
    static final Map<String, Computation> ALL = Map.ofEntries(
            entry("Equal", comparison((a, b) -> a == b)),
            entry("Greater", comparison((a, b) -> a > b)),
            entry("Less", comparison((a, b) -> a < b)),
            entry("GreaterOrEqual", comparison((a, b) -> a >= b)),
            entry("LessOrEqual", comparison((a, b) -> a <= b)),
            entry("And", comparison((a, b) -> a != 0 && b != 0)),
            entry("Or", comparison((a, b) -> a != 0 || b != 0)),
            entry("Not", ArithmeticOps.unary(x -> 1 - x)),
            entry("Where", one(LogicOps::where)),
            entry("Cast", one(LogicOps::cast)));

    private LogicOps() {}

    /** Tells whether two numbers stand in a relation. */
    @FunctionalInterface
    private interface Relation {
        boolean holds(double a, double b);
    }

    private static Computation comparison(Relation relation) {
        return one(given -> {
            Array result =
                    ArithmeticOps.combine(given.input(0), given.input(1), (a, b) -> relation.holds(a, b) ? 1 : 0);
            return new Array(ElementType.BOOL, result.dims(), result.numbers());
        });
    }

    private static Array where(Given given) {
        Dims dims = given.input(0)
                .dims()
                .broadcast(given.input(1).dims())
                .broadcast(given.input(2).dims());
        double[] condition = ArithmeticOps.broadcast(given.input(0), dims).numbers();
        double[] result =
                ArithmeticOps.broadcast(given.input(1), dims).numbers().clone();
        double[] other = ArithmeticOps.broadcast(given.input(2), dims).numbers();
        for (int i = 0; i < result.length; i++) {
            result[i] = condition[i] != 0 ? result[i] : other[i];
        }
        return new Array(given.input(1).type(), dims, result);
    }

    private static Array cast(Given given) {
        ElementType type = ElementType.of(given.integer("to", 1));
        Array x = given.input(0);
        return new Array(
                type,
                x.dims(),
                Arrays.stream(x.numbers())
                        .map(number -> Numbers.cast(type, number))
                        .toArray());
    }
}
