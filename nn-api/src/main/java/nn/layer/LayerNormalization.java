package nn.layer;

import java.util.List;
import nn.data.Given;
import nn.data.Shape;
import nn.data.Words;
import nn.op.Ops;
import nn.op.Value;

/**
 * Normalizes each row along its features, its last axis (for images: each pixel along the channels): {@code gamma · (x −
 * mean) / √(variance + epsilon) + beta}.
 *
 * <p>Ba, Kiros and Hinton, 2016.
 *
 * @param epsilon added to the variance, 0.001 by default
 * @param hasCenter whether beta is learned
 * @param hasScale whether gamma is learned
 * @param name the user's name, or empty
 * @see <a href="https://keras.io/api/layers/normalization_layers/layer_normalization/">Keras's LayerNormalization</a>
 */
public record LayerNormalization(double epsilon, boolean hasCenter, boolean hasScale, String name)
        implements PassesMask {
    /** Checks epsilon. */
    public LayerNormalization {
        Given.nonNegative("layerNormalization: epsilon", epsilon);
    }

    /**
     * Chooses what is added to the variance.
     *
     * @param other at least 0
     * @return a new layer
     */
    public LayerNormalization epsilon(double other) {
        return new LayerNormalization(other, hasCenter, hasScale, name);
    }

    /**
     * Learns beta or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public LayerNormalization center(boolean other) {
        return new LayerNormalization(epsilon, other, hasScale, name);
    }

    /**
     * Learns gamma or leaves it out.
     *
     * @param other true by default
     * @return a new layer
     */
    public LayerNormalization scale(boolean other) {
        return new LayerNormalization(epsilon, hasCenter, other, name);
    }

    @Override
    public LayerNormalization named(String other) {
        return new LayerNormalization(epsilon, hasCenter, hasScale, Check.name(other));
    }

    @Override
    public Shape outputShape(Shape input) {
        return input;
    }

    @Override
    public List<Weight> weights(Shape input) {
        return Scaling.weights(Shape.of(input.dim(input.featureAxis())), hasScale, hasCenter);
    }

    @Override
    public Value call(Call call, Value x) {
        Value normalized = Ops.normalize(x, epsilon, x.dims().featureAxis()).y();
        return Scaling.of(call, hasScale, hasCenter, normalized);
    }

    @Override
    public String toString() {
        return Words.of("layerNormalization")
                .option("epsilon", epsilon, 1e-3)
                .option("center", hasCenter, true)
                .option("scale", hasScale, true)
                .named(name)
                .toString();
    }
}
