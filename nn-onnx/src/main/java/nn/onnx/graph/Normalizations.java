package nn.onnx.graph;

import static nn.onnx.graph.Arithmetic.div;
import static nn.onnx.graph.Arithmetic.mul;
import static nn.onnx.graph.Arithmetic.plus;
import static nn.onnx.graph.Arithmetic.sqrt;
import static nn.onnx.graph.Arithmetic.square;
import static nn.onnx.graph.Arithmetic.sub;

/** Shifts and scales to mean 0 and variance 1. */
public final class Normalizations {
    private Normalizations() {}

    /**
     * What was made of a value.
     *
     * @param y the normalized value
     * @param mean the mean along the axes, which have size 1
     * @param variance the biased variance, likewise
     */
    public record Normalized(Value y, Value mean, Value variance) {}

    /** (x − mean) / √(variance + epsilon), both taken along some axes; the gradient in closed form. */
    public static Normalized normalize(Value x, double epsilon, int... axes) {
        Value mean = Reduction.mean(x, axes).stop();
        Value centered = Node.of("Sub", x, mean).gives();
        Value variance = Reduction.mean(square(centered).stop(), axes);
        Value deviation = sqrt(plus(variance, epsilon)).stop();
        Value y = Node.of("Div", centered, deviation).gives();
        y.gradient(x, dy -> {
            Value along = mul(y, Reduction.mean(mul(dy, y), axes));
            return div(sub(sub(dy, Reduction.mean(dy, axes)), along), deviation);
        });
        return new Normalized(y, mean, variance);
    }

    /** gamma · (x − mean) / √(variance + epsilon) + beta, channel by channel, with given statistics; the gradient
     * passes to x alone. */
    public static Value fixed(Value x, Value gamma, Value beta, Value mean, Value variance, double epsilon) {
        Value y = Node.of("BatchNormalization", x, gamma, beta, mean, variance)
                .with("epsilon", epsilon)
                .gives();
        Value factor = div(gamma, sqrt(plus(variance, epsilon)));
        return y.gradient(x, dy -> mul(dy, Shapes.perChannel(factor, x)));
    }
}
