package nn.op;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import nn.data.Given;

/** Words for shifting and scaling to mean 0 and variance 1. */
abstract class Normalizations extends Pools {
    static final OpType BATCH_NORMALIZATION = OpType.unary(
            "BatchNormalization",
            Gradient.of(
                    (op, dy) -> mul(dy, along(div(op.input(1), channelDeviation(op)), op.input(0), 1)),
                    (op, dy) -> sumPerFeature(mul(dy, channelStandard(op)), 1),
                    (op, dy) -> sumPerFeature(dy, 1)));
    static final OpType LAYER_NORMALIZATION = OpType.unary(
            "LayerNormalization",
            Gradient.of(
                    (op, dy) -> standardBackward(op, mul(dy, op.input(1))),
                    (op, dy) -> sumTo(mul(dy, standard(op)), op.output(), op.input(1)),
                    (op, dy) -> sumTo(dy, op.output(), op.input(2))));
    static final List<OpType> NORMALIZATIONS = List.of(BATCH_NORMALIZATION, LAYER_NORMALIZATION);

    private static Value channelDeviation(Op op) {
        return sqrt(add(op.input(4), op.attributes().number("epsilon", 1e-5)));
    }

    private static Value channelStandard(Op op) {
        Value x = op.input(0);
        return div(sub(x, along(op.input(3), x, 1)), along(channelDeviation(op), x, 1));
    }

    private static int[] axes(Op op) {
        Dims dims = op.input(0).dims();
        return IntStream.range(dims.axis((int) op.attributes().integer("axis", -1)), dims.rank())
                .toArray();
    }

    private static Value deviation(Op op) {
        Value x = op.input(0);
        Value centered = sub(x, mean(x, true, axes(op)));
        return sqrt(add(mean(square(centered), true, axes(op)), op.attributes().number("epsilon", 1e-5)));
    }

    private static Value standard(Op op) {
        Value x = op.input(0);
        return div(sub(x, mean(x, true, axes(op))), deviation(op));
    }

    private static Value standardBackward(Op op, Value dy) {
        return unnormalize(dy, standard(op), deviation(op), axes(op));
    }

    private static Value unnormalize(Value dy, Value y, Value deviation, int... axes) {
        Value along = mul(y, mean(mul(dy, y), true, axes));
        return div(sub(sub(dy, mean(dy, true, axes)), along), deviation);
    }

    /**
     * What was made of a value.
     *
     * @param y the normalized value
     * @param mean the mean along the axes
     * @param variance the biased variance, likewise
     */
    public record Normalized(Value y, Value mean, Value variance) {}

    /**
     * Computes (x − mean) / √(variance + epsilon), both taken along some axes, with the gradient in closed form; none
     * passes through mean and variance by themselves.
     *
     * @param x any value
     * @param epsilon what keeps the divisor above 0
     * @param axes from 0, or from −1 backwards
     * @return the normalized value, mean and variance
     */
    public static Normalized normalize(Value x, double epsilon, int... axes) {
        Given.value("normalize: x", x);
        Given.value("normalize: the axes", axes);
        int[] counted = Arrays.stream(axes).map(x.dims()::axis).toArray();
        Value mean = mean(x, true, counted).stop();
        Value centered = sub(x, mean);
        Value variance = mean(square(centered).stop(), true, counted);
        Value deviation = sqrt(add(variance, epsilon)).stop();
        Value y = DIV.apply(centered, deviation);
        y.gradient(x, dy -> unnormalize(dy, y, deviation, counted));
        return new Normalized(y, mean, variance);
    }

    /**
     * Computes gamma · (x − mean) / √(variance + epsilon) + beta feature by feature, mean and variance taken along all
     * other axes, with the gradients in closed form; none passes through mean and variance by themselves.
     *
     * @param x any value
     * @param gamma [features]
     * @param beta [features]
     * @param epsilon what keeps the divisor above 0
     * @param axis that of the features, from 0, or from −1 backwards
     * @return the normalized value, scaled and shifted, of x's size; mean and variance as [features]
     */
    public static Normalized normalizeFeatures(Value x, Value gamma, Value beta, double epsilon, int axis) {
        Given.value("normalizeFeatures: x", x);
        return new FeatureNormalization(x, gamma, beta, epsilon, x.dims().axis(axis)).normalized();
    }

    /**
     * Divides by the root of the mean of the squares along some axes, x / √(mean(x²) + epsilon), with the gradient in closed
     * form.
     *
     * @param x any value
     * @param epsilon what keeps the divisor above 0
     * @param axes from 0, or from −1 backwards
     * @return x's size
     */
    public static Value rms(Value x, double epsilon, int... axes) {
        Given.value("rms: x", x);
        Given.value("rms: the axes", axes);
        int[] counted = Arrays.stream(axes).map(x.dims()::axis).toArray();
        Value length = sqrt(add(mean(square(x).stop(), true, counted), epsilon)).stop();
        Value y = DIV.apply(x, length);
        return y.gradient(x, dy -> div(sub(dy, mul(y, mean(mul(dy, y), true, counted))), length));
    }

    /**
     * Computes gamma · (x − mean) / √(variance + epsilon) + beta, channel by channel, with given statistics, to
     * which no gradient passes.
     *
     * @param x [batch, channels, …]
     * @param gamma [channels]
     * @param beta [channels]
     * @param mean [channels]
     * @param variance [channels]
     * @param epsilon what keeps the divisor above 0
     * @return x's size
     */
    public static Value batchNormalization(
            Value x, Value gamma, Value beta, Value mean, Value variance, double epsilon) {
        return BATCH_NORMALIZATION.apply(Attributes.NONE.with("epsilon", epsilon), x, gamma, beta, mean, variance);
    }

    /**
     * Normalizes along the axes from one on, then scales and shifts.
     *
     * @param x any value
     * @param scale of the size of those axes
     * @param bias likewise
     * @param axis the first of the axes, from 0, or from −1 backwards
     * @param epsilon what keeps the divisor above 0
     * @return x's size
     */
    public static Value layerNormalization(Value x, Value scale, Value bias, int axis, double epsilon) {
        Given.value("layerNormalization: x", x);
        return LAYER_NORMALIZATION.apply(
                Attributes.NONE.with("axis", (long) x.dims().axis(axis)).with("epsilon", epsilon), x, scale, bias);
    }
}
