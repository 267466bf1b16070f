package nn.testkit;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.DoubleBinaryOperator;

/** Computes activation functions, element by element. */
final class FunctionOps {
    /** ONNX's default of alpha in Selu, a float32. */
    private static final double SELU_ALPHA = 1.6732631921768188;
    /** ONNX's default of gamma in Selu, a float32. */
    private static final double SELU_GAMMA = 1.0507010221481323;

    static final Map<String, Computation> ALL = Map.ofEntries(
            entry("Sigmoid", ArithmeticOps.unary(x -> 1 / (1 + Math.exp(-x)))),
            entry("Tanh", ArithmeticOps.unary(Math::tanh)),
            entry("Relu", ArithmeticOps.unary(x -> Math.max(0, x))),
            entry("Softplus", ArithmeticOps.unary(x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x))))),
            entry("Softsign", ArithmeticOps.unary(x -> x / (1 + Math.abs(x)))),
            entry("LeakyRelu", chosen("alpha", 0.01, (x, alpha) -> x >= 0 ? x : alpha * x)),
            entry("Elu", chosen("alpha", 1, (x, alpha) -> x >= 0 ? x : alpha * Math.expm1(x))),
            entry("HardSigmoid", Computation.one(FunctionOps::hardSigmoid)),
            entry("Selu", Computation.one(FunctionOps::selu)));

    private FunctionOps() {}

    private static Computation chosen(String attribute, double standard, DoubleBinaryOperator function) {
        return Computation.one(given -> {
            double number = given.number(attribute, standard);
            return ArithmeticOps.map(given.input(0), x -> function.applyAsDouble(x, number));
        });
    }

    private static Array hardSigmoid(Given given) {
        double alpha = given.number("alpha", 0.2);
        double beta = given.number("beta", 0.5);
        return ArithmeticOps.map(given.input(0), x -> Math.max(0, Math.min(1, alpha * x + beta)));
    }

    private static Array selu(Given given) {
        double alpha = given.number("alpha", SELU_ALPHA);
        double gamma = given.number("gamma", SELU_GAMMA);
        return ArithmeticOps.map(given.input(0), x -> gamma * (x > 0 ? x : alpha * Math.expm1(x)));
    }
}
