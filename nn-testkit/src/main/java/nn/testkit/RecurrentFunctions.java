package nn.testkit;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import nn.data.NnException;

/** Finds the activations of a recurrent op; those with numbers take the next ones of the op's lists. */
final class RecurrentFunctions {
    private final Iterator<Double> alphas;
    private final Iterator<Double> betas;

    private RecurrentFunctions(Given given) {
        alphas = Arrays.stream(given.op().attributes().numbers("activation_alpha"))
                .iterator();
        betas = Arrays.stream(given.op().attributes().numbers("activation_beta"))
                .iterator();
    }

    static List<DoubleUnaryOperator> of(Given given, List<String> standard) {
        RecurrentFunctions functions = new RecurrentFunctions(given);
        return given.op().attributes().words("activations", standard).stream()
                .map(functions::named)
                .toList();
    }

    private DoubleUnaryOperator named(String name) {
        return switch (name) {
            case "Sigmoid" -> x -> 1 / (1 + Math.exp(-x));
            case "Tanh" -> Math::tanh;
            case "Relu" -> x -> Math.max(0, x);
            case "Softplus" -> x -> Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
            case "Softsign" -> x -> x / (1 + Math.abs(x));
            case "LeakyRelu" -> leaky(alphas.next());
            case "Elu" -> elu(alphas.next());
            case "HardSigmoid" -> hard(alphas.next(), betas.next());
            case "Affine" -> affine(alphas.next(), betas.next());
            default -> throw NnException.of("the interpreter does not know the activation \"%s\".", name);
        };
    }

    private static DoubleUnaryOperator leaky(double alpha) {
        return x -> x >= 0 ? x : alpha * x;
    }

    private static DoubleUnaryOperator elu(double alpha) {
        return x -> x >= 0 ? x : alpha * Math.expm1(x);
    }

    private static DoubleUnaryOperator hard(double alpha, double beta) {
        return x -> Math.max(0, Math.min(1, alpha * x + beta));
    }

    private static DoubleUnaryOperator affine(double alpha, double beta) {
        return x -> alpha * x + beta;
    }
}
