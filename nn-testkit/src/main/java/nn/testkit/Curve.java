package nn.testkit;

import static java.lang.Math.abs;
import static java.lang.Math.exp;
import static java.lang.Math.log1p;
import static java.lang.Math.max;
import static java.lang.Math.min;
import static java.lang.Math.tanh;

import nn.layer.Activation;

/**
 * Holds an activation's value and derivative at a point, by its formula in double precision.
 *
 * <p>At a kink the derivative is that of the left side, but for hard sigmoid and ReLU6, which are flat there.
 */
record Curve(double value, double slope) {
    private static final double SELU_SCALE = 1.0507009873554805;
    private static final double SELU_ALPHA = 1.6732632423543772;

    static Curve of(Activation activation, double v) {
        double s = 1 / (1 + exp(-v));
        return switch (activation.function()) {
            case LINEAR -> new Curve(v, 1);
            case SIGMOID -> new Curve(s, s * (1 - s));
            case HARD_SIGMOID -> new Curve(max(0, min(1, v / 6 + 0.5)), abs(v) < 3 ? 1.0 / 6 : 0);
            case TANH -> new Curve(tanh(v), 1 - tanh(v) * tanh(v));
            case RELU -> new Curve(max(0, v), v > 0 ? 1 : 0);
            case RELU6 -> new Curve(min(6, max(0, v)), v > 0 && v < 6 ? 1 : 0);
            case LEAKY_RELU -> v > 0 ? new Curve(v, 1) : new Curve(activation.alpha() * v, activation.alpha());
            case ELU -> elu(v, 1, activation.alpha());
            case SELU -> elu(v, SELU_SCALE, SELU_ALPHA);
            case GELU -> new Curve(v * phi(v), phi(v) + v * exp(-v * v / 2) / Math.sqrt(2 * Math.PI));
            case SILU -> new Curve(v * s, s + v * s * (1 - s));
            case SOFTPLUS -> new Curve(max(v, 0) + log1p(exp(-abs(v))), s);
            case SOFTSIGN -> new Curve(v / (1 + abs(v)), 1 / ((1 + abs(v)) * (1 + abs(v))));
            case EXPONENTIAL -> new Curve(exp(v), exp(v));
            case LOG_SIGMOID -> new Curve(-(max(-v, 0) + log1p(exp(-abs(v)))), 1 / (1 + exp(v)));
            case MISH -> mish(v, s);
            case HARD_SILU ->
                new Curve(v * max(0, min(1, v / 6 + 0.5)), max(0, min(1, v / 6 + 0.5)) + (abs(v) < 3 ? v / 6 : 0));
            case HARD_TANH -> new Curve(max(-1, min(1, v)), abs(v) <= 1 ? 1 : 0);
            case CELU -> v > 0 ? new Curve(v, 1) : celu(v, activation.alpha());
            case SOFT_SHRINK -> new Curve(v - clip(v, activation.alpha()), abs(v) > activation.alpha() ? 1 : 0);
            case HARD_SHRINK -> abs(v) > activation.alpha() ? new Curve(v, 1) : new Curve(0, 0);
            case TANH_SHRINK -> new Curve(v - tanh(v), tanh(v) * tanh(v));
            case SQUAREPLUS -> squareplus(v, Math.sqrt(v * v + activation.alpha()), activation.alpha());
            case THRESHOLD -> v > activation.alpha() ? new Curve(v, 1) : new Curve(activation.value(), 0);
            case SPARSE_PLUS ->
                new Curve(v >= 1 ? v : (max(v, -1) + 1) * (max(v, -1) + 1) / 4, max(0, min(1, (v + 1) / 2)));
            case SPARSE_SIGMOID -> new Curve(max(0, min(1, (v + 1) / 2)), abs(v) < 1 ? 0.5 : 0);
            case SOFTMAX, LOG_SOFTMAX, SPARSEMAX, GLU ->
                throw new IllegalArgumentException(activation + " is no function of one number");
        };
    }

    private static Curve mish(double v, double s) {
        double gate = tanh(max(v, 0) + log1p(exp(-abs(v))));
        return new Curve(v * gate, gate + v * s * (1 - gate * gate));
    }

    private static Curve celu(double v, double alpha) {
        return new Curve(alpha * Math.expm1(v / alpha), exp(v / alpha));
    }

    private static double clip(double v, double bound) {
        return max(-bound, min(bound, v));
    }

    private static Curve squareplus(double v, double root, double b) {
        return new Curve(v > 0 ? (v + root) / 2 : b / 2 / (root - v), (1 + v / root) / 2);
    }

    private static Curve elu(double v, double scale, double alpha) {
        return v > 0 ? new Curve(scale * v, scale) : new Curve(scale * alpha * Math.expm1(v), scale * alpha * exp(v));
    }

    /** The normal distribution's integral, 1/2 + φ(v) · (v + v³/3 + v⁵/15 + …). */
    private static double phi(double v) {
        if (abs(v) > 8) {
            return v > 0 ? 1 : 0;
        }
        double term = v;
        double sum = v;
        for (int k = 3; abs(term) > 1e-17; k += 2) {
            term *= v * v / k;
            sum += term;
        }
        return 0.5 + sum * exp(-v * v / 2) / Math.sqrt(2 * Math.PI);
    }
}
