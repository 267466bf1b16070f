package nn.testkit;

import static java.util.Map.entry;
import static nn.testkit.Computation.one;

import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongBinaryOperator;
import nn.op.Dims;

/** Computes element by element, smaller inputs broadcast. */
final class ArithmeticOps {
    static final Map<String, Computation> ALL = Map.ofEntries(
            entry("Identity", one(given -> given.input(0))),
            entry("Add", binary(Double::sum, Long::sum)),
            entry("Sub", binary((a, b) -> a - b, (a, b) -> a - b)),
            entry("Mul", binary((a, b) -> a * b, (a, b) -> a * b)),
            entry("Div", binary((a, b) -> a / b, (a, b) -> a / b)),
            entry("Pow", binary(Math::pow, (a, b) -> (long) Math.pow(a, b))),
            entry("Max", binary(Math::max, Math::max)),
            entry("Min", binary(Math::min, Math::min)),
            entry("Neg", unary(x -> 0 - x)),
            entry("Sqrt", unary(Math::sqrt)),
            entry("Exp", unary(Math::exp)),
            entry("Log", unary(Math::log)),
            entry("Erf", unary(ArithmeticOps::erf)),
            entry("Sin", unary(Math::sin)),
            entry("Cos", unary(Math::cos)),
            entry("Floor", unary(Math::floor)),
            entry("Abs", unary(Math::abs)),
            entry("Sign", unary(Math::signum)),
            entry("Clip", one(ArithmeticOps::clip)));

    private ArithmeticOps() {}

    static Computation unary(DoubleUnaryOperator function) {
        return one(given -> map(given.input(0), function));
    }

    static Array map(Array x, DoubleUnaryOperator function) {
        return x.with(Arrays.stream(x.numbers())
                .map(number -> fit(x, function.applyAsDouble(number)))
                .toArray());
    }

    private static double fit(Array like, double number) {
        return like.type().isFloat() ? number : Numbers.wrap(like.type(), (long) number);
    }

    private static Computation binary(DoubleBinaryOperator floats, LongBinaryOperator integers) {
        return one(given -> given.inputs().stream()
                .reduce((a, b) -> combine(
                        a,
                        b,
                        a.type().isFloat()
                                ? floats
                                : (p, q) -> Numbers.wrap(a.type(), integers.applyAsLong((long) p, (long) q))))
                .orElseThrow());
    }

    /** Combines each element of one with its counterpart of the other. */
    static Array combine(Array a, Array b, DoubleBinaryOperator function) {
        Dims dims = a.dims().broadcast(b.dims());
        double[] left = broadcast(a, dims).numbers();
        double[] right = broadcast(b, dims).numbers();
        double[] result = new double[left.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = function.applyAsDouble(left[i], right[i]);
        }
        return new Array(a.type(), dims, result);
    }

    /** Repeats elements along axes where there is one alone. */
    static Array broadcast(Array x, Dims dims) {
        return x.dims().equals(dims)
                ? x
                : x.pick(dims, Walk.broadcast(x.dims(), dims).places());
    }

    private static Array clip(Given given) {
        double low = given.has(1) ? given.input(1).numbers()[0] : Double.NEGATIVE_INFINITY;
        double high = given.has(2) ? given.input(2).numbers()[0] : Double.POSITIVE_INFINITY;
        return map(given.input(0), x -> Math.min(high, Math.max(low, x)));
    }

    /** The error function: 2/√π · e^(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (1 · 3 · … · (2n + 1)), a series without cancellation. */
    private static double erf(double x) {
        if (Math.abs(x) > 6 || Double.isNaN(x)) {
            return Math.signum(x);
        }
        double term = x;
        double sum = 0;
        for (int n = 1; sum + term != sum; n++) {
            sum += term;
            term *= 2 * x * x / (2 * n + 1);
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
