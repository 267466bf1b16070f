package nn.testkit;

import static java.lang.Math.exp;
import static java.lang.Math.log1p;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.tanh;

import java.util.ArrayList;
import java.util.List;
import nn.layer.Activation;

/** Activations with their derivatives. */
final class Curves {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    private Curves() {}

    static Var apply(Activation activation, Var x) {
        double v = x.value;
        double s = 1 / (1 + exp(-v));
        return switch (activation.function()) {
            case LINEAR -> x;
            case SIGMOID -> x.map(s, s * (1 - s));
            case HARD_SIGMOID -> x.map(max(0, min(1, v / 6 + 0.5)), Math.abs(v) < 3 ? 1.0 / 6 : 0);
            case TANH -> x.map(tanh(v), 1 - tanh(v) * tanh(v));
            case RELU -> x.map(max(0, v), v > 0 ? 1 : 0);
            case RELU6 -> x.map(min(6, max(0, v)), v > 0 && v < 6 ? 1 : 0);
            case LEAKY_RELU -> v > 0 ? x : x.times(activation.alpha());
            case ELU -> elu(x, activation.alpha());
            case SELU -> elu(x, SELU_ALPHA).times(SELU_SCALE);
            case GELU -> x.map(v * phi(v), phi(v) + v * exp(-v * v / 2) / Math.sqrt(2 * Math.PI));
            case SILU -> x.map(v * s, s + v * s * (1 - s));
            case SOFTPLUS -> x.map(max(v, 0) + log1p(exp(-Math.abs(v))), s);
            case SOFTSIGN -> x.map(v / (1 + Math.abs(v)), 1 / ((1 + Math.abs(v)) * (1 + Math.abs(v))));
            case SOFTMAX -> throw new IllegalArgumentException("softmax is no function of one number");
        };
    }

    private static Var elu(Var x, double alpha) {
        return x.value > 0 ? x : x.map(alpha * Math.expm1(x.value), alpha * exp(x.value));
    }

    static List<Var> softmax(List<Var> logits) {
        double most = logits.stream().mapToDouble(x -> x.value).max().orElseThrow();
        List<Var> powers = new ArrayList<>();
        for (Var x : logits) {
            powers.add(x.map(exp(x.value - most), exp(x.value - most)));
        }
        Var sum = Var.sum(powers);
        return powers.stream().map(power -> power.over(sum)).toList();
    }

    /** The normal distribution's integral, 1/2 + φ(v) · (v + v³/3 + v⁵/15 + …). */
    private static double phi(double v) {
        if (Math.abs(v) > 8) {
            return v > 0 ? 1 : 0;
        }
        double term = v;
        double sum = v;
        for (int k = 3; Math.abs(term) > 1e-17; k += 2) {
            term *= v * v / k;
            sum += term;
        }
        return 0.5 + sum * exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
    }
}
